import type { Conversation } from '#shared/domain/conversation';
import type { ConversationEvent, EventKind } from '#shared/domain/event';
import type { ItemKey } from '#shared/domain/keys';
import type { Message } from '#shared/domain/message';
import type { Participant, Role } from '#shared/domain/participant';
import { extentOf, findPresence, type PresenceInterval } from '#shared/measures/presence';
import { queueWaitsOf } from '#shared/measures/queue-waits';
import { eventsOf, listTimelineItems, type TimelineItem } from '#shared/measures/timeline-items';
import { waitsOf } from '#shared/measures/waits';

/**
 * A conversation as lanes over one axis. The axis is milliseconds, or (where no file records a single time) the place
 * in the order, counted from 0.
 */
export interface Timeline {
  readonly axis: 'time' | 'order';
  readonly from: number;
  readonly until: number;
  readonly lanes: readonly Lane[];
  /** What has no time although others have one, in its order. */
  readonly shelf: readonly ShelfItem[];
  /** Where each item stands on the axis. */
  readonly places: ReadonlyMap<ItemKey, Extent>;
}

export interface Extent {
  readonly from: number;
  readonly until: number;
}

type LaneKind = 'participant' | 'queue' | 'cobrowse' | 'sharing' | 'events' | 'lasting' | 'attributes' | 'score';

export interface Lane {
  readonly id: string;
  readonly kind: LaneKind;
  readonly participant?: Participant;
  readonly role?: Role;
  readonly spans: readonly Span[];
  /** How many rows its spans need so that none lies over another. */
  readonly rows: number;
  /** Messages, in the order of the axis. */
  readonly points: readonly Point[];
  readonly markers: readonly Marker[];
  /** Scores in the order of the axis; a message without one is a gap, never a zero. */
  readonly curve: readonly CurvePoint[];
}

/** `from` is never after `until`; where the file has it the other way round, `impossible` says so. */
export interface Span extends Extent {
  readonly item?: ItemKey;
  /** Counted from 0. In somebody's lane there is one row only: waits lie over presence. */
  readonly row: number;
  readonly derived: boolean;
  readonly impossible?: NonNullable<ConversationEvent['impossible']>;
  readonly what:
    | { readonly kind: 'presence'; readonly stay: PresenceInterval }
    | { readonly kind: 'queue'; readonly queue?: string }
    | { readonly kind: 'wait'; readonly ms: number }
    | { readonly kind: 'event'; readonly event: ConversationEvent };
}

export interface Point {
  readonly at: number;
  readonly message: Message;
}

export interface Marker {
  readonly at: number;
  readonly event: ConversationEvent;
}

export interface CurvePoint {
  readonly at: number;
  readonly score: number;
  readonly item: ItemKey;
}

export type ShelfItem =
  | { readonly kind: 'event'; readonly item: ItemKey; readonly event: ConversationEvent }
  | { readonly kind: 'messages'; readonly item: ItemKey; readonly count: number };

const WAIT_SHOWN_MS = 60_000;
const ROLE_ORDER: readonly Role[] = ['customer', 'bot', 'agent', 'supervisor', 'unknown', 'system'];
const IN_OWN_LANE: ReadonlySet<EventKind> = new Set(['offered', 'accepted', 'joined', 'left', 'resumed']);
const ABOUT_CUSTOMER: ReadonlySet<EventKind> = new Set(['attribute', 'survey', 'form']);

export function timelineOf(conversation: Conversation): Timeline {
  const events = eventsOf(conversation);
  const happenings = listTimelineItems(conversation, events);
  const extent = extentOf(conversation);
  const places = extent === undefined ? placesByOrder(happenings) : placesByTime(happenings);
  const builders = new Map<string, LaneBuilder>();

  addParticipants();
  addMessages();
  if (extent !== undefined) {
    addStays();
    addQueueWaits();
    addWaits();
  }
  addEvents();

  for (const { markers } of builders.values()) markers.sort((a, b) => a.at - b.at);
  const lanes = [...builders.values()]
    .filter(isUsed)
    .sort((a, b) => a.rank - b.rank)
    .map(inRows);
  return {
    axis: extent === undefined ? 'order' : 'time',
    from: extent?.from ?? 0,
    until: extent?.until ?? Math.max(0, happenings.length - 1),
    lanes,
    shelf: extent === undefined ? [] : shelfOf(happenings, places),
    places,
  };

  function lane(id: string, kind: LaneKind, rank: number, participant?: Participant): LaneBuilder {
    let builder = builders.get(id);
    if (builder === undefined) {
      builder = {
        id,
        kind,
        rank,
        spans: [],
        rows: 1,
        points: [],
        markers: [],
        curve: [],
        ...(participant === undefined ? {} : { participant, role: participant.role }),
      };
      builders.set(id, builder);
    }
    return builder;
  }

  function addParticipants(): void {
    for (const [index, participant] of conversation.participants.entries()) {
      const rank = ROLE_ORDER.indexOf(participant.role) * 1000 + index;
      if (participant.role !== 'system') lane(`by ${participant.key}`, 'participant', rank, participant);
    }
  }

  function addMessages(): void {
    const reported = new Set(events.map(({ about }) => about));
    const score = lane('score', 'score', 40_000);
    for (const message of conversation.messages) {
      const at = places.get(message.key)?.from;
      if (at === undefined) continue;
      if (message.score !== undefined) score.curve.push({ at, score: message.score, item: message.key });
      const own = builders.get(`by ${message.author}`);
      if (own !== undefined) own.points.push({ at, message });
      else if (message.author === undefined) lane('by nobody', 'participant', 9000).points.push({ at, message });
      else if (!reported.has(message.key)) lane('events', 'events', 20_000).points.push({ at, message });
    }
  }

  function addStays(): void {
    for (const stay of findPresence(conversation)) {
      builders.get(`by ${stay.participant}`)?.spans.push({
        ...inAxisOrder(stay.from, stay.until),
        row: 0,
        derived: stay.told !== 'presence',
        what: { kind: 'presence', stay },
      });
    }
  }

  function addQueueWaits(): void {
    for (const { from, until, item, origin, queue } of queueWaitsOf(conversation)) {
      lane('queue', 'queue', 10_000).spans.push({
        from,
        until,
        row: 0,
        derived: origin === 'derived',
        ...(item === undefined ? {} : { item }),
        what: { kind: 'queue', ...(queue === undefined ? {} : { queue }) },
      });
    }
  }

  function addWaits(): void {
    for (const { who, since, answer, ms } of waitsOf(conversation)) {
      const [from, until] = [since.sentAt?.at, answer.sentAt?.at];
      if (who !== 'customer' || ms < WAIT_SHOWN_MS || from === undefined || until === undefined) continue;
      builders
        .get(`by ${answer.author}`)
        ?.spans.push({ from, until, item: answer.key, row: 0, derived: true, what: { kind: 'wait', ms } });
    }
  }

  function addEvents(): void {
    const queued = new Set(builders.get('queue')?.spans.map(({ item }) => item));
    for (const event of events) {
      const place = places.get(event.key);
      if (place === undefined || (event.kind === 'queued' && queued.has(event.key))) continue;
      if (event.until !== undefined || isSpanKind(event.kind)) laneOfSpan(event).spans.push(eventSpan(event, place));
      else laneOfEvent(event).markers.push({ at: place.from, event });
    }
  }

  function laneOfSpan({ kind }: ConversationEvent): LaneBuilder {
    if (kind === 'cobrowse') return lane('cobrowse', 'cobrowse', 11_000);
    if (kind === 'video' || kind === 'screenShare') return lane('sharing', 'sharing', 12_000);
    // a wait that cannot be true is shown where it would stand if it were
    return kind === 'queued' ? lane('queue', 'queue', 10_000) : lane('lasting', 'lasting', 21_000);
  }

  function laneOfEvent({ kind, participant }: ConversationEvent): LaneBuilder {
    if (ABOUT_CUSTOMER.has(kind)) return lane('attributes', 'attributes', 30_000);
    const own = IN_OWN_LANE.has(kind) ? builders.get(`by ${participant}`) : undefined;
    return own ?? lane('events', 'events', 20_000);
  }
}

const MOST_ROWS = 4;

/** Spans at one time stand below one another, as far as there are rows. */
function inRows(lane: Lane): Lane {
  if (lane.kind === 'participant' || lane.spans.length < 2) return lane;
  const ends: number[] = [];
  const spans = [...lane.spans]
    .sort((a, b) => a.from - b.from)
    .map(span => {
      const free = ends.findIndex(end => end <= span.from);
      const row = free >= 0 ? free : Math.min(ends.length, MOST_ROWS - 1);
      ends[row] = Math.max(ends[row] ?? span.until, span.until);
      return { ...span, row };
    });
  return { ...lane, spans, rows: ends.length };
}

interface LaneBuilder extends Lane {
  readonly rank: number;
  readonly spans: Span[];
  readonly points: Point[];
  readonly markers: Marker[];
  readonly curve: CurvePoint[];
}

function isUsed({ spans, points, markers, curve }: Lane): boolean {
  return spans.length + points.length + markers.length + curve.length > 0;
}

function isSpanKind(kind: EventKind): boolean {
  return kind === 'cobrowse' || kind === 'video' || kind === 'screenShare';
}

function eventSpan(event: ConversationEvent, place: Extent): Span {
  const reversed = event.at !== undefined && event.until !== undefined && event.until.at < event.at.at;
  const impossible = event.impossible ?? (reversed ? 'ends-before-start' : undefined);
  return {
    ...place,
    item: event.key,
    row: 0,
    derived: event.origin === 'derived',
    ...(impossible === undefined ? {} : { impossible }),
    what: { kind: 'event', event },
  };
}

function inAxisOrder(a: number, b: number): Extent & Pick<Span, 'impossible'> {
  return a <= b ? { from: a, until: b } : { from: b, until: a, impossible: 'ends-before-start' };
}

function keyOf(happening: TimelineItem): ItemKey {
  return happening.kind === 'message' ? happening.message.key : happening.event.key;
}

function placesByOrder(happenings: readonly TimelineItem[]): ReadonlyMap<ItemKey, Extent> {
  return new Map(happenings.map((happening, index) => [keyOf(happening), { from: index, until: index }]));
}

function placesByTime(happenings: readonly TimelineItem[]): ReadonlyMap<ItemKey, Extent> {
  const places = new Map<ItemKey, Extent>();
  for (const happening of happenings) {
    const [at, until] =
      happening.kind === 'message'
        ? [happening.message.sentAt?.at, undefined]
        : [happening.event.at?.at, happening.event.until?.at];
    const start = at ?? until;
    if (start === undefined) continue;
    const end = until ?? start;
    places.set(keyOf(happening), { from: Math.min(start, end), until: Math.max(start, end) });
  }
  return places;
}

function shelfOf(happenings: readonly TimelineItem[], places: ReadonlyMap<ItemKey, Extent>): readonly ShelfItem[] {
  const shelf: ShelfItem[] = [];
  let together = false;
  for (const happening of happenings) {
    const item = keyOf(happening);
    if (places.has(item)) {
      together = false;
      continue;
    }
    const last = shelf.at(-1);
    if (happening.kind === 'event') shelf.push({ kind: 'event', item, event: happening.event });
    else if (together && last?.kind === 'messages') shelf[shelf.length - 1] = { ...last, count: last.count + 1 };
    else shelf.push({ kind: 'messages', item, count: 1 });
    together = true;
  }
  return shelf;
}
