import type { Conversation } from '#shared/domain/conversation';
import type { Timestamp } from '#shared/domain/time';
import { formatDay, type ZoneChoice } from './format';
import { text } from './text';
import { calendarDay, formatClock, zoneName } from './zone';

const SHORT_MS = 120_000;

/** From when to when, with the zone: "6 Mar 2025, 14:26 – 14:31 UTC". */
export function spanText(conversation: Conversation, zone: ZoneChoice): string {
  const { summary, messages } = conversation;
  const from = startOf(conversation);
  const until = summary.endedAt ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt;
  if (from === undefined) return text('header.noTime');
  const precision = until !== undefined && until.at - from.at < SHORT_MS ? 'second' : 'minute';
  const start = { day: dayText(from, zone), from: formatClock(from, zone, precision), zone: zoneName(from, zone) };
  if (until === undefined || until.at < from.at) return text('header.moment', start);
  const end = formatClock(until, zone, precision);
  return calendarDay(from, zone) === calendarDay(until, zone)
    ? text('header.span.day', { ...start, until: end })
    : text('header.span.days', { ...start, until: end, untilDay: dayText(until, zone) });
}

/** The minute it began, where there is room for no more: "6 Mar 2025, 14:26 UTC". */
export function startText(conversation: Conversation, zone: ZoneChoice): string {
  const from = startOf(conversation);
  if (from === undefined) return text('header.noTime');
  return text('header.start', {
    day: dayText(from, zone),
    from: formatClock(from, zone, 'minute'),
    zone: zoneName(from, zone),
  });
}

/** When a conversation began, as far as anybody knows. */
export function startOf({ summary, messages }: Conversation): Timestamp | undefined {
  return summary.startedAt ?? summary.requestedAt ?? messages.find(({ sentAt }) => sentAt)?.sentAt;
}

function dayText(time: Timestamp, zone: ZoneChoice): string {
  return formatDay(time.at, zone, time.offsetMinutes);
}
