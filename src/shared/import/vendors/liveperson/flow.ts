import type { ConversationEvent, EventKind, Party } from '../../../domain/event';
import { type ItemKey, itemKey } from '../../../domain/keys';
import { stated } from '../../kit/reading';
import type { Info } from './info';
import type { Control } from './lines';
import type { People } from './people';

// places among events of one instant; the lines in between count from 0
const BEFORE_LINES = -10;
const AFTER_LINES = 1e9;

const KEYS = {
  requested: itemKey('event', 'requested'),
  queued: itemKey('event', 'queued'),
  // the greeting of the queue is told beside the wait that is derived from times
  greeted: itemKey('event', 'greeted'),
  transferredHere: itemKey('event', 'transferred', 'here'),
  joined: itemKey('event', 'joined'),
  ended: itemKey('event', 'ended'),
  transferredOn: itemKey('event', 'transferred', 'on'),
} as const;

type Draft = { -readonly [Member in keyof ConversationEvent]: ConversationEvent[Member] };

/**
 * How the chat went: requested, queued, joined, transferred, ended. System lines record it; where they do not, it is
 * derived from the times and reasons of `info`. Both ways of telling share a key, so that a copy with a transcript and
 * one without make one event.
 */
export function flowEvents(info: Info, people: People, controls: readonly Control[]): ConversationEvent[] {
  const { queue, startReason, endReason } = info;
  const { requestedAt, startedAt, endedAt } = info.summary;
  const { agent, customer } = people;
  const handling: Party = stated({ participant: agent?.key, queue: queue?.name });
  const events: ConversationEvent[] = [];
  const derive = (key: ItemKey, kind: EventKind, order: number, evidence: string[]): Draft => {
    const event: Draft = { key, kind, order, origin: 'derived', evidence, facts: [] };
    events.push(event);
    return event;
  };

  if (requestedAt !== undefined) {
    const requested = derive(KEYS.requested, 'requested', BEFORE_LINES, ['/info/chatRequestedTimeL']);
    requested.at = requestedAt;
    requested.participant = customer.key;
  }
  if (requestedAt !== undefined && startedAt !== undefined) {
    const evidence = ['/info/chatRequestedTimeL', '/info/startTimeL'];
    const queued = derive(KEYS.queued, 'queued', BEFORE_LINES + 1, evidence);
    queued.at = requestedAt;
    queued.until = startedAt;
    queued.participant = customer.key;
    if (startedAt.at < requestedAt.at) queued.impossible = 'ends-before-start';
    if (queue !== undefined) queued.to = { queue: queue.name };
  }
  if (startReason?.transfer === true && startedAt !== undefined) {
    const evidence = ['/info/startReason', '/info/startTimeL'];
    const transferred = derive(KEYS.transferredHere, 'transferred', BEFORE_LINES + 2, evidence);
    transferred.at = startedAt;
    transferred.to = handling;
    transferred.label = startReason.words;
  }
  if (agent !== undefined && startedAt !== undefined && !controls.some(({ kind }) => kind === 'joined')) {
    const joined = derive(KEYS.joined, 'joined', BEFORE_LINES + 3, ['/info/startTimeL', '/info/agentId']);
    joined.at = startedAt;
    joined.participant = agent.key;
  }
  recordControls(controls, events, info, people);
  if (endedAt !== undefined && !controls.some(({ kind }) => kind === 'ended')) {
    const ended = derive(KEYS.ended, 'ended', AFTER_LINES, ['/info/endTimeL']);
    ended.at = endedAt;
    sayHowItEnded(ended, info, people);
  }
  if (endReason?.transfer === true && endedAt !== undefined) {
    const evidence = ['/info/endReason', '/info/endTimeL'];
    const transferred = derive(KEYS.transferredOn, 'transferred', AFTER_LINES + 1, evidence);
    transferred.at = endedAt;
    transferred.from = handling;
    transferred.label = endReason.words;
  }
  return events;
}

function recordControls(controls: readonly Control[], events: ConversationEvent[], info: Info, people: People): void {
  const counts = new Map<EventKind, number>();
  for (const { kind, message } of controls) {
    const nth = counts.get(kind) ?? 0;
    counts.set(kind, nth + 1);
    const key = kind === 'queued' ? KEYS.greeted : kind === 'joined' ? KEYS.joined : KEYS.ended;
    const event: Draft = {
      key: nth === 0 ? key : itemKey(...key.split('/'), nth),
      kind,
      order: message.order,
      origin: 'recorded',
      about: message.key,
      facts: [],
      pointer: message.pointer,
    };
    if (message.sentAt !== undefined) event.at = message.sentAt;
    if (kind === 'queued') event.participant = people.customer.key;
    if (kind === 'ended') sayHowItEnded(event, info, people);
    const joined = kind === 'joined' ? people.agentNamedIn(message.body.text) : undefined;
    if (joined !== undefined) event.participant = joined.key;
    events.push(event);
  }
}

function sayHowItEnded(event: Draft, { summary }: Info, { agent, customer }: People): void {
  const { endedBy, endReason } = summary;
  if (endReason !== undefined) event.label = endReason;
  const who = endedBy === 'agent' ? agent : endedBy === 'customer' ? customer : undefined;
  if (who !== undefined) event.participant = who.key;
}
