import type { ConversationEvent } from '#shared/domain/event';
import { curveOf } from './frame-curve';
import { linksOf } from './frame-links';
import { markersOf } from './frame-markers';
import { EDGE, LANE_HEIGHT, ROW_HEIGHT, type Scale } from './frame-scale';
import { spansOf } from './frame-spans';
import { ticksOf } from './frame-ticks';
import type { CurvePoint, Lane, Point, Span, Timeline } from './layout';
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

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpanShape extends Box {
  readonly kind: 'span';
  readonly lane: Lane;
  readonly span: Span;
  /** The widest part of it that nothing covers, for its words. */
  readonly free: Room;
  /** How many pixels after it nothing stands on, for words that have no room inside. */
  readonly beside: number;
}

interface Room {
  readonly x: number;
  readonly width: number;
}

/** One message, or several that are too close to be told apart; `count` of them from `first` on. */
export interface TickShape extends Box {
  readonly kind: 'tick';
  readonly lane: Lane;
  readonly first: Point;
  readonly count: number;
  readonly internal: boolean;
}

/** Events that stand so close that they share their words. `room` is how many pixels are free to their right. */
export interface MarkerShape extends Box {
  readonly kind: 'marker';
  readonly lane: Lane;
  readonly marks: readonly Mark[];
  readonly room: number;
}

/** One event, or several that no pixel tells apart: `count` from `event` on. `x` is the middle. */
export interface Mark {
  readonly x: number;
  readonly event: ConversationEvent;
  readonly count: number;
}

export interface CurveShape extends Box {
  readonly kind: 'curve';
  readonly lane: Lane;
  readonly points: readonly { readonly x: number; readonly y: number; readonly of: CurvePoint }[];
}

export interface LaneBox {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBox[];
  readonly shapes: readonly Shape[];
  /** Transfers, as arrows from one place above the other. */
  readonly links: readonly {
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly derived: boolean;
  }[];
  readonly idle: readonly { readonly x: number; readonly width: number; readonly ms: number }[];
}

const CURVE_HEIGHT = 26;
const TOP = 6;

export function frameOf(timeline: Timeline, lanes: readonly Lane[], warp: Warp, view: View, width: number): Frame {
  const scale: Scale = {
    x: value => ((toDrawn(warp, value) - view.from) * width) / Math.max(view.until - view.from, Number.MIN_VALUE),
    width,
    // what lies on the very edge is in sight, whatever the arithmetic makes of it
    least: view.from - (EDGE * (view.until - view.from)) / Math.max(1, width),
    drawn: value => toDrawn(warp, value),
  };
  const shapes: Shape[] = [];
  const boxes: LaneBox[] = [];
  let y = TOP;

  for (const lane of lanes) {
    const box: LaneBox = { lane, y, height: heightOf(lane) };
    boxes.push(box);
    y += box.height;
    if (width <= 0) continue;
    const ticks = ticksOf(box, scale);
    const markers = markersOf(box, scale);
    shapes.push(
      ...spansOf(
        box,
        scale,
        [...ticks, ...markers].sort((a, b) => a.x - b.x),
      ),
    );
    if (lane.curve.length > 0) shapes.push(curveOf(box, scale));
    shapes.push(...ticks, ...markers);
  }
  return {
    width,
    height: y + 2,
    lanes: boxes,
    shapes,
    links: width > 0 ? linksOf(boxes, scale) : [],
    idle: timeline.axis === 'time' ? idleBoxes(warp, scale) : [],
  };
}

function heightOf({ kind, rows }: Lane): number {
  return kind === 'score' ? CURVE_HEIGHT : LANE_HEIGHT + (rows - 1) * ROW_HEIGHT;
}

function idleBoxes({ pieces }: Warp, { x, width }: Scale): Frame['idle'] {
  return pieces.flatMap(({ idle, from, until }) => {
    if (!idle) return [];
    const left = Math.max(0, x(from));
    const right = Math.min(width, x(until));
    return right <= left ? [] : [{ x: left, width: right - left, ms: until - from }];
  });
}
