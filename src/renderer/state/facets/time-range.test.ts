import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { type Clock, readSpan } from '#shared/query/language/calendar';
import type { Bucket, Histogram } from '../../archive/contract/api';
import { bucketsWithin, timeLimitOf, wordsOfBuckets } from './time-range';

const clock: Clock = { now: Date.UTC(2025, 4, 6, 10) as Instant, zone: 'Europe/Oslo' };

function bucketsOf(...words: readonly string[]): readonly Bucket[] {
  return words.map(word => {
    const span = readSpan(word, clock);
    return { from: (span?.from ?? 0) as Instant, until: (span?.until ?? 0) as Instant, counts: [1] };
  });
}

const HOUR_MS = 3_600_000;
const noon = readSpan('2025-03-01T12:00', clock)?.from ?? 0;
const hours: readonly Bucket[] = [0, 1, 2].map(hour => ({
  from: (noon + hour * HOUR_MS) as Instant,
  until: (noon + (hour + 1) * HOUR_MS) as Instant,
  counts: [1],
}));

test.each<readonly [Histogram['unit'], readonly Bucket[], string, string]>([
  ['year', bucketsOf('2023', '2024', '2025'), '2023', '2024'],
  ['month', bucketsOf('2025-02', '2025-03', '2025-04'), '2025-02', '2025-03'],
  ['day', bucketsOf('2025-03-29', '2025-03-30', '2025-03-31'), '2025-03-29', '2025-03-30'],
  ['hour', hours, '2025-03-01T12:00', '2025-03-01T13:59'],
])('%s buckets are said by words that take in exactly them', (unit, buckets, from, until) => {
  const words = wordsOfBuckets({ unit, buckets }, { from: 0, until: 2 }, clock.zone);
  expect(words).toEqual({ from, until });
  expect(readSpan(from, clock)?.from).toBe(buckets[0]?.from);
  expect(readSpan(until, clock)?.until).toBe(buckets[1]?.until);
  expect(wordsOfBuckets({ unit, buckets }, { from: 0, until: 3 }, clock.zone)).toBeUndefined();
});

test.each([
  ['refund', undefined],
  ['during:2025-02..2025-03 refund', { from: 1, until: 3 }],
  ['after:2025-03-15', { from: 2, until: 4 }],
  ['before:2025-03-01', { from: 0, until: 2 }],
  ['after:2025-02 before:2025-03', { from: 1, until: 2 }],
  ['on:2030', { from: 4, until: 4 }],
  ['during:2025-04..2025-01', { from: 0, until: 0 }],
])('%s lies in these buckets', (text, expected) => {
  const buckets = bucketsOf('2025-01', '2025-02', '2025-03', '2025-04');
  const limit = timeLimitOf(text, clock);
  if (expected === undefined) expect(limit).toBeUndefined();
  else expect(bucketsWithin(buckets, limit)).toEqual(expected);
});
