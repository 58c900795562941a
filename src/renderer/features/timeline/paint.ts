import type { CurveShape, Frame, MarkerShape, Shape, SpanShape, TickShape, Tone } from './frame';
import type { Palette } from './palette';
import { LANE_TONES } from './tones';

/** The words for a shape, the fullest first: the first that fits is taken. */
export type Labels = (shape: SpanShape | MarkerShape) => readonly string[];

interface Painting {
  readonly frame: Frame;
  readonly palette: Palette;
  readonly font: string;
  /** Where the selection stands, in pixels; outside the plot nothing is drawn. */
  readonly selection: { readonly from: number; readonly until: number } | undefined;
  readonly hovered: Shape | undefined;
  readonly brush: { readonly from: number; readonly until: number } | undefined;
  readonly labelOf: Labels;
}

const LABEL_GAP = 5;
const SPAN_PADDING = 4;
const LEAST_LABEL = 16;
const MANY = 6;

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
  if (brush !== undefined) {
    context.globalAlpha = 0.18;
    context.fillStyle = palette.agent;
    context.fillRect(brush.from, 0, brush.until - brush.from, frame.height);
    context.globalAlpha = 1;
  }
  if (selection !== undefined) paintSelection(context, frame, selection, palette);
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
  const { x, y, width, height, span, lane } = shape;
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
  if (!presence || hovered === shape || span.impossible !== undefined) {
    context.strokeStyle = palette[span.impossible !== undefined ? 'bad' : tones.line];
    context.lineWidth = hovered === shape ? 1.5 : 1;
    context.setLineDash(span.derived && !presence ? [3, 2] : []);
    rounded(context, x + 0.5, y + 0.5, Math.max(width - 1, 1), height - 1, 3);
    context.stroke();
    context.setLineDash([]);
  }
  if (shape.free.width < LEAST_LABEL || lane.kind === 'events') return;
  const wide = (label: string) => context.measureText(label).width + SPAN_PADDING;
  const label = painting.labelOf(shape).find(words => wide(words) <= shape.free.width);
  if (label === undefined) return;
  context.fillStyle = palette[tones.text];
  const left = shape.free.x + (shape.free.width - wide(label) + SPAN_PADDING) / 2;
  context.fillText(label, left, y + height / 2 + 0.5);
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
  // where many messages share a stroke, its strength says how many compared with the others of the lane
  if (most >= MANY) context.globalAlpha = 0.35 + 0.65 * Math.min(1, shape.count / most);
  if (hovered === shape) rounded(context, x - 1, y - 2, width + 2, height + 4, 1.5);
  else rounded(context, x, y, width, height, 1);
  context.fill();
  context.globalAlpha = 1;
}

function paintCurve(context: CanvasRenderingContext2D, { points }: CurveShape, palette: Palette): void {
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
  const { x, y, width, height, event, lane, room } = shape;
  const radius = width / 2 + (hovered === shape ? 1 : 0);
  const [middle, centre] = [x + width / 2, y + height / 2];
  const tone: Tone = event.impossible !== undefined ? 'bad' : lane.kind === 'participant' ? 'ink' : 'event';
  context.beginPath();
  if (lane.kind === 'participant') {
    context.moveTo(middle, centre - radius);
    context.lineTo(middle + radius, centre);
    context.lineTo(middle, centre + radius);
    context.lineTo(middle - radius, centre);
    context.closePath();
  } else context.arc(middle, centre, radius, 0, Math.PI * 2);
  // what was concluded is hollow, what was recorded is solid
  context.fillStyle = palette[event.origin === 'derived' ? 'panel' : tone];
  context.fill();
  context.strokeStyle = palette[tone];
  context.lineWidth = event.origin === 'derived' ? 1.5 : 0.5;
  context.stroke();
  if (lane.kind === 'participant') return;

  context.fillStyle = palette.faint;
  for (const label of labelOf(shape)) {
    const wide = context.measureText(label).width + LABEL_GAP;
    if (wide + 4 <= room) {
      context.fillText(label, x + width + LABEL_GAP, centre + 0.5);
      freeFrom.set(lane, x + width + wide);
      return;
    }
    if (x - (freeFrom.get(lane) ?? 0) >= wide + 4) {
      context.fillText(label, x - wide, centre + 0.5);
      break;
    }
  }
  freeFrom.set(lane, x + width);
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
