import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hold, holdAt, holdFor, ROOM, stretchAt, topFor } from './feed-window';
import { RowHeights } from './row-heights';

const PANE = 600;
const none = { above: 0, below: 0 };
const tall = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 40, maxLength: 120 });

test('what is drawn covers the pane, wherever it is scrolled to', () => {
  fc.assert(
    fc.property(tall, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const heights = new RowHeights(Float64Array.from(list));
      const top = share * (heights.total - PANE);
      const { from, until } = stretchAt(heights, top, PANE, none);
      expect(ROOM.above + heights.topOf(from)).toBeLessThanOrEqual(Math.max(top, ROOM.above));
      expect(ROOM.above + heights.topOf(until)).toBeGreaterThanOrEqual(
        Math.min(top + PANE, ROOM.above + heights.total),
      );
    }),
  );
});

test('a held row stays where it is when rows above it turn out higher or lower', () => {
  fc.assert(
    fc.property(tall, fc.array(fc.integer({ min: 20, max: 400 }), { maxLength: 20 }), (list, measured) => {
      const heights = new RowHeights(Float64Array.from(list));
      const top = heights.topOf(25) + 7;
      const hold = holdAt(top, heights);
      for (const [row, height] of measured.entries()) heights.set(row, height);
      const now = topFor(hold, heights, PANE);
      const most = ROOM.above + heights.total + ROOM.below - PANE;
      expect(now).toBeCloseTo(Math.min(most, ROOM.above + heights.topOf(hold.row) + insetOf(hold)), 6);
    }),
  );
});

const insetOf = (hold: Hold) => (hold.kind === 'top' ? hold.inset : 0);

test('a jump puts the row in the middle, or its beginning at the top where it is higher than the pane', () => {
  const heights = new RowHeights(Float64Array.from([...Array(50).fill(40), 900, ...Array(50).fill(40)]));
  expect(topFor({ kind: 'middle', row: 30 }, heights, PANE)).toBe(ROOM.above + 30 * 40 + 20 - 300);
  expect(topFor({ kind: 'middle', row: 50 }, heights, PANE)).toBe(ROOM.above + 50 * 40 - 10);
  expect(topFor({ kind: 'middle', row: 0 }, heights, PANE)).toBe(0);
  expect(topFor({ kind: 'middle', row: 100 }, heights, PANE)).toBe(heights.total + ROOM.above + ROOM.below - PANE);
});

test('a step moves only as far as it must', () => {
  const heights = new RowHeights(new Float64Array(100).fill(40));
  expect(holdFor(5, 0, heights, PANE)).toBeUndefined();
  expect(holdFor(5, 400, heights, PANE)).toEqual({ kind: 'top', row: 5, inset: -10 });
  const below = holdFor(60, 0, heights, PANE);
  expect(below).toEqual({ kind: 'bottom', row: 60 });
  expect(below && topFor(below, heights, PANE)).toBe(ROOM.above + 61 * 40 - PANE + 60);
});

test('without rows nothing is drawn', () => {
  expect(stretchAt(new RowHeights(new Float64Array()), 0, PANE, none)).toEqual({ from: 0, until: 0 });
});
