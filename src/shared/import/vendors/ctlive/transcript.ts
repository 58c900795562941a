import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { ConversationEvent, EventKind } from '../../../domain/event';
import { countingKeys, type ItemKey, itemKey } from '../../../domain/keys';
import { namingWords } from '../../../domain/merging/bodies';
import type { Body, Delivery, Message } from '../../../domain/message';
import type { Part } from '../../../domain/part';
import { present } from '../../../rich/card/json-values';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, flagOf, idOf, labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { bodyOf } from './body';
import { peopleOfMessages } from './people';
import { messageKey, roomKey, roomOf, userKey } from './room';

const KNOWN = new Set(['_id', 'room', '__v', 'ctlive_type', 'messages']);
const KNOWN_DATA = new Set([
  ...['id', 'messageType', 'ts', 'replyTo', 'content'],
  ...['deliverySuccess', 'deliveryErrorReason', 'messageSeen'],
]);
const KNOWN_DATA_WITHOUT_TIME = new Set([...KNOWN_DATA].filter(name => name !== 'ts'));
const KNOWN_WRAPPER = new Set(['_id', 'room', 'data', '__v']);

/** A transcript: what was said, by users it knows only by id. Names and times of the contact come with the contact. */
export function readTranscript(record: JsonObject, _context: RecordContext): Reading {
  const room = roomOf([record.room], record._id);
  if (room === undefined) return { kind: 'rejected', code: 'ctlive/no-room' };

  const nextKey = messageKeys();
  const lines = (Array.isArray(record.messages) ? record.messages : []).map((value: Json, index) =>
    readLine(value, index, nextKey),
  );
  const messages = lines.map(({ message }) => message);
  const events = withSpans(lines.flatMap(({ event }) => event ?? []));
  const participants = peopleOfMessages(lines.flatMap(({ user }) => (user === undefined ? [] : [user])));
  const ended = events.findLast(({ kind }) => kind === 'ended');
  const ender = participants.find(({ key }) => key === ended?.participant)?.role;
  const extras = membersExcept(record, KNOWN);

  const part: Part = {
    source: 'ctlive',
    key: roomKey(room),
    vendorId: room,
    summary: present({
      status: ended === undefined ? undefined : ('ended' as const),
      endedBy: ender === 'agent' || ender === 'customer' ? ender : undefined,
    }),
    queues: [],
    flags: [],
    participants,
    messages,
    events,
    surveys: [],
    attributes: [],
    facts: conversationFacts(record),
    links: [],
    ...(extras === undefined ? {} : { extras }),
  };
  return { kind: 'part', part, remarks: remarksOn(lines) };
}

function conversationFacts({ ctlive_type }: JsonObject): Part['facts'] {
  const facts = factsOf({ ctlive_type });
  return facts.length === 0 ? [] : [{ group: 'conversation', facts }];
}

interface Line {
  readonly message: Message;
  readonly event: ConversationEvent | undefined;
  readonly user: JsonObject | undefined;
  readonly contentMissing: boolean;
}

type NextKey = (data: JsonObject, wrapper: JsonObject, body: Body) => ItemKey;

function readLine(value: Json, index: number, nextKey: NextKey): Line {
  const wrapper: JsonObject = isObject(value) ? value : { data: { content: { text: value } } };
  // messages are handed on without their wrapper too
  const data = isObject(wrapper.data) ? wrapper.data : wrapper;
  const content = isObject(data.content) ? data.content : undefined;
  const type = labelOf(data.messageType) ?? 'TEXT';
  const user = content !== undefined && isObject(content.user) ? content.user : undefined;
  const author = user === undefined ? undefined : idOf(user.id);
  const sentAt = readTime(data.ts);
  const replyTo = idOf(data.replyTo);
  const { body, rest } = bodyOf(type, content, data.content);
  const extras = {
    ...(data === wrapper ? {} : membersExcept(wrapper, KNOWN_WRAPPER)),
    ...membersExcept(data, data === wrapper ? KNOWN_BARE : sentAt === undefined ? KNOWN_DATA_WITHOUT_TIME : KNOWN_DATA),
    ...(rest === undefined ? {} : { content: rest }),
  };
  const message: Message = present({
    key: nextKey(data, wrapper, body),
    author: author === undefined ? undefined : userKey(author),
    sentAt,
    order: index,
    audience: 'everyone' as const,
    body,
    replyTo: replyTo === undefined ? undefined : messageKey(replyTo),
    delivery: deliveryOf(data),
    pointer: `/messages/${index}`,
    extras: Object.keys(extras).length === 0 ? undefined : extras,
  });
  const kind = EVENTS[type];
  return {
    message,
    user,
    event: kind === undefined ? undefined : eventOf(kind, type, message),
    contentMissing: content === undefined && kind === undefined,
  };
}

const KNOWN_BARE = new Set([...KNOWN_DATA, ...KNOWN_WRAPPER]);

/** Types of message that report something. They stay lines of the transcript, and are events besides. */
const EVENTS: Readonly<Record<string, EventKind | undefined>> = Object.assign(Object.create(null), {
  videoRequestedByAgent: 'video',
  videoRequestedByCustomer: 'video',
  videoAccepted: 'video',
  videoRejected: 'video',
  videoStarted: 'video',
  videoEnded: 'video',
  screenSharingStarted: 'screenShare',
  screenSharingEnded: 'screenShare',
  endChat: 'ended',
  leave: 'left',
});

function eventOf(kind: EventKind, type: string, message: Message): ConversationEvent {
  return present({
    key: itemKey('event', message.key),
    kind,
    at: message.sentAt,
    order: message.order,
    origin: 'recorded' as const,
    participant: message.author,
    about: message.key,
    label: type,
    facts: [],
    pointer: message.pointer,
  });
}

const ENDS: ReadonlyMap<string, string> = new Map([
  ['videoStarted', 'videoEnded'],
  ['screenSharingStarted', 'screenSharingEnded'],
]);

/** A video that started lasts until the next end of one. */
function withSpans(events: readonly ConversationEvent[]): ConversationEvent[] {
  const inTime = events.filter(({ at }) => at !== undefined).sort((a, b) => (a.at?.at ?? 0) - (b.at?.at ?? 0));
  const nextOf = new Map<ConversationEvent, ConversationEvent>();
  const nextOfKind = new Map<EventKind, ConversationEvent>();
  for (const event of inTime.reverse()) {
    const next = nextOfKind.get(event.kind);
    if (next !== undefined) nextOf.set(event, next);
    nextOfKind.set(event.kind, event);
  }
  return events.map(event => {
    const end = ENDS.get(event.label ?? '');
    const next = nextOf.get(event);
    return end === undefined || next?.label !== end || next.at === undefined ? event : { ...event, until: next.at };
  });
}

/** Dumps of old say nothing of delivery, and then nothing is said. */
function deliveryOf(data: JsonObject): Delivery | undefined {
  const success = flagOf(data.deliverySuccess);
  const seenAt = readTime(data.messageSeen);
  const reason = labelOf(data.deliveryErrorReason);
  if (success === false) return present({ state: 'failed' as const, seenAt, reason });
  if (seenAt !== undefined || data.messageSeen === true) return present({ state: 'seen' as const, seenAt, reason });
  return success === true ? present({ state: 'delivered' as const, reason }) : undefined;
}

/** Messages have ids; one without is named by its time and words, and two with one id are both kept. */
function messageKeys(): NextKey {
  const used = new Map<ItemKey, number>();
  const nextUnnamed = countingKeys('message');
  return (data, wrapper, body) => {
    const id = idOf(data.id) ?? idOf(wrapper._id);
    if (id === undefined) return nextUnnamed('unnamed', readTime(data.ts)?.at, namingWords(body));
    const key = messageKey(id);
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    return before === 0 ? key : itemKey('message', id, before);
  };
}

function remarksOn(lines: readonly Line[]): readonly Remark[] {
  return [
    ...remarkOn(
      'ctlive/content-missing',
      lines.filter(({ contentMissing }) => contentMissing),
    ),
    ...remarkOn(
      'ctlive/messages-without-time',
      lines.filter(({ message }) => message.sentAt === undefined),
    ),
  ];
}

function remarkOn(code: string, lines: readonly Line[]): readonly Remark[] {
  const [first] = lines;
  if (first === undefined) return [];
  return [{ severity: 'noted', code, pointer: first.message.pointer, facts: { count: lines.length } }];
}
