import { firstFrom } from '../model/sorted';
import type { Scale } from './frame-scale';
import type { CurveShape, LaneBox } from './frame-shapes';

const ROOM = 4;

/** The line of scores. */
export function curveOf({ lane, y, height }: LaneBox, { x, width }: Scale): CurveShape {
  const inner = height - 2 * ROOM;
  const points = lane.curve.map(of => ({
    x: x(of.at),
    y: y + ROOM + inner * (1 - Math.min(Math.max(of.score, 0), 100) / 100),
    of,
  }));
  return { kind: 'curve', lane, x: 0, y, width, height, points: thinned(points, width) };
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
