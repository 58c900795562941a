import type { ConversationEvent } from '#shared/domain/event';
import type { CurvePoint, Lane, Marker, Point, Span, Timeline } from './layout';
import { firstFrom } from './sorted';
import type { View } from './view';
import { toDrawn, type Warp } from './warp';

/** What a shape is painted with, by role. */
export type Tone =
  | 'quiet'
  | 'customer'
  | 'agent'
  | 'agentSoft'
  | 'bot'
  | 'botSoft'
  | 'queue'
  | 'wait'
  | 'waitSoft'
  | 'sharing'
  | 'sharingSoft'
  | 'score'
  | 'event'
  | 'internal'
  | 'faint'
  | 'ink'
  | 'panel'
  | 'selection'
  | 'bad';

/** Something to paint, in pixels of the plot. Each lies inside its lane and inside the plot. */
export type Shape = SpanShape | TickShape | MarkerShape | CurveShape;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpanShape extends Box {
  readonly kind: 'span';
  readonly lane: Lane;
  readonly span: Span;
  /** The widest part of it that no message covers, for its words. */
  readonly free: { readonly x: number; readonly width: number };
}

/** One message, or several that are too close to be told apart; `count` of them from `first` on. */
export interface TickShape extends Box {
  readonly kind: 'tick';
  readonly lane: Lane;
  readonly first: Point;
  readonly count: number;
  readonly internal: boolean;
}

/** `room` is how many pixels are free to its right, for its name. */
export interface MarkerShape extends Box {
  readonly kind: 'marker';
  readonly lane: Lane;
  readonly event: ConversationEvent;
  readonly count: number;
  readonly room: number;
}

export interface CurveShape extends Box {
  readonly kind: 'curve';
  readonly lane: Lane;
  readonly points: readonly { readonly x: number; readonly y: number; readonly of: CurvePoint }[];
}

interface LaneBox {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBox[];
  readonly shapes: readonly Shape[];
  readonly idle: readonly { readonly x: number; readonly width: number; readonly ms: number }[];
}

const LANE_HEIGHT = 20;
const CURVE_HEIGHT = 26;
const BAND = 12;
const THIN_BAND = 4;
const TICK_WIDTH = 3;
const WIDEST_TICK = 6;
// what lies on the very edge is in sight, whatever the arithmetic makes of it
const EDGE = 0.5;
const MARKER = 7;
const TOP = 6;

export function frameOf(timeline: Timeline, lanes: readonly Lane[], warp: Warp, view: View, width: number): Frame {
  const perUnit = width / Math.max(view.until - view.from, Number.MIN_VALUE);
  const x = (value: number) => (toDrawn(warp, value) - view.from) * perUnit;
  const shapes: Shape[] = [];
  const boxes: LaneBox[] = [];
  let y = TOP;

  for (const lane of lanes) {
    const box: LaneBox = { lane, y, height: lane.kind === 'score' ? CURVE_HEIGHT : LANE_HEIGHT };
    boxes.push(box);
    y += box.height;
    if (width <= 0) continue;
    const ticks = ticksOf(box, view, warp, x, width);
    for (const span of lane.spans) {
      const shape = spanShape(span, box, ticks, x, width);
      if (shape !== undefined) shapes.push(shape);
    }
    if (lane.curve.length > 0) shapes.push(curveShape(lane.curve, box, x, width));
    shapes.push(...ticks);
    pushMarkers(shapes, lane.markers, box, x, width);
  }
  return {
    width,
    height: y + 2,
    lanes: boxes,
    shapes,
    idle: timeline.axis === 'time' ? idleBoxes(warp, x, width) : [],
  };
}

function spanShape(
  span: Span,
  { lane, y, height }: LaneBox,
  ticks: readonly TickShape[],
  x: (value: number) => number,
  width: number,
): SpanShape | undefined {
  const [left, right] = [x(span.from), x(span.until)];
  if (right < -EDGE || left > width + EDGE) return undefined;
  const from = Math.min(Math.max(0, left), width - TICK_WIDTH);
  const drawn = Math.min(Math.max(right - from, TICK_WIDTH), width - from);
  const band = span.what.kind === 'presence' && span.what.stay.told === 'lines' ? THIN_BAND : BAND;
  return {
    kind: 'span',
    lane,
    span,
    x: from,
    y: y + (height - band) / 2,
    width: drawn,
    height: band,
    free: span.what.kind === 'presence' ? { x: from, width: 0 } : widestFree(from, from + drawn, ticks),
  };
}

function widestFree(from: number, until: number, ticks: readonly TickShape[]): SpanShape['free'] {
  let best = { x: from, width: 0 };
  let start = from;
  for (let index = firstFrom(ticks, ({ x, width }) => x + width, from); index < ticks.length; index++) {
    const tick = ticks[index] as TickShape;
    if (tick.x >= until) break;
    if (tick.x - start > best.width) best = { x: start, width: tick.x - start };
    start = tick.x + tick.width;
  }
  return until - start > best.width ? { x: start, width: until - start } : best;
}

function curveShape(
  curve: readonly CurvePoint[],
  { lane, y, height }: LaneBox,
  x: (value: number) => number,
  width: number,
) {
  const inner = { top: y + 4, height: height - 8 };
  const shape: CurveShape = {
    kind: 'curve',
    lane,
    x: 0,
    y,
    width,
    height,
    points: thinned(
      curve.map(of => ({
        x: x(of.at),
        y: inner.top + inner.height * (1 - Math.min(Math.max(of.score, 0), 100) / 100),
        of,
      })),
      width,
    ),
  };
  return shape;
}

/** At most one point for each pixel, and one beyond each edge so that the curve goes on. */
function thinned<Item extends { readonly x: number }>(points: readonly Item[], width: number): readonly Item[] {
  const first = Math.max(0, firstFrom(points, ({ x }) => x, 0) - 1);
  const kept: Item[] = [];
  for (let index = first; index < points.length; index++) {
    const point = points[index] as Item;
    const last = kept.at(-1);
    if (last === undefined || point.x - last.x >= 1 || index === points.length - 1) kept.push(point);
    if (point.x > width) break;
  }
  return kept;
}

/** Messages as strokes; those that would touch become one, as long as it stays a stroke. */
function ticksOf(
  { lane, y, height }: LaneBox,
  view: View,
  warp: Warp,
  x: (value: number) => number,
  width: number,
): readonly TickShape[] {
  const { points } = lane;
  const band = lane.kind === 'participant' ? BAND : BAND - 4;
  const ticks: TickShape[] = [];
  let open: { first: Point; from: number; until: number; count: number; internal: boolean } | undefined;
  const least = view.from - (EDGE * (view.until - view.from)) / Math.max(1, width);
  for (let index = firstFrom(points, ({ at }) => toDrawn(warp, at), least); index < points.length; index++) {
    const point = points[index] as Point;
    const middle = x(point.at);
    if (middle > width + EDGE) break;
    const internal = point.message.audience === 'internal';
    const from = Math.max(middle - TICK_WIDTH / 2, ticks.length > 0 ? endOf(ticks.at(-1)) : 0);
    if (open !== undefined && from < open.until + 1 && middle < open.from + WIDEST_TICK) {
      open.until = Math.max(open.until, middle + TICK_WIDTH / 2);
      open.count++;
      open.internal &&= internal;
    } else {
      close();
      open = { first: point, from, until: middle + TICK_WIDTH / 2, count: 1, internal };
    }
  }
  close();
  return ticks;

  function close(): void {
    if (open === undefined) return;
    const from = Math.min(Math.max(endOf(ticks.at(-1)), open.from), width - 1);
    const until = Math.min(Math.max(open.until, from + 1), width);
    const { first, count, internal } = open;
    const box = { x: from, y: y + (height - band) / 2, width: until - from, height: band };
    ticks.push({ kind: 'tick', lane, first, count, internal, ...box });
  }
}

function endOf(tick: TickShape | undefined): number {
  return tick === undefined ? 0 : tick.x + tick.width;
}

function pushMarkers(
  shapes: Shape[],
  markers: readonly Marker[],
  { lane, y, height }: LaneBox,
  x: (value: number) => number,
  width: number,
): void {
  const start = shapes.length;
  for (const { at, event } of markers) {
    const middle = x(at);
    if (middle < -EDGE || middle > width + EDGE) continue;
    const left = Math.min(Math.max(0, middle - MARKER / 2), width - MARKER);
    const last = shapes.length > start ? shapes.at(-1) : undefined;
    if (last?.kind === 'marker' && left - last.x < 3) {
      shapes[shapes.length - 1] = { ...last, count: last.count + 1 };
      continue;
    }
    if (last?.kind === 'marker') shapes[shapes.length - 1] = { ...last, room: left - last.x - MARKER };
    shapes.push({
      kind: 'marker',
      lane,
      event,
      count: 1,
      room: width - left - MARKER,
      x: left,
      y: y + (height - MARKER) / 2,
      width: MARKER,
      height: MARKER,
    });
  }
}

function idleBoxes({ pieces }: Warp, x: (value: number) => number, width: number): Frame['idle'] {
  return pieces.flatMap(({ idle, from, until }) => {
    if (!idle) return [];
    const left = Math.max(0, x(from));
    const right = Math.min(width, x(until));
    return right <= left ? [] : [{ x: left, width: right - left, ms: until - from }];
  });
}
