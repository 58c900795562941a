import type { Lane, Timeline } from '../model/layout';
import type { View } from '../model/view';
import { toDrawn, type Warp } from '../model/warp';
import { curveOf } from './frame-curve';
import { linksOf } from './frame-links';
import { markersOf } from './frame-markers';
import { EDGE, LANE_HEIGHT, ROW_HEIGHT, type Scale } from './frame-scale';
import type { Frame, LaneBox, Shape } from './frame-shapes';
import { spansOf } from './frame-spans';
import { ticksOf } from './frame-ticks';

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
