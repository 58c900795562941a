import type { Attribute } from '../domain/attribute';
import type { Conversation } from '../domain/conversation';
import type { ConversationEvent, EventKind } from '../domain/event';
import type { ItemKey } from '../domain/keys';
import { inOrder } from '../domain/merging/merge';
import type { Message } from '../domain/message';
import type { Survey } from '../domain/survey';
import { toldEvents } from './told-events';

/** A message or an event, in the one order of the conversation. */
export type TimelineItem =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'event'; readonly event: ConversationEvent };

const OPENING: ReadonlySet<EventKind> = new Set(['requested', 'queued', 'offered', 'accepted', 'joined']);
const CLOSING: ReadonlySet<EventKind> = new Set(['left', 'dismissed', 'ended', 'abandoned']);

/** All events, and one for each attribute and survey that no event tells of, so that none of them is out of sight. */
export function eventsOf(conversation: Conversation): readonly ConversationEvent[] {
  const { attributes, surveys } = conversation;
  const events = toldEvents(conversation.events);
  const told = new Set(events.map(({ about }) => about));
  const untold = [
    ...attributes.map(attribute => ({ kind: 'attribute' as const, item: attribute })),
    ...surveys.map(survey => ({ kind: 'survey' as const, item: survey })),
  ].filter(({ item }) => !told.has(item.key));
  if (untold.length === 0) return events;

  const added = untold.map(({ kind, item }, index) => eventAbout(kind, item, LAST + index));
  const timed = added.filter(({ at }) => at !== undefined);
  const untimed = added.filter(({ at }) => at === undefined);
  return [...inOrder([...events, ...timed], event => event.at), ...untimed];
}

// vendors' own orders are indexes or sequence numbers far below it
const LAST = 1_000_000_000;

function eventAbout(kind: 'attribute' | 'survey', item: Attribute | Survey, order: number): ConversationEvent {
  return {
    key: item.key,
    kind,
    order,
    origin: 'recorded',
    about: item.key,
    facts: [],
    ...(item.at === undefined ? {} : { at: item.at }),
  };
}

/**
 * Messages and events as one sequence, by time. What has no time stays next to its neighbours in its own list;
 * events that nothing places open the conversation if they are of the kind that does, and close it otherwise.
 */
export function listTimelineItems(
  conversation: Conversation,
  events: readonly ConversationEvent[] = eventsOf(conversation),
): readonly TimelineItem[] {
  const { messages } = conversation;
  const eventTimes = placesOfEvents(events);
  const messageTimes = placesOfMessages(messages, events);
  const happenings: TimelineItem[] = [];
  let nextEvent = 0;
  for (const [index, message] of messages.entries()) {
    const at = messageTimes[index] ?? 0;
    while (nextEvent < events.length) {
      const event = events[nextEvent];
      const eventAt = eventTimes[nextEvent] ?? 0;
      if (event === undefined || eventAt > at || (eventAt === at && !OPENING.has(event.kind))) break;
      happenings.push({ kind: 'event', event });
      nextEvent++;
    }
    happenings.push({ kind: 'message', message });
  }
  for (const event of events.slice(nextEvent)) happenings.push({ kind: 'event', event });
  return happenings;
}

function placesOfEvents(events: readonly ConversationEvent[]): readonly number[] {
  // before the first one with a time, closing kinds stand there too, so that the list keeps its order
  const first = events.find(({ at }) => at)?.at?.at ?? Number.POSITIVE_INFINITY;
  let place = Number.NEGATIVE_INFINITY;
  return events.map(event => {
    if (event.at !== undefined) place = event.at.at;
    return place === Number.NEGATIVE_INFINITY && !OPENING.has(event.kind) ? first : place;
  });
}

function placesOfMessages(messages: readonly Message[], events: readonly ConversationEvent[]): readonly number[] {
  let place = messages.find(({ sentAt }) => sentAt)?.sentAt?.at ?? placeAfterOpening(events);
  return messages.map(({ sentAt }) => {
    if (sentAt !== undefined) place = sentAt.at;
    return place;
  });
}

function placeAfterOpening(events: readonly ConversationEvent[]): number {
  const closing = events.findIndex(({ kind }) => CLOSING.has(kind));
  const before = closing < 0 ? events : events.slice(0, closing);
  return before.findLast(({ kind, at }) => at && OPENING.has(kind))?.at?.at ?? events.find(({ at }) => at)?.at?.at ?? 0;
}

/** The attribute or survey that an event is about. */
export function subjectsOf({ attributes, surveys }: Conversation): (key: ItemKey | undefined) => Subject | undefined {
  const subjects = new Map<ItemKey, Subject>();
  for (const attribute of attributes) subjects.set(attribute.key, { kind: 'attribute', attribute });
  for (const survey of surveys) subjects.set(survey.key, { kind: 'survey', survey });
  return key => (key === undefined ? undefined : subjects.get(key));
}

export type Subject =
  | { readonly kind: 'attribute'; readonly attribute: Attribute }
  | { readonly kind: 'survey'; readonly survey: Survey };
