import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../domain/time';
import { type Clock, dayWord, isDayStart, readSpan } from './calendar';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const clockIn = (zone: string, now = '2025-03-31T10:00:00Z'): Clock => ({ now: at(now) as Instant, zone });
const span = (word: string, clock: Clock) => {
  const found = readSpan(word, clock);
  return (
    found && [new Date(found.from).toISOString(), new Date(found.until).toISOString()].map(text => text.slice(0, 16))
  );
};

describe('a date word names a stretch of time', () => {
  test.each([
    ['2025', 'UTC', '2025-01-01T00:00', '2026-01-01T00:00'],
    ['2025-Q1', 'UTC', '2025-01-01T00:00', '2025-04-01T00:00'],
    ['2025q4', 'Asia/Tokyo', '2025-09-30T15:00', '2025-12-31T15:00'],
    ['2024-02', 'UTC', '2024-02-01T00:00', '2024-03-01T00:00'],
    ['2024-02-29', 'UTC', '2024-02-29T00:00', '2024-03-01T00:00'],
    ['2025-03-01T14:30', 'America/New_York', '2025-03-01T19:30', '2025-03-01T19:31'],
    ['2025-03-01T14:30Z', 'America/New_York', '2025-03-01T14:30', '2025-03-01T14:31'],
    ['2025-03-01T14:30+0530', 'UTC', '2025-03-01T09:00', '2025-03-01T09:01'],
    ['1740839400000', 'UTC', '2025-03-01T14:30', '2025-03-01T14:30'],
    ['today', 'Pacific/Auckland', '2025-03-30T11:00', '2025-03-31T11:00'],
    ['yesterday', 'America/Los_Angeles', '2025-03-30T07:00', '2025-03-31T07:00'],
    ['-30d', 'UTC', '2025-03-01T00:00', '2025-03-02T00:00'],
    ['-1m', 'UTC', '2025-02-28T00:00', '2025-03-01T00:00'],
    ['-2w', 'UTC', '2025-03-17T00:00', '2025-03-18T00:00'],
    ['+1y', 'UTC', '2026-03-31T00:00', '2026-04-01T00:00'],
  ])('%s in %s', (word, zone, from, until) => {
    expect(span(word, clockIn(zone))).toEqual([from, until]);
  });
});

test.each([
  '2025-02-29',
  '2025-13',
  '2025-00',
  '2025-Q5',
  '2025-04-31T10:00',
  '2025-02-30T10:00Z',
  '2025-03-01T24:30',
  '2025-03-01T10:61',
  '20250301',
  '-30',
  'd',
  '',
  '12345678901234',
  '2025-3-1',
])('%s is no date', word => {
  expect(readSpan(word, clockIn('UTC'))).toBeUndefined();
});

describe('where clocks change', () => {
  test.each([
    ['a day in spring is 23 hours long', '2025-03-30', 'Europe/Oslo', 23],
    ['a day in autumn is 25 hours long', '2025-10-26', 'Europe/Oslo', 25],
    ['half an hour is enough', '2025-04-06', 'Australia/Lord_Howe', 24.5],
    ['a day may begin at one', '2025-04-25', 'Africa/Cairo', 23],
    ['a day that never came is empty', '2011-12-30', 'Pacific/Apia', 0],
  ])('%s', (_, word, zone, hours) => {
    const found = readSpan(word, clockIn(zone));
    expect(found && (found.until - found.from) / HOUR).toBe(hours);
  });
});

test('a leap day goes back and forth to the end of February', () => {
  expect(span('-1y', clockIn('UTC', '2024-02-29T12:00:00Z'))).toEqual(['2023-02-28T00:00', '2023-03-01T00:00']);
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
);
const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2099, 11, 31) });

test('every moment lies in its day, month, quarter and year, and they lie in one another', () => {
  fc.assert(
    fc.property(moments, zones, (now, zone) => {
      const clock: Clock = { now: now as Instant, zone };
      const day = dayWord(now, zone);
      const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
      const spans = [day, day.slice(0, 7), quarter, day.slice(0, 4)].map(word => readSpan(word, clock));
      expect(readSpan('today', clock)).toEqual(spans[0]);
      let inner = { from: now, until: now + 1 };
      for (const outer of spans) {
        expect(outer && outer.from <= inner.from && outer.until >= inner.until).toBe(true);
        inner = outer ?? inner;
      }
      expect(isDayStart(inner.from, zone)).toBe(true);
    }),
  );
});

test('days follow one another without a gap, and months and quarters fill the year', () => {
  fc.assert(
    fc.property(moments, zones, (now, zone) => {
      const clock: Clock = { now: now as Instant, zone };
      const [before, day, after] = ['yesterday', 'today', '+1d'].map(word => readSpan(word, clock));
      expect([before?.until, day?.until]).toEqual([day?.from, after?.from]);
      const year = dayWord(now, zone).slice(0, 4);
      const whole = readSpan(year, clock);
      const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
      for (const pieces of [months, ['Q1', 'Q2', 'Q3', 'Q4'].map(quarter => `${year}-${quarter}`)]) {
        let end = whole?.from;
        for (const piece of pieces) {
          const part = readSpan(piece, clock);
          expect(part?.from).toBe(end);
          end = part?.until;
        }
        expect(end).toBe(whole?.until);
      }
    }),
  );
});
