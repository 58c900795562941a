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
const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'short' };

/**
 * When something was, as short as a list can say it and with the time, by which those of one day are told apart: the day is
 * "Today", "Yesterday" or the name of the day in the last week, day and month this year, the whole date before. `offsetMinutes` is what the file wrote, for `recorded`.
 */
export function formatListTime(moment: Instant, now: number, zone: ZoneChoice, offsetMinutes = 0): string {
  const at = zone === 'recorded' ? moment + offsetMinutes * 60_000 : moment;
  const on = format(zone, 'day', DAY).format(at);
  const time = format(zone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  // what was recorded elsewhere is of today when its clock showed the day it is here
  const today = format(zone === 'utc' ? 'utc' : 'mine', 'day', DAY);
  if (on === today.format(now)) return text('list.todayAt', { time });
  if (on === today.format(now - DAY_MS)) return text('list.yesterdayAt', { time });
  for (let days = 2; days < 7; days++) {
    if (on !== today.format(now - days * DAY_MS)) continue;
    return text('list.dayAt', { day: format(zone, 'weekday', { weekday: 'long' }).format(at), time });
  }
  const year = format(zone, 'year', { year: 'numeric' });
  const sameYear = year.format(at) === year.format(now);
  const date = sameYear
    ? format(zone, 'short', { day: 'numeric', month: 'short' }).format(at)
    : format(zone, 'long', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return `${date} ${time}`;
}
