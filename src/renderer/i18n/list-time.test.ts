import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { findingText, placeText } from './finding-text';
import { formatListTime } from './list-time';

const NOW = Date.UTC(2025, 2, 6, 12);
const when = (...date: [number, number, number, number?]) => formatListTime(Date.UTC(...date) as Instant, NOW, 'utc');

test('a list tells today, yesterday and the days of the last week in words, the day of this year, the date of any other', () => {
  expect(when(2025, 2, 6, 9)).toBe('Today 09:00');
  expect(when(2025, 1, 28, 9)).toBe('Friday 09:00');
  expect(when(2025, 1, 27, 9)).not.toContain('Thursday');
  expect(when(2025, 2, 5, 23)).toBe('Yesterday 23:00');
  expect(when(2025, 0, 9)).toMatch(/9/);
  expect(when(2025, 0, 9, 14)).toMatch(/14:00$/);
  expect(when(2025, 0, 9)).not.toMatch(/2025/);
  expect(when(2017, 0, 9, 14)).toMatch(/2017.* 14:00$/);
});

test('a finding without a text, or without a fact its text needs, is named by its code', () => {
  expect(findingText({ code: 'nobody/knows' })).toContain('nobody/knows');
  expect(findingText({ code: 'page/unexpected' })).toContain('page/unexpected');
  expect(findingText({ code: 'page/unexpected', facts: { message: 'torn' } })).toContain('(torn)');
});

test('a place is told as closely as it is known', () => {
  expect(placeText({ file: 'a.json' })).toBe('a.json');
  expect(placeText({ file: 'a.json', record: 3, line: 12, column: 7 })).toBe('a.json:12:7');
  expect(placeText({ file: 'a.json', record: 3, pointer: '/lines/0' })).toBe('a.json #4 /lines/0');
});
