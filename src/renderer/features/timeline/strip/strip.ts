import type { ItemKey } from '#shared/domain/keys';
import type { Role } from '#shared/domain/participant';
import type { Lane, Span, Timeline } from '../model/layout';
import { toDrawn, type Warp } from '../model/warp';

/** The whole timeline in two tracks: the customer's above, that of the centre below. Widths and places are pixels. */
export interface StripDrawing {
  readonly ticks: readonly StripTick[];
  readonly spans: readonly StripSpan[];
  /** Somebody joined, or the conversation was handed on. */
  readonly marks: readonly number[];
}

export interface StripTick {
  readonly x: number;
  readonly track: 'customer' | 'centre';
  readonly tone: 'customer' | 'agent' | 'bot' | 'internal';
}

export interface StripSpan {
  readonly x: number;
  readonly width: number;
  readonly what: 'customer' | 'centre' | 'queue' | 'wait' | 'cobrowse';
  readonly ms: number;
}

/** Everything that has a place, in the order of the axis, for a press to find what is nearest. */
export interface StripPlace {
  readonly x: number;
  readonly item: ItemKey;
}

const TICK_ROOM = 3;

export function stripOf(timeline: Timeline, warp: Warp, width: number): StripDrawing {
  const x = (value: number) => (warp.length === 0 ? 0 : (toDrawn(warp, value) * width) / warp.length);
  const ticks: StripTick[] = [];
  const spans: StripSpan[] = [];
  const marks = new Set<number>();
  for (const lane of timeline.lanes) {
    const track = lane.kind === 'participant' && lane.role === 'customer' ? 'customer' : 'centre';
    for (const span of lane.spans) {
      const what = whatOf(span, lane, track);
      if (what === undefined) continue;
      const from = x(span.from);
      spans.push({ x: from, width: Math.max(2, x(span.until) - from), what, ms: span.until - span.from });
    }
    if (lane.kind === 'participant') addTicks(lane, track);
    for (const { at, event } of lane.markers) {
      if (MARKED.has(event.kind)) marks.add(Math.round(x(at)));
    }
  }
  return { ticks, spans, marks: [...marks] };

  function addTicks({ points, role }: Lane, track: StripTick['track']): void {
    let last = Number.NEGATIVE_INFINITY;
    for (const { at, message } of points) {
      const place = x(at);
      // where many stand at one place, one is drawn
      if (place - last < TICK_ROOM && message.audience !== 'internal') continue;
      last = place;
      ticks.push({ x: place, track, tone: message.audience === 'internal' ? 'internal' : toneOf(role) });
    }
  }
}

export function stripPlaces(timeline: Timeline, warp: Warp, width: number): readonly StripPlace[] {
  const places: StripPlace[] = [];
  for (const [item, { from }] of timeline.places) {
    places.push({ item, x: warp.length === 0 ? 0 : (toDrawn(warp, from) * width) / warp.length });
  }
  return places.sort((a, b) => a.x - b.x);
}

/** What stands nearest to a place of the strip. */
export function nearestItem(places: readonly StripPlace[], x: number): ItemKey | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [places[low - 1], places[low]];
  if (before === undefined || after === undefined) return (before ?? after)?.item;
  return x - before.x < after.x - x ? before.item : after.item;
}

const MARKED: ReadonlySet<string> = new Set(['joined', 'transferred', 'escalated']);

function whatOf({ what }: Span, lane: Lane, track: StripTick['track']): StripSpan['what'] | undefined {
  switch (what.kind) {
    case 'presence':
      return track;
    case 'queue':
      return 'queue';
    case 'wait':
      return 'wait';
    case 'event':
      return lane.kind === 'cobrowse' || lane.kind === 'sharing' ? 'cobrowse' : undefined;
  }
}

function toneOf(role: Role | undefined): StripTick['tone'] {
  if (role === 'customer') return 'customer';
  return role === 'bot' ? 'bot' : 'agent';
}
