import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonOf, sharesFrom } from './card-parts';

test.each([
  [[30], 2, [30, 70]],
  [[20, 60], 3, [20, 60, 20]],
  [[], 3, [33.33, 33.33, 33.33]],
  [undefined, 2, [50, 50]],
  [[50, 50], 2, [50, 50]],
  [[100], 2, [50, 50]],
  [[80, 80], 3, [33.33, 33.33, 33.33]],
  [[-5, 'wide', 40], 3, [30, 30, 40]],
  ['half', 2, [50, 50]],
  [[10, 20, 30, 40], 2, [10, 20]],
])('percentages %j among %i give %j', (percentages, children, shares) => {
  expect(sharesFrom(percentages, children)).toEqual(shares);
});

test('every child gets some of the row, and never more than all of it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), (percentages, children) => {
      const shares = sharesFrom(percentages as never, children);
      expect(shares).toHaveLength(children);
      expect(shares.every(share => share > 0)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(100.5);
    }),
  );
});

test('the look of pictures is kept where it has a meaning, the rest of it among the extras', () => {
  expect(commonOf({ display: { aspectRatio: 'Square', size: 'tall' } })).toEqual({
    display: { aspectRatio: 'square', size: 'tall' },
  });
  expect(commonOf({ display: { aspectRatio: 'url(x)', size: 'cover' } })).toEqual({
    extras: { display: { aspectRatio: 'url(x)', size: 'cover' } },
  });
  expect(commonOf({ display: 'wide' })).toEqual({ extras: { display: 'wide' } });
});
