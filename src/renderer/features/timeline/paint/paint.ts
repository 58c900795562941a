import type { CurveShape, Frame, Mark, MarkerShape, Shape, SpanShape, TickShape, Tone } from '../frame/frame-shapes';
import { nearest } from '../frame/reach';
import type { Palette } from './palette';
import { LANE_TONES } from './tones';

/** The words for a shape, the fullest first: the first that fits is taken. */
export type Labels = (shape: SpanShape | MarkerShape) => readonly string[];

/** What the pointer is on, and where on it. */
export interface Hovered {
  readonly shape: Shape;
  readonly x: number;
}

interface Painting {
  readonly frame: Frame;
  readonly palette: Palette;
  readonly font: string;
  /** Where the selection stands, in pixels; outside the plot nothing is drawn. */
  readonly selection: { readonly from: number; readonly until: number } | undefined;
  readonly hovered: Hovered | undefined;
  readonly brush: { readonly from: number; readonly until: number } | undefined;
  readonly labelOf: Labels;
}

const LABEL_GAP = 5;
// words stand clearly nearer to what they name than to what comes next
const LABEL_APART = 12;
const SPAN_PADDING = 4;
const LEAST_LABEL = 16;
const MANY = 6;
const LEAST_STROKE = 3;

/** Paints a frame. The canvas is already scaled, so that one unit is one CSS pixel. */
export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const { frame, palette, brush, selection } = painting;
  context.clearRect(0, 0, frame.width, frame.height);
  context.font = painting.font;
  context.textBaseline = 'middle';

  for (const { lane, y, height } of frame.lanes) {
    if (lane.kind !== 'participant') continue;
    context.fillStyle = palette.quiet;
    rounded(context, 0, y + (height - 12) / 2, frame.width, 12, 3);
    context.fill();
  }
  for (const { x, width } of frame.idle) {
    hatch(context, { x, y: 0, width, height: frame.height }, palette.quiet, 7);
  }
  const freeFrom = new Map<unknown, number>();
  const mostPerTick = new Map<unknown, number>();
  for (const shape of frame.shapes) {
    if (shape.kind === 'tick') mostPerTick.set(shape.lane, Math.max(shape.count, mostPerTick.get(shape.lane) ?? 1));
  }
  for (const shape of frame.shapes) {
    switch (shape.kind) {
      case 'span':
        paintSpan(context, shape, painting);
        break;
      case 'tick':
        paintTick(context, shape, painting, mostPerTick.get(shape.lane) ?? 1);
        break;
      case 'curve':
        paintCurve(context, shape, palette);
        break;
      case 'marker':
        paintMarker(context, shape, painting, freeFrom);
        break;
    }
  }
  for (const link of frame.links) paintLink(context, link, palette);
  if (brush !== undefined) {
    context.globalAlpha = 0.18;
    context.fillStyle = palette.agent;
    context.fillRect(brush.from, 0, brush.until - brush.from, frame.height);
    context.globalAlpha = 1;
  }
  if (selection !== undefined) paintSelection(context, frame, selection, palette);
}

const ARROW = 3.5;

function paintLink(
  context: CanvasRenderingContext2D,
  { x, from, to, derived }: Frame['links'][number],
  palette: Palette,
): void {
  const way = Math.sign(to - from);
  context.strokeStyle = palette.event;
  context.fillStyle = palette.event;
  context.lineWidth = 1;
  context.setLineDash(derived ? [2, 2] : []);
  context.beginPath();
  context.moveTo(x, from);
  context.lineTo(x, to - way * ARROW);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x, to);
  context.lineTo(x - ARROW, to - way * 2 * ARROW);
  context.lineTo(x + ARROW, to - way * 2 * ARROW);
  context.closePath();
  context.fill();
}

function paintSelection(
  context: CanvasRenderingContext2D,
  { width, height }: Frame,
  { from, until }: { readonly from: number; readonly until: number },
  palette: Palette,
): void {
  context.fillStyle = palette.selection;
  if (until - from > 3) {
    context.globalAlpha = 0.07;
    context.fillRect(from, 0, until - from, height);
    context.globalAlpha = 1;
  }
  if (from < -1 || from > width + 1) return;
  const x = Math.min(Math.max(from, 1.5), width - 1.5);
  context.fillRect(x - 0.75, 3, 1.5, height - 3);
  context.beginPath();
  context.arc(x, 3.5, 3, 0, Math.PI * 2);
  context.fill();
}

function paintSpan(context: CanvasRenderingContext2D, shape: SpanShape, painting: Painting): void {
  const { palette, hovered } = painting;
  const { x, y, width, height, span } = shape;
  const tones = spanTones(shape);
  context.fillStyle = palette[tones.fill];
  rounded(context, x, y, width, height, 3);
  context.fill();
  if (span.impossible !== undefined) {
    context.save();
    rounded(context, x, y, width, height, 3);
    context.clip();
    hatch(context, shape, palette.bad, 4);
    context.restore();
  }
  const presence = span.what.kind === 'presence';
  if (!presence || hovered?.shape === shape || span.impossible !== undefined) {
    context.strokeStyle = palette[span.impossible !== undefined ? 'bad' : tones.line];
    context.lineWidth = hovered?.shape === shape ? 1.5 : 1;
    context.setLineDash(span.derived && !presence ? [3, 2] : []);
    rounded(context, x + 0.5, y + 0.5, Math.max(width - 1, 1), height - 1, 3);
    context.stroke();
    context.setLineDash([]);
  }
  paintWords(context, shape, painting);
}

/** Inside where there is room, else after it. Over the hatching of impossible times nothing could be read. */
function paintWords(context: CanvasRenderingContext2D, shape: SpanShape, { palette, labelOf }: Painting): void {
  const { x, y, width, height, span, free, beside } = shape;
  const inside = span.impossible === undefined && free.width >= LEAST_LABEL;
  if (!inside && beside < LEAST_LABEL) return;
  const labels = labelOf(shape).map(words => ({ words, wide: context.measureText(words).width }));
  context.fillStyle = palette[span.impossible === undefined ? spanTones(shape).text : 'bad'];
  const within = inside ? labels.find(({ wide }) => wide + 2 * SPAN_PADDING <= free.width) : undefined;
  if (within !== undefined) {
    context.fillText(within.words, free.x + (free.width - within.wide) / 2, y + height / 2 + 0.5);
    return;
  }
  const after = labels.find(({ wide }) => LABEL_GAP + wide + LABEL_APART <= beside);
  if (after !== undefined) context.fillText(after.words, x + width + LABEL_GAP, y + height / 2 + 0.5);
}

function spanTones({ span, lane }: SpanShape): { readonly fill: Tone; readonly line: Tone; readonly text: Tone } {
  switch (span.what.kind) {
    case 'presence':
      return LANE_TONES[lane.role ?? 'unknown'].presence;
    case 'wait':
      return { fill: 'waitSoft', line: 'wait', text: 'wait' };
    case 'queue':
      return { fill: 'quiet', line: 'queue', text: 'queue' };
    case 'event':
      return { fill: 'sharingSoft', line: 'sharing', text: 'sharing' };
  }
}

function paintTick(
  context: CanvasRenderingContext2D,
  shape: TickShape,
  { palette, hovered }: Painting,
  most: number,
): void {
  const { x, y, width, height, internal, lane } = shape;
  context.fillStyle = palette[internal ? 'internal' : LANE_TONES[lane.role ?? 'unknown'].tick];
  // where many messages share a stroke, its height says how many compared with the others of the lane
  const high = most < MANY ? height : LEAST_STROKE + (height - LEAST_STROKE) * (shape.count / most);
  const top = y + (height - high) / 2;
  if (hovered?.shape === shape) rounded(context, x - 1, top - 2, width + 2, high + 4, 1.5);
  else rounded(context, x, top, width, high, 1);
  context.fill();
}

function paintCurve(
  context: CanvasRenderingContext2D,
  { points, y, height, width }: CurveShape,
  palette: Palette,
): void {
  // the middle of the scale
  context.fillStyle = palette.quiet;
  context.fillRect(0, y + height / 2, width, 1);
  context.strokeStyle = palette.score;
  context.fillStyle = palette.score;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  for (const [index, { x, y }] of points.entries()) {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.stroke();
  if (points.length > 40) return;
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 2, 0, Math.PI * 2);
    context.fill();
  }
}

function paintMarker(
  context: CanvasRenderingContext2D,
  shape: MarkerShape,
  painting: Painting,
  freeFrom: Map<unknown, number>,
): void {
  const { palette, hovered, labelOf } = painting;
  const { x, y, width, height, lane, room, marks } = shape;
  const centre = y + height / 2;
  const pointed = hovered?.shape === shape ? nearest(marks, hovered.x) : undefined;
  if (marks.length > 1 && lane.kind !== 'participant') {
    context.fillStyle = palette.quiet;
    rounded(context, x - 2, y - 2, width + 4, height + 4, height);
    context.fill();
  }
  for (const mark of marks) paintMark(context, mark, { centre, shape, palette, pointed: mark === pointed });
  if (lane.kind === 'participant') return;

  context.fillStyle = palette.faint;
  for (const label of labelOf(shape)) {
    const wide = context.measureText(label).width + LABEL_GAP;
    if (wide + LABEL_APART <= room) {
      context.fillText(label, x + width + LABEL_GAP, centre + 0.5);
      freeFrom.set(lane, x + width + wide);
      return;
    }
    if (x - (freeFrom.get(lane) ?? -LABEL_APART) >= wide + LABEL_APART) {
      context.fillText(label, x - wide, centre + 0.5);
      break;
    }
  }
  freeFrom.set(lane, x + width);
}

interface MarkPainting {
  readonly centre: number;
  readonly shape: MarkerShape;
  readonly palette: Palette;
  readonly pointed: boolean;
}

function paintMark(
  context: CanvasRenderingContext2D,
  { x, event }: Mark,
  { centre, shape: { lane, height }, palette, pointed }: MarkPainting,
): void {
  const radius = height / 2 + (pointed ? 1 : 0);
  const tone: Tone = event.impossible !== undefined ? 'bad' : lane.kind === 'participant' ? 'ink' : 'event';
  context.beginPath();
  if (lane.kind === 'participant') {
    context.moveTo(x, centre - radius);
    context.lineTo(x + radius, centre);
    context.lineTo(x, centre + radius);
    context.lineTo(x - radius, centre);
    context.closePath();
  } else context.arc(x, centre, radius, 0, Math.PI * 2);
  // what was concluded is hollow, what was recorded is solid
  context.fillStyle = palette[event.origin === 'derived' ? 'panel' : tone];
  context.fill();
  context.strokeStyle = palette[tone];
  context.lineWidth = event.origin === 'derived' ? 1.5 : 0.5;
  context.stroke();
}

function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: string,
  step: number,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let at = x - height; at < x + width; at += step) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

function rounded(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
}
