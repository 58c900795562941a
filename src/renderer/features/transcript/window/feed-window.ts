import type { RowHeights } from './row-heights';
import type { ReadingPlace } from './scroll-memory';

/** What the feed is told to show. */
export interface FeedWindow {
  /** Brings a row into sight: in the middle, or with the least movement. */
  goTo(row: number, how: 'middle' | 'nearest'): void;
  /** Where the reader is now. */
  placeNow(): ReadingPlace | undefined;
}

/** Rows that are drawn, the last excluded. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/**
 * What stays where it is while the heights of other rows become known, and what a jump aims at. `top`: the upper edge
 * of the row lies `inset` pixels above that of the pane (below it where negative).
 */
export type Hold =
  | { readonly kind: 'top'; readonly row: number; readonly inset: number }
  | { readonly kind: 'middle'; readonly row: number }
  | { readonly kind: 'bottom'; readonly row: number };

/** Room above the first row and below the last one, in pixels. */
export const ROOM = { above: 4, below: 56 } as const;
const EDGE = 10;
// bars may lie over the foot of the pane: what has the focus stays above them
const FOOT = 60;

/** The rows that touch a pane of this height scrolled to `top`, and those within the margins, in pixels. */
export function stretchAt(
  heights: RowHeights,
  top: number,
  height: number,
  margin: { readonly above: number; readonly below: number },
): Stretch {
  if (heights.count === 0) return { from: 0, until: 0 };
  return {
    from: heights.rowAt(top - ROOM.above - margin.above),
    until: heights.rowAt(top - ROOM.above + height + margin.below) + 1,
  };
}

/** Where the pane must be scrolled to for a hold, within what there is. */
export function topFor(hold: Hold, heights: RowHeights, height: number): number {
  const row = Math.min(hold.row, heights.count - 1);
  const start = ROOM.above + heights.topOf(row);
  const rowHeight = heights.heightOf(row);
  return Math.max(0, Math.min(wanted(), ROOM.above + heights.total + ROOM.below - height));

  function wanted(): number {
    switch (hold.kind) {
      case 'top':
        return start + hold.inset;
      case 'middle':
        // of what is higher than the pane the beginning is read first
        return rowHeight > height - 2 * EDGE ? start - EDGE : start + rowHeight / 2 - height / 2;
      case 'bottom':
        return rowHeight > height - EDGE - FOOT ? start - EDGE : start + rowHeight - height + FOOT;
    }
  }
}

/** The hold on the row at the upper edge of the pane. */
export function holdAt(top: number, heights: RowHeights): Hold {
  const row = heights.rowAt(top - ROOM.above);
  return { kind: 'top', row, inset: top - ROOM.above - heights.topOf(row) };
}

/** The least movement that brings a row into sight whole, clear of the foot; nothing where it is. */
export function holdFor(row: number, top: number, heights: RowHeights, height: number): Hold | undefined {
  const start = ROOM.above + heights.topOf(row);
  const end = start + heights.heightOf(row);
  if (start < top) return { kind: 'top', row, inset: -EDGE };
  return end > top + height - FOOT ? { kind: 'bottom', row } : undefined;
}

export function isSameStretch(a: Stretch, b: Stretch): boolean {
  return a.from === b.from && a.until === b.until;
}
