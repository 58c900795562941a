import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights } from './row-heights';

const sumOf = (heights: readonly number[]) => heights.reduce((sum, height) => sum + height, 0);
const rows = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 200 });
const changes = fc.array(fc.record({ row: fc.nat(250), height: fc.integer({ min: 0, max: 900 }) }), { maxLength: 60 });

test('after any changes each row begins where the rows before it end', () => {
  fc.assert(
    fc.property(rows, changes, (estimated, measured) => {
      const heights = new RowHeights(Float64Array.from(estimated));
      const plain = [...estimated];
      for (const { row, height } of measured) {
        heights.set(row, height);
        if (row < plain.length) plain[row] = height;
      }
      expect(plain.map((_, row) => heights.topOf(row))).toEqual(plain.map((_, row) => sumOf(plain.slice(0, row))));
      expect(heights.total).toBe(sumOf(plain));
    }),
  );
});

test('the row at a place covers it, and outside it is the first or the last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: -100, max: 200_000 }),
      (list, place) => {
        const heights = new RowHeights(Float64Array.from(list));
        const row = heights.rowAt(place);
        if (place < 0) expect(row).toBe(0);
        else if (place >= heights.total) expect(row).toBe(list.length - 1);
        else {
          expect(heights.topOf(row)).toBeLessThanOrEqual(place);
          expect(heights.topOf(row + 1)).toBeGreaterThan(place);
        }
      },
    ),
  );
});

test('no rows have no height', () => {
  const heights = new RowHeights(new Float64Array());
  expect([heights.total, heights.rowAt(40), heights.topOf(3)]).toEqual([0, 0, 0]);
});
