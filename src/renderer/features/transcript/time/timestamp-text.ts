import type { Instant, Timestamp } from '#shared/domain/time';
import { formatDayAndTime, formatDuration, type ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import { zoneName } from '../../../i18n/zone';

/** Everything that is known of a time, one line each: the exact moment, how far into the conversation, other clocks. */
export function momentLines(time: Timestamp, zone: ZoneChoice, start: Instant | undefined): readonly string[] {
  const lines = [
    text('transcript.moment', {
      day: formatDayAndTime(time.at, zone, time.offsetMinutes),
      zone: zoneName(time, zone),
    }),
  ];
  if (zone !== 'utc' && zoneName(time, zone) !== 'UTC') {
    lines.push(text('transcript.moment.utc', { day: formatDayAndTime(time.at, 'utc') }));
  }
  if (start !== undefined) {
    const duration = formatDuration(Math.abs(time.at - start));
    lines.push(text(time.at < start ? 'transcript.moment.before' : 'transcript.moment.after', { duration }));
  }
  if (time.offsetMinutes !== undefined && zone !== 'recorded') {
    lines.push(text('transcript.moment.recorded', { offset: zoneName(time, 'recorded') }));
  }
  if (time.other !== undefined) lines.push(otherClock(time, zone));
  return lines;
}

/** What the second clock says, where there is one that disagrees. */
export function otherClock(time: Timestamp, zone: ZoneChoice): string {
  const { clock, at } = time.other ?? { clock: '', at: time.at };
  const other: Timestamp = { ...time, at };
  return text('transcript.moment.other', {
    clock,
    day: formatDayAndTime(at, zone, time.offsetMinutes),
    zone: zoneName(other, zone),
  });
}
