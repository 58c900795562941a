import type { Conversation } from '../../domain/conversation';
import type { ConversationEvent, EventKind } from '../../domain/event';
import type { ConversationKey, ItemKey } from '../../domain/keys';
import type { Message } from '../../domain/message';
import type { Participant, Role } from '../../domain/participant';
import type { Instant, Timestamp } from '../../domain/time';

/** Invented conversations for tests. All times are seconds after this moment. */
export const BEGIN = Date.UTC(2024, 4, 6, 9, 0, 0);

export function moment(seconds: number): Timestamp {
  return { at: (BEGIN + seconds * 1000) as Instant };
}

export function inventedConversation(parts: Partial<Conversation> = {}): Conversation {
  return {
    version: 1,
    key: 'liveperson:invented' as ConversationKey,
    source: 'liveperson',
    vendorId: 'invented',
    summary: {},
    queues: [],
    flags: [],
    participants: [person('nadia', 'customer'), person('mira', 'agent'), person('robo', 'bot')],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    extras: {},
    findings: [],
    origins: [],
    ...parts,
  };
}

/** Somebody whose name is their key with a capital letter. */
export function person(key: string, role: Role, parts: Partial<Participant> = {}): Participant {
  return {
    key: key as ItemKey,
    role,
    name: key.charAt(0).toUpperCase() + key.slice(1),
    otherNames: [],
    ids: [],
    presence: [],
    facts: [],
    ...parts,
  };
}

/** A line by somebody, so many seconds after the beginning; without seconds its time is not known. */
export function line(
  key: string,
  author: string | undefined,
  seconds: number | undefined,
  parts: Partial<Message> = {},
): Message {
  return {
    key: key as ItemKey,
    ...(author === undefined ? {} : { author: author as ItemKey }),
    ...(seconds === undefined ? {} : { sentAt: moment(seconds) }),
    order: 0,
    audience: 'everyone',
    body: { kind: 'text', text: `words of ${key}` },
    pointer: '',
    ...parts,
  };
}

export function happened(
  key: string,
  kind: EventKind,
  seconds: number | undefined,
  parts: Partial<ConversationEvent> = {},
): ConversationEvent {
  return {
    key: key as ItemKey,
    kind,
    ...(seconds === undefined ? {} : { at: moment(seconds) }),
    order: 0,
    origin: 'recorded',
    facts: [],
    ...parts,
  };
}

export const itemKeyOf = (key: string): ItemKey => key as ItemKey;
