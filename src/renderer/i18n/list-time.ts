import type { Instant } from '#shared/domain/time';
import type { ZoneChoice } from './format';
import { text } from './text';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: ZoneChoice, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${name}`;
  let held = formats.get(key);
  if (held === undefined) {
    held = new Intl.DateTimeFormat(undefined, { ...options, ...(zone === 'mine' ? {} : { timeZone: 'UTC' }) });
    formats.set(key, held);
  }
  return held;
}

const DAY_MS = 86_400_000;

/**
 * When something was, as short as a list can say it and with the time, by which those of one day are told apart: the day is
 * "Yesterday", day and month this year, the whole date before. `offsetMinutes` is what the file wrote, for `recorded`.
 */
export function formatListTime(moment: Instant, now: number, zone: ZoneChoice, offsetMinutes = 0): string {
  const at = zone === 'recorded' ? moment + offsetMinutes * 60_000 : moment;
  const day = format(zone, 'day', { dateStyle: 'short' });
  const on = day.format(at);
  const time = format(zone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  if (on === day.format(now)) return time;
  if (on === day.format(now - DAY_MS)) return text('list.yesterdayAt', { time });
  const year = format(zone, 'year', { year: 'numeric' });
  const sameYear = year.format(at) === year.format(now);
  const date = sameYear
    ? format(zone, 'short', { day: 'numeric', month: 'short' }).format(at)
    : format(zone, 'long', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${date} ${time}`;
}
