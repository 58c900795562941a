import type { Timestamp } from '#shared/domain/time';
import type { ZoneChoice } from './format';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Minutes east of UTC in which a time is read. */
export function offsetOf({ at, offsetMinutes = 0 }: Timestamp, zone: ZoneChoice): number {
  if (zone === 'utc') return 0;
  return zone === 'recorded' ? offsetMinutes : -new Date(at).getTimezoneOffset();
}

/** Days since 1970 on the calendar of the zone: equal for two times of the same day. */
export function calendarDay(time: Timestamp, zone: ZoneChoice): number {
  return Math.floor((time.at + offsetOf(time, zone) * MINUTE_MS) / DAY_MS);
}

/** "UTC", "UTC+01:00": what stands beside a time. */
export function zoneName(time: Timestamp, zone: ZoneChoice): string {
  const minutes = offsetOf(time, zone);
  if (minutes === 0) return 'UTC';
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A time for programs: "2025-03-04T09:12:31+01:00", by the clock of the zone. */
export function isoText(time: Timestamp, zone: ZoneChoice): string {
  const minutes = offsetOf(time, zone);
  const local = new Date(time.at + minutes * MINUTE_MS).toISOString().replace('.000', '').slice(0, -1);
  if (minutes === 0) return `${local}Z`;
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

export type ClockPrecision = 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const OPTIONS: Readonly<Record<ClockPrecision, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  millisecond: {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  },
};

const formats = new Map<ClockPrecision, Intl.DateTimeFormat>();

/** The clock (or the day) of a time, no finer than asked for: "17:13" by the minute. */
export function formatClock(time: Timestamp, zone: ZoneChoice, precision: ClockPrecision): string {
  let format = formats.get(precision);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(undefined, { ...OPTIONS[precision], timeZone: 'UTC' });
    formats.set(precision, format);
  }
  return format.format(time.at + offsetOf(time, zone) * MINUTE_MS);
}
