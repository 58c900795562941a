import { expect, test } from 'vitest';
import { joinedRanges } from './ranges';

test('ranges that overlap are one', () => {
  const range = (start: number, end: number) => ({ start, end });
  expect(joinedRanges([range(4, 6), range(0, 2), range(1, 3), range(1, 2)])).toEqual([range(0, 3), range(4, 6)]);
});
