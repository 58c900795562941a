import type { Point } from '../model/layout';
import { firstFrom } from '../model/sorted';
import { BAND, EDGE, type Scale } from './frame-scale';
import type { LaneBox, TickShape } from './frame-shapes';

const TICK_WIDTH = 3;
const WIDEST_TICK = 6;

/** Messages as strokes; those that would touch become one, as long as it stays a stroke. */
export function ticksOf({ lane, y, height }: LaneBox, { x, width, least, drawn }: Scale): readonly TickShape[] {
  const { points } = lane;
  const band = lane.kind === 'participant' ? BAND : BAND - 4;
  const ticks: TickShape[] = [];
  let open: { first: Point; from: number; until: number; count: number; internal: boolean } | undefined;
  for (let index = firstFrom(points, ({ at }) => drawn(at), least); index < points.length; index++) {
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
