import { expect, test, vi } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { readSpan } from '#shared/query/language/calendar';
import { clockOf } from './clock';

test('"today" by the recorded clock is the day it is where this computer stands, not the day in UTC', () => {
  // two hours behind UTC, it is still the sixth
  const behind = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(120);
  const now = Date.UTC(2025, 2, 7, 1) as Instant;
  expect(readSpan('today', clockOf(now, 'recorded'))?.from).toBe(Date.UTC(2025, 2, 6));
  expect(readSpan('today', clockOf(now, 'utc'))?.from).toBe(Date.UTC(2025, 2, 7));
  behind.mockRestore();
});
