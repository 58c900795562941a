import type { Conversation, Flag, Queue, Summary } from '../domain/conversation';
import type { ConversationKey } from '../domain/keys';
import { contradictionsOf, otherTexts } from '../domain/merging/conflicts';
import type { Participant } from '../domain/participant';
import type { SourceId } from '../domain/source';
import type { Instant } from '../domain/time';
import { otherVersions } from '../domain/version';
import { APART } from '../index/documents/documents';
import { holdsPersonalData } from '../masking/finders/find';
import { durationOf, firstReplyOf, queueWaitOf } from '../measures/measures';
import { lengthOf } from '../measures/waits';
import { holdsLink } from './links';

/** What is inside a conversation, as filters and badges name it. Stored as bits: append, never reorder. */
export const CONTENTS = [
  'rich',
  'file',
  'link',
  'form',
  'survey',
  'cobrowse',
  'internal',
  'canned',
  'attribute',
  'finding',
  'interactiveCobrowse',
  'pii',
  'conflict',
] as const;
export type Content = (typeof CONTENTS)[number];

/** What lists show of a conversation, and what can be sorted and filtered without opening it. Derived, never stored alone. */
export interface Head {
  readonly key: ConversationKey;
  readonly source: SourceId;
  readonly vendorId: string;
  readonly account?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly customer?: string;
  readonly agents: readonly string[];
  readonly bots: readonly string[];
  readonly queues: readonly string[];
  /** For each of `agents`, everything they are called: name, other names and ids, with `APART` between them. */
  readonly agentTexts: readonly string[];
  readonly botTexts: readonly string[];
  /** For each of `queues`: name, path where it is written otherwise, and id. */
  readonly queueTexts: readonly string[];
  /** The groups or teams the agents belong to: name and id of each. */
  readonly groups: readonly string[];
  readonly startedAt?: Instant;
  /** Minutes east of UTC in which the files write the beginning; absent where they write none. */
  readonly offsetMinutes?: number;
  readonly endedAt?: Instant;
  readonly durationMs?: number;
  readonly waitMs?: number;
  readonly replyMs?: number;
  /** All co-browse sessions together. */
  readonly cobrowseMs?: number;
  readonly messages: number;
  readonly events: number;
  readonly score?: number;
  readonly satisfaction?: number;
  /** The sign of the vendor's score: -1, 0 or 1. */
  readonly alert?: number;
  readonly status?: NonNullable<Summary['status']>;
  readonly disposition?: string;
  /** What other copies say instead of `disposition`. */
  readonly otherOutcomes: readonly string[];
  readonly endedBy?: string;
  readonly flags: readonly Flag[];
  readonly contents: readonly Content[];
  /** The first sentence of the customer, else the first words said; at most 160 characters, empty where nothing was said. */
  readonly opening: string;
}

const OPENING_LENGTH = 160;

/** What vendors call the group of an agent among the facts of that agent. */
const GROUP_FACTS: ReadonlySet<string> = new Set(['agentGroupName', 'agentGroupId']);

export function headOf(conversation: Conversation): Head {
  const { summary, messages, participants } = conversation;
  const started = summary.startedAt ?? summary.requestedAt ?? messages.find(({ sentAt }) => sentAt)?.sentAt;
  const endedAt = summary.endedAt?.at ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt?.at;
  const customer = participants.find(({ role }) => role === 'customer');
  const agents = participants.filter(({ role }) => role === 'agent' || role === 'supervisor');
  const bots = participants.filter(({ role }) => role === 'bot');
  return {
    key: conversation.key,
    source: conversation.source,
    vendorId: conversation.vendorId,
    ...present('account', summary.account),
    ...present('channel', summary.channel),
    ...present('language', summary.language),
    ...present('customer', customer && nameOf(customer)),
    agents: agents.map(nameOf),
    bots: bots.map(nameOf),
    queues: conversation.queues.map(({ name }) => name),
    agentTexts: agents.map(textOf),
    botTexts: bots.map(textOf),
    queueTexts: conversation.queues.map(queueText),
    groups: groupsOf(agents),
    ...present('startedAt', started?.at),
    ...present('offsetMinutes', started?.offsetMinutes),
    ...present('endedAt', endedAt),
    ...present('durationMs', durationOf(conversation)),
    ...present('waitMs', queueWaitOf(conversation)),
    ...present('replyMs', firstReplyOf(conversation)),
    ...present('cobrowseMs', cobrowseOf(conversation)),
    messages: messages.length,
    events: conversation.events.length,
    ...present('score', summary.scores?.chat),
    ...present('satisfaction', summary.scores?.satisfaction),
    ...present('alert', summary.scores?.alert),
    ...present('status', summary.status),
    ...present('disposition', summary.disposition ?? summary.endReason),
    otherOutcomes: otherTexts(conversation, [summary.disposition === undefined ? 'endReason' : 'disposition']),
    ...present('endedBy', summary.endedBy),
    flags: conversation.flags,
    contents: contentsOf(conversation),
    opening: openingOf(conversation),
  };
}

/** The name to show for somebody: their own, else an id. */
export function nameOf(participant: Participant): string {
  return participant.name ?? participant.ids[0] ?? participant.key;
}

/** Everything somebody is called. */
function textOf({ key, name, otherNames, ids }: Participant): string {
  const all = name === undefined ? [...otherNames, ...ids] : [name, ...otherNames, ...ids];
  return all.length === 0 ? key : distinct(all).join(APART);
}

function queueText({ name, path, id }: Queue): string {
  const way = path?.join('/');
  return distinct([name, way, id].filter(text => text !== undefined)).join(APART);
}

function groupsOf(agents: readonly Participant[]): string[] {
  const texts = agents.map(({ facts }) =>
    facts
      .filter(({ name }) => GROUP_FACTS.has(name))
      .map(({ value }) => String(value))
      .join(APART),
  );
  return distinct(texts.filter(text => text !== ''));
}

function distinct(texts: readonly string[]): string[] {
  return texts.length < 2 ? [...texts] : [...new Set(texts)];
}

/** As the vendor states the length of each session, else from its start to its end. */
function cobrowseOf({ events }: Conversation): number | undefined {
  let total: number | undefined;
  for (const { kind, at, until, statedDurationMs } of events) {
    if (kind !== 'cobrowse') continue;
    const length = statedDurationMs ?? lengthOf(at, until);
    if (length !== undefined) total = (total ?? 0) + length;
  }
  return total;
}

/** What the customer came with: not a bare greeting, and not what a bot or an agent said before it. */
function openingOf({ messages, participants }: Conversation): string {
  const roles = new Map(participants.map(({ key, role }) => [key, role]));
  let best = { worth: 0, text: '' };
  for (const { author, body, audience } of messages) {
    const role = author === undefined ? 'unknown' : (roles.get(author) ?? 'unknown');
    if (body.text === '' || role === 'system' || audience === 'internal') continue;
    const worth = (role === 'customer' ? 2 : 1) + (role === 'customer' && isSentence(body.text) ? 1 : 0);
    if (worth > best.worth) best = { worth, text: body.text };
    if (best.worth === 3) break;
  }
  const line = best.text
    .slice(0, OPENING_LENGTH * 2)
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, OPENING_LENGTH).join('');
}

const SENTENCE_WORDS = 3;
// scripts that write no spaces between words
const SENTENCE_LETTERS = 6;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

function isSentence(text: string): boolean {
  const begin = text.slice(0, OPENING_LENGTH).trim();
  return begin.split(/\s+/).length >= SENTENCE_WORDS || (begin.match(UNSPACED)?.length ?? 0) >= SENTENCE_LETTERS;
}

function contentsOf(conversation: Conversation): Content[] {
  const found = new Set<Content>();
  for (const { body, audience, canned } of conversation.messages) {
    if (body.kind === 'card') found.add('rich');
    if (body.kind === 'file' || body.kind === 'form') found.add(body.kind);
    if (holdsLink(body)) found.add('link');
    if (audience === 'internal') found.add('internal');
    if (canned) found.add('canned');
  }
  if (conversation.surveys.length > 0) found.add('survey');
  if (conversation.attributes.length > 0) found.add('attribute');
  for (const { kind, facts } of conversation.events) {
    if (kind !== 'cobrowse') continue;
    found.add('cobrowse');
    if (facts.some(({ name, value }) => name === 'interactive' && value === true)) found.add('interactiveCobrowse');
  }
  if (conversation.findings.length > 0) found.add('finding');
  if (isPersonal(conversation)) found.add('pii');
  if (contradictionsOf(conversation) > 0) found.add('conflict');
  return CONTENTS.filter(content => found.has(content));
}

/** What vendors call the attributes that say who the customer is. */
const PERSONAL_ATTRIBUTES: ReadonlySet<string> = new Set(['personalInfo', 'customerInfo']);

/** Whether the files say who the customer is, or somebody wrote what can be traced to a person. */
function isPersonal({ messages, surveys, attributes, participants, facts }: Conversation): boolean {
  const known = [...participants.filter(({ role }) => role === 'customer'), ...facts].flatMap(each => each.facts);
  return (
    attributes.some(each => PERSONAL_ATTRIBUTES.has(each.type) && each.facts.some(({ value }) => value !== '')) ||
    known.some(({ kind, value }) => (kind === 'email' || kind === 'phone') && value !== '') ||
    messages.some(
      message =>
        holdsPersonalData(message.body.text) ||
        otherVersions(message).some(({ body }) => body !== undefined && holdsPersonalData(body.text)),
    ) ||
    surveys.some(({ answers }) => answers.some(({ values }) => values.some(holdsPersonalData)))
  );
}

/** A member only if there is a value for it: absence means "the files do not say". */
function present<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}
