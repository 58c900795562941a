import type { Span } from '../model/layout';
import { firstFrom } from '../model/sorted';
import { BAND, EDGE, LANE_HEIGHT, ROW_HEIGHT, type Scale } from './frame-scale';
import type { Box, LaneBox, SpanShape } from './frame-shapes';

const THIN_BAND = 4;
const LEAST_WIDTH = 3;

/** The stretches of a lane. `others` is what else stands in it, from left to right: words keep clear of it. */
export function spansOf(box: LaneBox, scale: Scale, others: readonly Box[]): readonly SpanShape[] {
  const shapes: SpanShape[] = [];
  for (const span of box.lane.spans) {
    const shape = spanShape(span, box, scale);
    if (shape === undefined) continue;
    shapes.push(isPresence(span) ? shape : { ...shape, free: widestFree(shape, others) });
  }
  // somebody's lane says its words inside, where they belong to a stretch beyond doubt
  return box.lane.kind === 'participant' ? shapes : withRoomBeside(shapes, others, scale.width);
}

function spanShape(span: Span, { lane, y }: LaneBox, { x, width }: Scale): SpanShape | undefined {
  const [left, right] = [x(span.from), x(span.until)];
  if (right < -EDGE || left > width + EDGE) return undefined;
  // thousands of short waits would hide the messages between them
  if (span.what.kind === 'wait' && right - left < LEAST_WIDTH) return undefined;
  const from = Math.min(Math.max(0, left), width - LEAST_WIDTH);
  const drawn = Math.min(Math.max(right - from, LEAST_WIDTH), width - from);
  const band = span.what.kind === 'presence' && span.what.stay.told === 'lines' ? THIN_BAND : BAND;
  return {
    kind: 'span',
    lane,
    span,
    x: from,
    y: y + span.row * ROW_HEIGHT + (LANE_HEIGHT - band) / 2,
    width: drawn,
    height: band,
    free: { x: from, width: 0 },
    beside: 0,
  };
}

function isPresence({ what }: Span): boolean {
  return what.kind === 'presence';
}

function widestFree({ x: from, width }: Box, others: readonly Box[]): SpanShape['free'] {
  const until = from + width;
  let best = { x: from, width: 0 };
  let start = from;
  for (let index = firstFrom(others, other => other.x + other.width, from); index < others.length; index++) {
    const other = others[index] as Box;
    if (other.x >= until) break;
    if (other.x - start > best.width) best = { x: start, width: other.x - start };
    start = Math.max(start, other.x + other.width);
  }
  return until - start > best.width ? { x: start, width: until - start } : best;
}

/** How far words may go after a stretch, and inside one that another is drawn over. */
function withRoomBeside(shapes: readonly SpanShape[], others: readonly Box[], width: number): readonly SpanShape[] {
  return shapes.map((shape, nth) => {
    const end = shape.x + shape.width;
    const next = [...shapes.filter(({ span }) => span.row === shape.span.row), ...others]
      .filter(other => other !== shape && other.x + other.width > end)
      .reduce((nearest, { x }) => Math.min(nearest, x), width);
    const { x, width: room } = shape.free;
    const over = shapes
      .slice(nth + 1)
      .find(other => other.span.row === shape.span.row && other.x < x + room && other.x + other.width > x);
    const free = over === undefined ? shape.free : { x, width: Math.max(0, over.x - x) };
    return { ...shape, free, beside: Math.max(0, next - end) };
  });
}
