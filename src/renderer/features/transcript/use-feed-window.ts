import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Hold, holdAt, holdFor, isSameStretch, ROOM, type Stretch, stretchAt, topFor } from './feed-window';
import type { RowHeights } from './row-heights';
import type { Rows } from './rows';
import type { ReadingPlace } from './scroll-memory';

interface FeedWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly feed: RefObject<HTMLDivElement | null>;
  readonly stretch: Stretch;
  /** Brings a row into sight: in the middle, or with the least movement. */
  goTo(row: number, how: 'middle' | 'nearest'): void;
  /** Where the reader is now. */
  placeNow(): ReadingPlace | undefined;
}

const MARGIN = { resting: 350, ahead: 450, behind: 150 } as const;

// the pane before was most likely as high as the next one will be
let likelyHeight = 560;

/**
 * Draws only the rows in sight. They stand in the flow of the feed, between two paddings that are as high as all other
 * rows; after each drawing their heights are read, and the row at the upper edge is put back where it was.
 */
export function useFeedWindow(rows: Rows, heights: RowHeights, begin: Hold | undefined): FeedWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const hold = useRef<Hold>(begin ?? { kind: 'top', row: 0, inset: -ROOM.above });
  const top = useRef(0);
  const held = useRef(rows);
  const [drawn, setDrawn] = useState(() =>
    stretchAt(heights, topFor(hold.current, heights, likelyHeight), likelyHeight, {
      above: MARGIN.behind,
      below: MARGIN.behind,
    }),
  );

  // other rows: the one that was held is looked for among them
  if (held.current !== rows) {
    hold.current = { ...hold.current, row: sameRow(held.current, rows, hold.current.row) };
    held.current = rows;
  }
  const until = Math.min(drawn.until, heights.count);
  const from = Math.min(drawn.from, until);

  const settle = useCallback(() => {
    const [pane, list] = [scroller.current, feed.current];
    if (pane === null || list === null) return;
    const height = pane.clientHeight;
    likelyHeight = height || likelyHeight;
    const stretch = measured(list, heights);
    layOut(list, heights, stretch);
    const wanted = topFor(hold.current, heights, height);
    if (Math.abs(wanted - top.current) >= 0.5) {
      pane.scrollTop = wanted;
      top.current = pane.scrollTop;
    }
    const next = stretchAt(heights, wanted, height, { above: MARGIN.resting, below: MARGIN.resting });
    const covered = stretch !== undefined && covers(stretch, stretchAt(heights, wanted, height, NO_MARGIN));
    if (!covered) setDrawn(next);
    // what was jumped to is there: it may now grow without being moved
    else if (hold.current.kind !== 'top') {
      const { row } = hold.current;
      hold.current = { kind: 'top', row, inset: wanted - ROOM.above - heights.topOf(row) };
    }
  }, [heights]);

  useLayoutEffect(settle);

  useEffect(() => {
    const [pane, list] = [scroller.current, feed.current];
    if (pane === null || list === null) return;
    const draw = (next: Stretch) => {
      // in this very frame, or what was scrolled to would be blank for one
      flushSync(() => setDrawn(before => (isSameStretch(before, next) ? before : next)));
    };
    const onScroll = () => {
      const by = pane.scrollTop - top.current;
      // moved by the rows themselves
      if (Math.abs(by) < 1) return;
      top.current = pane.scrollTop;
      hold.current = holdAt(top.current, heights);
      draw(stretchAt(heights, top.current, pane.clientHeight, marginOf(by, pane.clientHeight)));
    };
    const onRest = () =>
      draw(
        stretchAt(heights, top.current, pane.clientHeight, { above: MARGIN.resting, below: MARGIN.resting }),
      );
    const sizes = new ResizeObserver(settle);
    sizes.observe(pane);
    sizes.observe(list);
    pane.addEventListener('scroll', onScroll, { passive: true });
    pane.addEventListener('scrollend', onRest);
    return () => {
      sizes.disconnect();
      pane.removeEventListener('scroll', onScroll);
      pane.removeEventListener('scrollend', onRest);
    };
  }, [heights, settle]);

  const goTo = useCallback(
    (row: number, how: 'middle' | 'nearest') => {
      const height = scroller.current?.clientHeight ?? 0;
      const next: Hold | undefined =
        how === 'middle' ? { kind: 'middle', row } : holdFor(row, top.current, heights, height);
      if (next === undefined) return;
      hold.current = next;
      const stretch = stretchAt(heights, topFor(next, heights, height), height, {
        above: MARGIN.behind,
        below: MARGIN.behind,
      });
      // a new object even for the same rows: what is drawn settles on the new hold
      setDrawn({ ...stretch });
    },
    [heights],
  );

  const placeNow = useCallback((): ReadingPlace | undefined => {
    const { row } = hold.current;
    const article = articleFrom(held.current, row);
    if (article === undefined) return undefined;
    const key = held.current.rows[article]?.key;
    const inset = top.current - ROOM.above - heights.topOf(article);
    return key === undefined ? undefined : { key, inset };
  }, [heights]);

  return { scroller, feed, stretch: { from, until }, goTo, placeNow };
}

const NO_MARGIN = { above: 0, below: 0 } as const;

/** More is drawn ahead than behind, and nothing but what is in sight while whole pages fly by. */
function marginOf(by: number, height: number): { readonly above: number; readonly below: number } {
  if (Math.abs(by) > height) return NO_MARGIN;
  return by > 0 ? { above: MARGIN.behind, below: MARGIN.ahead } : { above: MARGIN.ahead, below: MARGIN.behind };
}

function covers(stretch: Stretch, wanted: Stretch): boolean {
  return stretch.from <= wanted.from && stretch.until >= wanted.until;
}

/** Reads the heights of the rows in the flow. Gives which they are. */
function measured(list: HTMLElement, heights: RowHeights): Stretch | undefined {
  let from: number | undefined;
  let until = 0;
  for (const element of list.children) {
    if (!(element instanceof HTMLElement) || element.dataset.kept !== undefined) continue;
    const row = Number(element.dataset.row);
    const { height } = element.getBoundingClientRect();
    if (height > 0) heights.set(row, height);
    from ??= row;
    until = row + 1;
  }
  return from === undefined ? undefined : { from, until };
}

function layOut(list: HTMLElement, heights: RowHeights, stretch: Stretch | undefined): void {
  const { from, until } = stretch ?? { from: 0, until: 0 };
  list.style.paddingTop = `${ROOM.above + heights.topOf(from)}px`;
  list.style.paddingBottom = `${ROOM.below + heights.total - heights.topOf(until)}px`;
  for (const element of list.children) {
    if (!(element instanceof HTMLElement)) continue;
    if (element.dataset.kept === undefined) element.style.removeProperty('top');
    else element.style.top = `${ROOM.above + heights.topOf(Number(element.dataset.row))}px`;
  }
}

/** The nearest row from here on that has an item, and so a name that lasts. */
function articleFrom({ rows, articles }: Rows, row: number): number | undefined {
  for (let index = row; index < rows.length; index++) {
    const candidate = rows[index];
    if (candidate?.kind === 'message' || candidate?.kind === 'event') return index;
  }
  return articles.at(-1);
}

function sameRow(before: Rows, now: Rows, row: number): number {
  const article = articleFrom(before, row);
  const key = article === undefined ? undefined : before.rows[article]?.key;
  return (key === undefined ? undefined : now.indexOf.get(key)) ?? Math.min(row, Math.max(0, now.rows.length - 1));
}
