import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { formatAge } from './format';

const NOW = Date.UTC(2026, 5, 15, 12);

test.each([
  [Date.UTC(2024, 5, 1), '2 years ago'],
  [Date.UTC(2025, 10, 1), '7 months ago'],
  [Date.UTC(2026, 5, 12, 12), '3 days ago'],
  [NOW - 7_200_000, '2 hours ago'],
  [NOW - 59_000, undefined],
  [NOW + 90_000, 'in 1 minute'],
])('an age is told in whole units of the largest kind', (at, words) => {
  expect(formatAge(at as Instant, NOW)).toBe(words);
});
