import type { ItemKey } from '#shared/domain/keys';
import { ROW_HEIGHT } from './frame-scale';
import type { Frame, Shape } from './frame-shapes';

const REACH = 5;

/** What is under a place of the plot: the smallest thing in reach, markers and messages before spans. */
export function shapeAt({ shapes, lanes }: Frame, x: number, y: number): Shape | undefined {
  const box = lanes.find(lane => y >= lane.y && y < lane.y + lane.height);
  if (box === undefined) return undefined;
  let best: { readonly shape: Shape; readonly distance: number } | undefined;
  for (const shape of shapes) {
    if (shape.lane !== box.lane) continue;
    const distance = distanceTo(shape, x, y);
    if (distance !== undefined && (best === undefined || distance <= best.distance)) best = { shape, distance };
  }
  return best?.shape;
}

function distanceTo(shape: Shape, x: number, y: number): number | undefined {
  const outside = Math.max(shape.x - x, x - shape.x - shape.width, 0);
  switch (shape.kind) {
    case 'marker':
    case 'tick':
      return outside <= REACH ? outside : undefined;
    case 'span':
      // what stands on a span is nearer than the span itself; of those in several rows the one in this row is meant
      if (outside > 0 || (shape.lane.rows > 1 && Math.abs(y - shape.y - shape.height / 2) > ROW_HEIGHT / 2))
        return undefined;
      return shape.span.what.kind === 'presence' ? REACH + 2 : REACH + 1;
    case 'curve':
      return REACH + 3;
  }
}

/** The item a shape stands for, if it is a single one: what a click selects. */
export function itemOf(shape: Shape, x: number): ItemKey | undefined {
  switch (shape.kind) {
    case 'tick':
      return shape.first.message.key;
    case 'marker':
      return nearest(shape.marks, x)?.event.key;
    case 'span':
      return shape.span.item;
    case 'curve':
      return nearest(shape.points, x)?.of.item;
  }
}

export function nearest<Item extends { readonly x: number }>(points: readonly Item[], x: number): Item | undefined {
  return points.reduce<Item | undefined>(
    (best, point) => (best === undefined || Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best),
    undefined,
  );
}
