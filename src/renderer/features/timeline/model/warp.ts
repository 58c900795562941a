import type { Extent, Timeline } from './layout';

/**
 * The axis as it is drawn, with long idle times shortened: monotone and piecewise linear. `start` and `end` are where
 * a piece lies on the drawn axis, which begins at 0.
 */
export interface Warp {
  readonly pieces: readonly Piece[];
  readonly length: number;
}

interface Piece {
  readonly from: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
  readonly idle: boolean;
}

const IDLE_LEAST_MS = 600_000;
const IDLE_LEAST_SHARE = 0.03;
const IDLE_MARGIN_MS = 15_000;
const IDLE_DRAWN_SHARE = 0.05;
// a conversation that is mostly idle is first shown with its idle times shortened
const MOSTLY_IDLE = 0.7;
const INSTANT_MARGIN = { time: 5000, order: 1 } as const;

/** One piece: nothing is shortened. A conversation of one moment gets some room around it. */
export function plainWarp({ axis, from, until }: Timeline): Warp {
  const margin = until > from ? 0 : INSTANT_MARGIN[axis];
  const length = until - from + 2 * margin;
  return { pieces: [{ from: from - margin, until: until + margin, start: 0, end: length, idle: false }], length };
}

/**
 * The stretches in which nothing happens, each a little shorter than it is so that no item touches its edge. Long is
 * what is long beside the time in which something does happen, which is known only when the long ones are taken out.
 */
export function idleTimes(timeline: Timeline): readonly Extent[] {
  if (timeline.axis === 'order') return [];
  const total = timeline.until - timeline.from;
  const gaps = gapsBetween(momentsOf(timeline));
  let idle: readonly Extent[] = [];
  let active = total;
  for (;;) {
    const least = Math.max(IDLE_LEAST_MS, active * IDLE_LEAST_SHARE);
    const longer = gaps.filter(({ from, until }) => until - from > least);
    if (longer.length === idle.length) break;
    idle = longer;
    active = total - lengthOf(idle);
  }
  return idle.map(({ from, until }) => ({ from: from + IDLE_MARGIN_MS, until: until - IDLE_MARGIN_MS }));
}

function gapsBetween(moments: readonly number[]): readonly Extent[] {
  return moments.slice(1).map((until, index) => ({ from: moments[index] ?? until, until }));
}

function lengthOf(extents: readonly Extent[]): number {
  return extents.reduce((sum, { from, until }) => sum + until - from, 0);
}

export function isMostlyIdle(timeline: Timeline): boolean {
  return lengthOf(idleTimes(timeline)) > (timeline.until - timeline.from) * MOSTLY_IDLE;
}

export function shortenedWarp(timeline: Timeline): Warp {
  const idle = idleTimes(timeline);
  if (idle.length === 0) return plainWarp(timeline);
  const total = timeline.until - timeline.from;
  const active = total - lengthOf(idle);
  const drawn = Math.max(1, (active * IDLE_DRAWN_SHARE) / (1 - Math.min(0.5, idle.length * IDLE_DRAWN_SHARE)));

  const pieces: Piece[] = [];
  let at = timeline.from;
  let place = 0;
  for (const { from, until } of idle) {
    add(from, from - at, false);
    add(until, drawn, true);
  }
  add(timeline.until, timeline.until - at, false);
  return { pieces, length: place };

  function add(until: number, length: number, isIdle: boolean): void {
    pieces.push({ from: at, until, start: place, end: place + length, idle: isIdle });
    at = until;
    place += length;
  }
}

/** Where a value of the axis is drawn. Outside the pieces the axis goes on as it ends. */
export function toDrawn({ pieces }: Warp, value: number): number {
  const piece = pieceAt(pieces, value, 'until');
  if (piece === undefined) return value;
  const scale = (piece.end - piece.start) / (piece.until - piece.from || 1);
  if (value < piece.from || value > piece.until) return outside(piece, value);
  return piece.start + (value - piece.from) * scale;
}

/** What a place of the drawn axis stands for. */
export function fromDrawn({ pieces }: Warp, place: number): number {
  const piece = pieceAt(pieces, place, 'end');
  if (piece === undefined) return place;
  if (place < piece.start) return piece.from - (piece.start - place);
  if (place > piece.end) return piece.until + (place - piece.end);
  return piece.from + ((place - piece.start) * (piece.until - piece.from)) / (piece.end - piece.start || 1);
}

function outside(piece: Piece, value: number): number {
  return value < piece.from ? piece.start - (piece.from - value) : piece.end + (value - piece.until);
}

/** The first piece whose end is not before the value, else the last. */
function pieceAt(pieces: readonly Piece[], value: number, edge: 'until' | 'end'): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.[edge] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

/** Every moment at which something happens, and the ends of the axis. That somebody was there is not happening. */
function momentsOf(timeline: Timeline): readonly number[] {
  const moments = [timeline.from, timeline.until];
  for (const { spans, points, markers } of timeline.lanes) {
    for (const { from, until } of spans) moments.push(from, until);
    for (const { at } of points) moments.push(at);
    for (const { at } of markers) moments.push(at);
  }
  return [...Float64Array.from(moments).sort()];
}
