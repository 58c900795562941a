import {
  CalendarDate,
  type CalendarDateTime,
  fromAbsolute,
  parseDate,
  parseDateTime,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date';
import type { Instant } from '../../domain/time';

/** Where and when a query is asked: relative days and days without an offset are those of this zone. */
export interface Clock {
  readonly now: Instant;
  /** An IANA zone, such as "Europe/Oslo" or "UTC". */
  readonly zone: string;
  /**
   * Each conversation is asked by the clock its own files wrote: what has no offset is compared with its local time, as
   * if that were UTC. The zone is UTC then.
   */
  readonly recorded?: true;
}

/** A stretch of time; `until` is not part of it. */
export interface Span {
  readonly from: number;
  readonly until: number;
  /** It was written with an offset or in milliseconds: the same moments by whichever clock. */
  readonly absolute?: true;
}

/** A moment by the clock that its own file wrote, as if that were UTC. */
export function localTime(at: number, offsetMinutes = 0): number {
  return at + offsetMinutes * 60_000;
}

const UNIT_OF = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

/**
 * The stretch that a date word names: `2025`, `2025-Q1`, `2025-03`, `2025-03-01`, `2025-03-01T14:30`, a time with an
 * offset or Z, `today`, `yesterday`, `-30d` (that day; also `w`, `m`, `y`), or epoch milliseconds (13 digits).
 */
export function readSpan(text: string, clock: Clock): Span | undefined {
  const word = text.toLowerCase();
  const today = toCalendarDate(clock);
  if (word === 'today') return daysFrom(today, { days: 1 }, clock.zone);
  if (word === 'yesterday') return daysFrom(today.subtract({ days: 1 }), { days: 1 }, clock.zone);

  const relative = /^([+-])(\d{1,5})([dwmy])$/.exec(word);
  if (relative) {
    const amount = { [UNIT_OF[relative[3] as keyof typeof UNIT_OF]]: Number(relative[2]) };
    return daysFrom(relative[1] === '-' ? today.subtract(amount) : today.add(amount), { days: 1 }, clock.zone);
  }
  if (/^\d{13}$/.test(word)) return { from: Number(word), until: Number(word) + 1, absolute: true };

  const year = /^(\d{4})$/.exec(word);
  if (year) return daysFrom(new CalendarDate(Number(year[1]), 1, 1), { years: 1 }, clock.zone);
  const quarter = /^(\d{4})-?q([1-4])$/.exec(word);
  if (quarter)
    return daysFrom(new CalendarDate(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1), { months: 3 }, clock.zone);
  const month = /^(\d{4})-(\d{2})$/.exec(word);
  if (month && inside(month[2], 1, 12))
    return daysFrom(new CalendarDate(Number(month[1]), Number(month[2]), 1), { months: 1 }, clock.zone);
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) {
    const day = orUndefined(() => parseDate(word));
    return day && daysFrom(day, { days: 1 }, clock.zone);
  }
  return readMoment(text, clock.zone);
}

/** The day of a moment as a date word, `2025-03-01`: what `readSpan` reads back as the day around it. */
export function dayWord(at: number, zone: string): string {
  return toCalendarDate({ now: at as Instant, zone }).toString();
}

/** Whether a moment is the beginning of a day. Where clocks skip midnight, the day begins later. */
export function isDayStart(at: number, zone: string): boolean {
  return daysFrom(toCalendarDate({ now: at as Instant, zone }), { days: 1 }, zone).from === at;
}

function readMoment(text: string, zone: string): Span | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})[tT](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?([zZ]|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (!parts) return undefined;
  const [, day, minutes, seconds, offset] = parts;
  const length = seconds === undefined ? 60_000 : 1000;
  const local = `${day}T${minutes}${seconds ?? ':00'}`;
  const written = orUndefined(() => parseDateTime(local));
  if (written === undefined) return undefined;
  const from =
    offset === undefined
      ? instantOf(written, zone)
      : Date.parse(local + offset.toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(from)) return undefined;
  return { from, until: from + length, ...(offset === undefined ? {} : { absolute: true }) };
}

function toCalendarDate({ now, zone }: Clock): CalendarDate {
  const { year, month, day } = fromAbsolute(now, zone);
  return new CalendarDate(year, month, day);
}

function daysFrom(day: CalendarDate, length: { days?: number; months?: number; years?: number }, zone: string): Span {
  return {
    from: instantOf(toCalendarDateTime(day), zone),
    until: instantOf(toCalendarDateTime(day.add(length)), zone),
  };
}

function instantOf(local: CalendarDateTime, zone: string): number {
  return toZoned(local, zone).toDate().getTime();
}

function inside(digits: string | undefined, low: number, high: number): boolean {
  return Number(digits) >= low && Number(digits) <= high;
}

/** The library throws on a day that does not exist (30 February), which a user may well type. */
function orUndefined<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
