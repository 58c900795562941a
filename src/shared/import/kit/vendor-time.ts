import { fromAbsolute } from '@internationalized/date';
import { isObject } from '../../base/json';
import { asInstant, type Instant, type Timestamp } from '../../domain/time';

const SECOND = 1000;

/**
 * Reads a vendor's time, whichever way it is written: epoch seconds, milliseconds or microseconds (number, float or
 * digits in a string), or a date with a clock time and an offset (`2015-05-28 04:46:23.209+0000`, ISO 8601).
 *
 * Vendors that give a moment twice hand over the number and then the text: the number is trusted, the offset is taken
 * from the text, and where they differ by more than a second the text is kept as `other`, under the name `clock`.
 * Sentinels, text without an offset and times outside 1990 to 2100 are no time.
 */
export function readTime(long?: unknown, textual?: unknown, clock = 'text'): Timestamp | undefined {
  const stated = typeof long === 'number' ? fromNumber(long) : fromAny(long);
  if (textual === undefined || textual === null || textual === '') return stated;
  const written = fromAny(textual);
  if (stated === undefined || written === undefined) return stated ?? written;
  const apart = Math.abs(stated.at - written.at) > SECOND;
  const offsetMinutes = written.offsetMinutes ?? stated.offsetMinutes;
  if (!apart) return offsetMinutes === undefined ? stated : { at: stated.at, offsetMinutes };
  const other = { clock, at: written.at };
  return offsetMinutes === undefined ? { at: stated.at, other } : { at: stated.at, offsetMinutes, other };
}

function fromAny(value: unknown): Timestamp | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'string') return fromText(value);
  // extended JSON of database exports
  if (isObject(value)) return fromAny(value.$date ?? value.$numberLong ?? value.$numberDouble);
  return undefined;
}

function fromNumber(value: number): Timestamp | undefined {
  const at = instantOf(value);
  return at === undefined ? undefined : { at };
}

/** The unit is told by the size of the number: no two of them overlap between 1990 and 2100. */
function instantOf(value: number): Instant | undefined {
  // half a microsecond makes up for seconds that a float cannot hold exactly
  if (value < 1e11) return asInstant(value * 1000 + 0.0005);
  if (value < 1e14) return asInstant(value);
  return asInstant(value / 1000);
}

const DIGITS = /^\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?$/;

function fromText(text: string): Timestamp | undefined {
  const dated = fromDate(text);
  if (dated !== undefined) return dated;
  const bare = text.trim();
  if (DIGITS.test(bare)) return fromNumber(Number(bare));
  return bare.length === text.length ? undefined : fromDate(bare);
}

const MINUS = 0x2d;
const PLUS = 0x2b;
const BLANK = 0x20;
const COLON = 0x3a;
const COMMA = 0x2c;
const DOT = 0x2e;
const CAPITAL_T = 0x54;
const CAPITAL_Z = 0x5a;

/** By character, because every line of a transcript comes through here and a pattern costs several times as much. */
function fromDate(text: string): Timestamp | undefined {
  if (text.length < 17 || text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return undefined;
  const between = text.charCodeAt(10);
  if ((between !== BLANK && between !== CAPITAL_T) || text.charCodeAt(13) !== COLON) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (!(isDay(year, month, day) && hour <= 23 && minute <= 59)) return undefined;

  let place = 16;
  let second = 0;
  let ms = 0;
  if (text.charCodeAt(place) === COLON) {
    second = digits(text, place + 1, 2);
    if (!(second <= 60)) return undefined;
    place += 3;
    const point = text.charCodeAt(place);
    if (point === DOT || point === COMMA) {
      const start = place + 1;
      for (place = start; isDigit(text.charCodeAt(place)); place++) {
        if (place - start < 3)
          ms += (text.charCodeAt(place) - 0x30) * (place === start ? 100 : place === start + 1 ? 10 : 1);
      }
      if (place === start) return undefined;
    }
  }
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  return withOffset(local, text, text.charCodeAt(place) === BLANK ? place + 1 : place);
}

function withOffset(local: number, text: string, place: number): Timestamp | undefined {
  const sign = text.charCodeAt(place);
  // Z says which instant it was, and nothing of the clock on anybody's wall
  if (sign === CAPITAL_Z && text.length === place + 1) return stamp(local);
  if (sign !== PLUS && sign !== MINUS) return undefined;
  const hours = digits(text, place + 1, 2);
  const start = text.charCodeAt(place + 3) === COLON ? place + 4 : place + 3;
  const minutes = text.length === start ? 0 : digits(text, start, 2);
  if (!(hours <= 18 && minutes <= 59) || text.length > start + 2) return undefined;
  const east = hours * 60 + minutes;
  return stamp(local, sign === MINUS && east !== 0 ? -east : east);
}

function stamp(local: number, offsetMinutes?: number): Timestamp | undefined {
  const at = asInstant(local - (offsetMinutes ?? 0) * 60 * SECOND);
  if (at === undefined) return undefined;
  return offsetMinutes === undefined ? { at } : { at, offsetMinutes };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The number written in so many digits, or NaN, which passes no comparison. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let place = from; place < from + count; place++) {
    const code = text.charCodeAt(place);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - 0x30;
  }
  return value;
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false;
  return day <= 28 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/**
 * Gives times without an offset the one that their zone had: for files that write seconds since 1970 and beside them
 * where they were written ("Europe/Oslo"). A name that is no zone changes nothing.
 */
export function timesIn(zone: string | undefined): (time: Timestamp | undefined) => Timestamp | undefined {
  if (zone === undefined || !isZone(zone)) return time => time;
  return time =>
    time === undefined || time.offsetMinutes !== undefined
      ? time
      : { ...time, offsetMinutes: Math.round(fromAbsolute(time.at, zone).offset / 60_000) };
}

/** There is no way to ask but to try: a formatter refuses what it does not know. */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (problem) {
    if (problem instanceof RangeError) return false;
    throw problem;
  }
}
