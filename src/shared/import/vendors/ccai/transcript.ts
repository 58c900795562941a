import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { ConversationEvent, EventKind } from '../../../domain/event';
import { countingKeys, type ItemKey, itemKey } from '../../../domain/keys';
import { namingWords } from '../../../domain/merging/bodies';
import type { Message } from '../../../domain/message';
import type { Part } from '../../../domain/part';
import { present } from '../../../rich/card/json-values';
import { beyondMarkdown } from '../../../rich/markup/markdown';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, idOf, labelOf } from '../../kit/reading';
import { readTime, timesIn } from '../../kit/vendor-time';
import { entryBody } from './entry-body';
import { numberOf, People, person, personKey, roleOfWord } from './people';
import { callName, chatKey, tenantOf } from './tenant';
import { unnumberedKey } from './unnumbered';

const KNOWN = new Set(['comm_type', 'comm_id', 'transcript_version', 'assigned_at', 'timezone', 'entries', 'tenant']);

/** The transcript of a chat, or of the messages sent during a call, which is a conversation of its own. */
export function readTranscript(record: JsonObject, context: RecordContext): Reading {
  const number = idOf(record.comm_id);
  if (number === undefined) return { kind: 'rejected', code: 'ccai/no-chat-id', pointer: '/comm_id' };
  const tenant = tenantOf(record, context);
  const type = labelOf(record.comm_type) ?? 'chat';
  const id = type === 'chat' ? number : `${type}:${number}`;
  const people = new People();
  const { comm_type, transcript_version, assigned_at, timezone } = record;
  const said = entriesOf(record.entries, '/entries', people, labelOf(timezone));
  const { messages, events } = said ?? { messages: [], events: [] };
  const facts = factsOf({ comm_type, transcript_version, assigned_at, timezone });
  const extras = membersExcept(record, KNOWN);
  const part: Part = {
    source: 'ccai',
    key: chatKey(tenant, id),
    vendorId: id,
    ...(type === 'call' ? { offers: [callName(tenant, number)] } : {}),
    summary: present({ account: tenant }),
    queues: [],
    flags: [],
    participants: people.all(),
    messages,
    events,
    surveys: [],
    attributes: [],
    facts: facts.length === 0 ? [] : [{ group: 'conversation', facts }],
    links: [],
    ...(extras === undefined ? {} : { extras }),
  };
  return { kind: 'part', part, remarks: [...remarksOn(messages), ...markdownRemarks(messages)] };
}

export interface Said {
  readonly messages: Message[];
  readonly events: ConversationEvent[];
}

const KNOWN_ENTRY = new Set(['timestamp', 'role', 'user_data', 'type', 'body']);
const KNOWN_ENTRY_WITHOUT_TIME = new Set(['role', 'user_data', 'type', 'body']);

/**
 * The entries of a transcript, bare or in an object of their own; undefined for anything else. Times are whole
 * seconds, so the order of the file counts. Entries have no ids: they are named by who, when and which words.
 */
export function entriesOf(value: Json | undefined, pointer: string, people: People, zone?: string): Said | undefined {
  if (isObject(value))
    return Array.isArray(value.entries) ? entriesOf(value.entries, `${pointer}/entries`, people, zone) : undefined;
  if (!Array.isArray(value)) return undefined;
  const nextKey = countingKeys('message');
  const inZone = timesIn(zone);
  const messages: Message[] = [];
  const events: ConversationEvent[] = [];
  value.forEach((member: Json, index) => {
    const entry: JsonObject = isObject(member) ? member : { body: member };
    const role = labelOf(entry.role);
    const author = role === undefined ? undefined : authorOf(role, entry.user_data, people);
    const sentAt = inZone(readTime(entry.timestamp));
    const { body, rest, happened } = entryBody(entry.body, labelOf(entry.type));
    const extras = {
      ...membersExcept(entry, sentAt === undefined ? KNOWN_ENTRY_WITHOUT_TIME : KNOWN_ENTRY),
      ...(rest === undefined ? {} : { body: rest }),
    };
    const message: Message = present({
      key: nextKey(author ?? '', sentAt?.at, namingWords(body)),
      author,
      sentAt,
      order: index,
      audience: 'everyone' as const,
      body,
      language: isObject(entry.body) ? labelOf(entry.body.lang) : undefined,
      pointer: `${pointer}/${index}`,
      extras: Object.keys(extras).length === 0 ? undefined : extras,
    });
    messages.push(message);
    if (happened !== undefined) events.push(eventOf(happened.what, happened.facts, message, role));
  });
  return { messages, events };
}

/** The names of what is reported are seen in client code, not documented: the list is open. */
const KINDS: readonly (readonly [RegExp, EventKind])[] = [
  [/^escalationAccepted/i, 'accepted'],
  [/^escalation(?:Started|Requested)?$/i, 'escalated'],
  [/^(?:member|agent|participant)(?:Joined|Connected)/i, 'joined'],
  [/^(?:member|agent|participant)(?:Left|Disconnected)/i, 'left'],
  [/^chatEnded/i, 'ended'],
  [/^chatDismissed/i, 'dismissed'],
  [/^chatResumed/i, 'resumed'],
  [/^(?:chat)?transfer(?:red|Accepted|Completed)/i, 'transferred'],
  [/^form/i, 'form'],
  [/^co-?browse/i, 'cobrowse'],
  [/^csat|survey/i, 'survey'],
  [/^screen-?share/i, 'screenShare'],
];

function eventOf(
  what: string,
  facts: ConversationEvent['facts'],
  message: Message,
  role: string | undefined,
): ConversationEvent {
  return present({
    key: itemKey('event', message.key),
    kind: KINDS.find(([words]) => words.test(what))?.[1] ?? ('other' as const),
    at: message.sentAt,
    order: message.order,
    origin: 'recorded' as const,
    participant: role === 'system' ? undefined : message.author,
    about: message.key,
    label: what,
    facts,
    pointer: message.pointer,
  });
}

const NAMES = new Set(['id', 'user_id', 'name', 'alias', 'va_alias', 'first_name', 'last_name']);

function authorOf(role: string, value: Json | undefined, people: People): ItemKey {
  const data = isObject(value) ? value : {};
  const id = idOf(data.id) ?? idOf(data.user_id);
  const full = [labelOf(data.first_name), labelOf(data.last_name)].filter(part => part !== undefined).join(' ');
  const names = [labelOf(data.name), labelOf(data.alias), labelOf(data.va_alias), full === '' ? undefined : full];
  const [name, ...otherNames] = [...new Set(names.filter(one => one !== undefined))];
  const dn = id === undefined ? undefined : numberOf(role, id);
  const key = dn === undefined ? unnumberedKey(role, name) : personKey(dn);
  if (people.has(key)) return key;
  const stated = roleOfWord(role);
  return people.add(
    present({
      ...person(dn ?? role),
      key,
      role: stated ?? ('unknown' as const),
      roleInferred: stated === undefined ? true : undefined,
      name,
      otherNames,
      // whoever has neither number nor name goes by the vendor's word for their role
      ids: dn === undefined ? (name === undefined ? [role] : []) : [dn],
      facts: factsOf(data, { skip: NAMES }),
    }),
  );
}

/** Markdown that is shown as the text it is, since it holds more markup than anybody writes. */
export function markdownRemarks(messages: readonly Message[]): readonly Remark[] {
  const plain = messages.filter(({ body }) => body.kind === 'rich' && beyondMarkdown(body.source ?? ''));
  const [first] = plain;
  if (first === undefined) return [];
  return [{ severity: 'noted', code: 'ccai/markdown-as-text', pointer: first.pointer, facts: { count: plain.length } }];
}

function remarksOn(messages: readonly Message[]): readonly Remark[] {
  const timeless = messages.filter(({ sentAt }) => sentAt === undefined);
  const [first] = timeless;
  if (first === undefined) return [];
  const facts = { count: timeless.length };
  return [{ severity: 'noted', code: 'ccai/entries-without-time', pointer: first.pointer, facts }];
}
