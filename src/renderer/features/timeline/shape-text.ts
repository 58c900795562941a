import { assertNever } from '#shared/base/assert-never';
import type { Message } from '#shared/domain/message';
import type { Instant, Timestamp } from '#shared/domain/time';
import { nameOf } from '#shared/heads/head';
import { type EventTextContext, eventGlance, eventLabel, eventText, isolated } from '../../i18n/event-text';
import { formatDayAndTime, formatDuration, formatTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import { zoneName } from '../../i18n/zone';
import type { Mark, MarkerShape, Shape, SpanShape } from './frame/frame-shapes';
import { nearest } from './frame/reach';
import type { Lane, Span } from './model/layout';

export interface TimedEventTextContext extends EventTextContext {
  readonly zone: ZoneChoice;
  /** The offset the conversation was recorded with, for times that are computed. */
  readonly offsetMinutes: number | undefined;
  readonly axis: 'time' | 'order';
}

const WORDS_SHOWN = 90;

/** The few words inside a span or beside a marker, the fullest first. */
export function shapeLabels(shape: SpanShape | MarkerShape, telling: EventTextContext): readonly string[] {
  if (shape.kind === 'marker') return markerLabels(shape.marks, telling);
  const { what, from, until, impossible } = shape.span;
  if (impossible !== undefined) return [text('timeline.span.impossible')];
  const duration = formatDuration(until - from);
  switch (what.kind) {
    case 'wait':
      return [text('timeline.span.wait.short', { duration }), duration];
    case 'queue':
      return what.queue === undefined
        ? [duration]
        : [text('timeline.span.of', { duration, what: what.queue }), what.queue, duration];
    case 'event': {
      const label = isNamedByLane(shape.lane) ? eventLabel(what.event) : eventText(what.event, telling);
      if (label === undefined) return [duration];
      const fallback = isNamedByLane(shape.lane) ? [] : [text(`timeline.short.${what.event.kind}`)];
      return [text('timeline.span.of', { duration, what: label }), ...fallback, duration];
    }
    case 'presence':
      return [];
    default:
      return assertNever(what);
  }
}

/** The lane says already what its stretches are. */
function isNamedByLane({ kind }: Lane): boolean {
  return kind !== 'lasting';
}

/** Words for all of the marks: alike, told once with their number; else the first, and how many more. */
function markerLabels(marks: readonly Mark[], telling: EventTextContext): readonly string[] {
  const [first] = marks;
  if (first === undefined) return [];
  const count = marks.reduce((sum, mark) => sum + mark.count, 0);
  const full = eventText(first.event, telling);
  const short = text(`timeline.short.${first.event.kind}`);
  if (count === 1) return [full, short];
  // of those on one pixel only the first is known here
  const told = marks.every(mark => mark.count === 1) ? marks : [];
  if (told.length > 0 && told.every(({ event }) => eventText(event, telling) === full)) {
    return [full, short].map(what => text('timeline.label.same', { what, count }));
  }
  return [full, short].map(what => text('timeline.label.more', { what, count: count - 1 }));
}

/** What is known of a shape, one line each: what it is, when, and what is odd about it. */
export function shapeLines(shape: Shape, x: number, telling: TimedEventTextContext): readonly string[] {
  switch (shape.kind) {
    case 'tick':
      return tickLines(shape.lane, shape.first.message, shape.count, telling);
    case 'marker': {
      const mark = nearest(shape.marks, x);
      if (mark === undefined) return [];
      const { event } = mark;
      return [
        ...markerLabels([mark], telling).slice(0, 1),
        ...eventGlance(event, telling),
        ...momentLine(event.at, event.until, telling),
        ...(event.origin === 'derived' ? [text('event.derived.explanation')] : []),
      ];
    }
    case 'span':
      return spanLines(shape.span, shape.lane, telling);
    case 'curve': {
      const point = nearest(shape.points, x);
      if (point === undefined) return [];
      const at = { at: point.of.at as Instant };
      return [text('timeline.score', { score: point.of.score }), ...momentLine(at, undefined, telling)];
    }
    default:
      return assertNever(shape);
  }
}

function tickLines(lane: Lane, message: Message, count: number, telling: TimedEventTextContext): readonly string[] {
  const name = laneName(lane);
  const words = message.body.text.replace(/\s+/g, ' ').trim();
  const first =
    count > 1
      ? text('timeline.messages', { name, count })
      : words === ''
        ? text('timeline.message.silent', { name })
        : text('timeline.message', { name, words: isolated(shortened(words)) });
  const internal = message.audience === 'internal' && count === 1 ? [text('table.message.internal')] : [];
  return [first, ...internal, ...momentLine(message.sentAt, undefined, telling)];
}

function spanLines(
  { what, from, until, impossible }: Span,
  lane: Lane,
  telling: TimedEventTextContext,
): readonly string[] {
  const [start, end] = [timeOf(from, telling), timeOf(until, telling)];
  const odd =
    impossible === undefined ? [] : [text('event.impossible', { why: text(`event.impossible.${impossible}`) })];
  switch (what.kind) {
    case 'presence': {
      const { told, openEnd, openStart } = what.stay;
      const key = told === 'lines' ? 'lines' : openEnd || openStart ? 'open' : undefined;
      return [
        text(key === undefined ? 'timeline.span.presence' : `timeline.span.presence.${key}`, { name: laneName(lane) }),
        ...momentLine(start, end, telling),
        ...odd,
      ];
    }
    case 'queue':
      return [
        what.queue === undefined
          ? text('timeline.span.queue')
          : text('timeline.span.queue.named', { queue: isolated(what.queue) }),
        formatDuration(until - from),
        ...momentLine(start, end, telling),
      ];
    case 'wait':
      return [
        text('timeline.span.wait', { who: 'customer', duration: formatDuration(what.ms) }),
        ...momentLine(start, end, telling),
      ];
    case 'event': {
      const { event } = what;
      const label = eventLabel(event);
      const stated = event.statedDurationMs;
      return [
        eventText(event, telling),
        ...(label === undefined ? [] : [label]),
        ...momentLine(event.at, event.until, telling),
        ...(stated === undefined ? [] : [text('event.statedDuration', { duration: formatDuration(stated) })]),
        ...(event.origin === 'derived' ? [text('event.derived.explanation')] : []),
        ...odd,
      ];
    }
    default:
      return assertNever(what);
  }
}

function timeOf(at: number, { offsetMinutes }: TimedEventTextContext): Timestamp {
  return { at: at as Instant, ...(offsetMinutes === undefined ? {} : { offsetMinutes }) };
}

function momentLine(
  time: Timestamp | undefined,
  until: Timestamp | undefined,
  { zone, axis }: TimedEventTextContext,
): readonly string[] {
  if (time === undefined || axis === 'order') return [text('transcript.noTime')];
  const from = formatDayAndTime(time.at, zone, time.offsetMinutes);
  if (until === undefined || until.at === time.at) return [text('timeline.at', { from, zone: zoneName(time, zone) })];
  return [
    text('timeline.fromTo', {
      from,
      until: formatTime(until.at, zone, until.offsetMinutes),
      zone: zoneName(time, zone),
      duration: formatDuration(until.at - time.at),
    }),
  ];
}

/** Whose lane it is, or what it shows. */
export function laneName({ kind, participant }: Lane): string {
  if (kind !== 'participant') return text(`timeline.lane.${kind}`);
  return participant === undefined ? text('timeline.lane.unknown') : nameOf(participant);
}

function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= WORDS_SHOWN ? words : `${characters.slice(0, WORDS_SHOWN).join('')}…`;
}
