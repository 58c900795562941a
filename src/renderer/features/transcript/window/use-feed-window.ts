import { type CSSProperties, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isArticle, type Rows } from '../rows/row';
import {
  type FeedWindow,
  type Hold,
  holdAt,
  holdFor,
  isSameStretch,
  ROOM,
  type Stretch,
  stretchAt,
  topFor,
} from './feed-window';
import type { RowHeights } from './row-heights';
import { likelyPane, type ReadingPlace, rememberPane } from './scroll-memory';

interface WindowOf {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly feed: RefObject<HTMLDivElement | null>;
  readonly rows: Rows;
  readonly heights: RowHeights;
  /** What is held from the beginning on. */
  readonly begin: Hold | undefined;
}

const MARGIN = { resting: 1000, ahead: 450, behind: 150 } as const;

const REST_MS = 120;
const STEP_MS = 30;

/**
 * Draws only the rows in sight. They stand in the flow of the feed, between two paddings that are as high as all other
 * rows; after each drawing their heights are read, and the row at the upper edge is put back where it was.
 */
export function useFeedWindow({
  scroller,
  feed,
  rows,
  heights,
  begin,
}: WindowOf): FeedWindow & { readonly stretch: Stretch; readonly padding: CSSProperties } {
  const [first] = useState((): Hold => begin ?? { kind: 'top', row: 0, inset: -ROOM.above });
  const hold = useRef(first);
  const top = useRef(0);
  // on the way to what was jumped to: a movement meanwhile is the browser's, and does not change the aim
  const aiming = useRef(false);
  const held = useRef(rows);
  const [drawn, setDrawn] = useState(() => {
    const { height } = likelyPane();
    return stretchAt(heights, topFor(first, heights, height), height, { above: MARGIN.behind, below: MARGIN.behind });
  });
  const until = Math.min(drawn.until, heights.count);
  const from = Math.min(drawn.from, until);

  const settle = useCallback(() => {
    const [pane, list] = [scroller.current, feed.current];
    if (pane === null || list === null) return;
    const height = pane.clientHeight;
    rememberPane({ height });
    const stretch = layOut(list, heights);
    const found = pane.scrollTop;
    if (hold.current.kind === 'top' && !aiming.current && Math.abs(found - top.current) >= 1) {
      // moved by the focus or by the browser, and not told yet
      hold.current = holdAt(found, heights);
      top.current = found;
    }
    if (measure(list, heights)) layOut(list, heights);
    const wanted = topFor(hold.current, heights, height);
    if (Math.abs(wanted - pane.scrollTop) >= 0.5) pane.scrollTop = wanted;
    top.current = pane.scrollTop;
    const next = stretchAt(heights, wanted, height, { above: MARGIN.resting, below: MARGIN.resting });
    const covered = stretch !== undefined && covers(stretch, stretchAt(heights, wanted, height, NO_MARGIN));
    aiming.current &&= !covered;
    if (!covered) setDrawn(next);
    // what was jumped to is there: it may now grow without being moved
    else if (hold.current.kind !== 'top') {
      const { row } = hold.current;
      hold.current = { kind: 'top', row, inset: wanted - ROOM.above - heights.topOf(row) };
    }
  }, [scroller, feed, heights]);

  // other rows: the one that was held is looked for among them, before what is drawn settles on it
  useLayoutEffect(() => {
    if (held.current === rows) return;
    hold.current = heldAmong(held.current, rows, hold.current);
    held.current = rows;
  }, [rows]);
  useLayoutEffect(settle);

  useEffect(() => {
    const [pane, list] = [scroller.current, feed.current];
    if (pane === null || list === null) return;
    const draw = (next: Stretch) => {
      // in this very frame, or what was scrolled to would be blank for one
      flushSync(() => setDrawn(before => (isSameStretch(before, next) ? before : next)));
    };
    const onScroll = () => {
      clearTimeout(rest);
      rest = setTimeout(onRest, REST_MS);
      const by = pane.scrollTop - top.current;
      // moved by the rows themselves
      if (Math.abs(by) < 1) return;
      top.current = pane.scrollTop;
      aiming.current = false;
      hold.current = holdAt(top.current, heights);
      draw(stretchAt(heights, top.current, pane.clientHeight, marginOf(by, pane.clientHeight)));
    };
    let rest: ReturnType<typeof setTimeout> | undefined;
    // a few rows at a time: nobody waits for them, but whoever scrolls on does
    const drawMore = (margin: number) => {
      draw(stretchAt(heights, top.current, pane.clientHeight, { above: margin, below: margin }));
      if (margin < MARGIN.resting) rest = setTimeout(() => drawMore(margin + MARGIN.behind), STEP_MS);
    };
    const onRest = () => drawMore(MARGIN.ahead);
    rest = setTimeout(onRest, REST_MS);
    const sizes = new ResizeObserver(settle);
    sizes.observe(pane);
    sizes.observe(list);
    pane.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      pane.removeEventListener('scroll', onScroll);
      clearTimeout(rest);
    };
  }, [scroller, feed, heights, settle]);

  const goTo = useCallback(
    (row: number, how: 'middle' | 'nearest') => {
      const height = scroller.current?.clientHeight ?? 0;
      const next: Hold | undefined =
        how === 'middle' ? { kind: 'middle', row } : holdFor(row, top.current, heights, height);
      if (next === undefined) return;
      hold.current = next;
      aiming.current = true;
      const stretch = stretchAt(heights, topFor(next, heights, height), height, {
        above: MARGIN.behind,
        below: MARGIN.behind,
      });
      // a new object even for the same rows: what is drawn settles on the new hold
      setDrawn({ ...stretch });
    },
    [scroller, heights],
  );

  const placeNow = useCallback((): ReadingPlace | undefined => {
    const { row } = hold.current;
    const article = articleFrom(held.current, row);
    if (article === undefined) return undefined;
    const key = held.current.rows[article]?.key;
    const inset = top.current - ROOM.above - heights.topOf(article);
    return key === undefined ? undefined : { key, inset };
  }, [heights]);

  // set with the rows themselves: rows without it would be less than what is scrolled to, and the browser scroll back
  const padding = { paddingTop: roomAbove(heights, from), paddingBottom: roomBelow(heights, until) };
  return { stretch: { from, until }, padding, goTo, placeNow };
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

function roomAbove(heights: RowHeights, from: number): number {
  return ROOM.above + heights.topOf(from);
}

function roomBelow(heights: RowHeights, until: number): number {
  return ROOM.below + heights.total - heights.topOf(until);
}

/** Puts the rows that are drawn where they belong. Gives which of them stand in the flow. */
function layOut(list: HTMLElement, heights: RowHeights): Stretch | undefined {
  let from: number | undefined;
  let until = 0;
  for (const element of rowsIn(list)) {
    const row = Number(element.dataset.row);
    if (element.dataset.kept === undefined) {
      from ??= row;
      until = row + 1;
      element.style.removeProperty('top');
    } else element.style.top = `${ROOM.above + heights.topOf(row)}px`;
  }
  list.style.paddingTop = `${roomAbove(heights, from ?? 0)}px`;
  list.style.paddingBottom = `${roomBelow(heights, until)}px`;
  return from === undefined ? undefined : { from, until };
}

/** Reads the heights of the rows in the flow; says whether one was another than was thought. */
function measure(list: HTMLElement, heights: RowHeights): boolean {
  let changed = false;
  for (const element of rowsIn(list)) {
    if (element.dataset.kept !== undefined) continue;
    const row = Number(element.dataset.row);
    const { height } = element.getBoundingClientRect();
    if (height <= 0 || Math.abs(height - heights.heightOf(row)) < 0.01) continue;
    heights.set(row, height);
    changed = true;
  }
  return changed;
}

function rowsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.children].filter(element => element instanceof HTMLElement);
}

/** The nearest row from here on that has an item, and so a name that lasts. */
function articleFrom({ rows, articles }: Rows, row: number): number | undefined {
  for (let index = row; index < rows.length; index++) {
    if (isArticle(rows[index])) return index;
  }
  return articles.at(-1);
}

/** The same hold among other rows of the same articles: some were folded, or a visit grew around them. */
function heldAmong(before: Rows, now: Rows, hold: Hold): Hold {
  const article = articleFrom(before, hold.row);
  const key = article === undefined ? undefined : before.rows[article]?.key;
  const found = key === undefined ? undefined : now.indexOf.get(key);
  if (article === undefined || found === undefined) {
    return { ...hold, row: Math.min(hold.row, Math.max(0, now.rows.length - 1)) };
  }
  // days and waits stand before the same article as ever
  const row = Math.max(0, found - (article - hold.row));
  const isBeginning = hold.kind === 'top' && hold.row === 0 && now.rows[row - 1]?.kind === 'seam';
  return isBeginning ? { kind: 'top', row: row - 1, inset: 0 } : { ...hold, row };
}
