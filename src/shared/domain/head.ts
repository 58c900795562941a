import type { Conversation, Flag } from './conversation';
import type { ConversationKey } from './keys';
import type { Participant } from './participant';
import type { SourceId } from './source';
import type { Instant } from './time';

/** What is inside a conversation, as filters and badges name it. */
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
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  readonly durationMs?: number;
  readonly waitMs?: number;
  readonly messages: number;
  readonly events: number;
  readonly score?: number;
  readonly satisfaction?: number;
  readonly disposition?: string;
  readonly endedBy?: string;
  readonly flags: readonly Flag[];
  readonly contents: readonly Content[];
  /** First words said, at most 160 characters; empty where nothing was said. */
  readonly opening: string;
}

const OPENING_LENGTH = 160;

export function headOf(conversation: Conversation): Head {
  const { summary, messages, participants } = conversation;
  const startedAt =
    summary.startedAt?.at ?? summary.requestedAt?.at ?? messages.find(({ sentAt }) => sentAt)?.sentAt?.at;
  const endedAt = summary.endedAt?.at ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt?.at;
  const durationMs = summary.statedDurationMs ?? lengthBetween(startedAt, endedAt);
  const waitMs = summary.statedWaitMs ?? lengthBetween(summary.requestedAt?.at, summary.startedAt?.at);
  const customer = participants.find(({ role }) => role === 'customer');
  return {
    key: conversation.key,
    source: conversation.source,
    vendorId: conversation.vendorId,
    ...present('account', summary.account),
    ...present('channel', summary.channel),
    ...present('language', summary.language),
    ...present('customer', customer && nameOf(customer)),
    agents: participants.filter(({ role }) => role === 'agent' || role === 'supervisor').map(nameOf),
    bots: participants.filter(({ role }) => role === 'bot').map(nameOf),
    queues: conversation.queues.map(({ name }) => name),
    ...present('startedAt', startedAt),
    ...present('endedAt', endedAt),
    ...present('durationMs', durationMs),
    ...present('waitMs', waitMs),
    messages: messages.length,
    events: conversation.events.length,
    ...present('score', summary.scores?.chat),
    ...present('satisfaction', summary.scores?.satisfaction),
    ...present('disposition', summary.disposition ?? summary.endReason),
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

function openingOf({ messages, participants }: Conversation): string {
  const system = new Set(participants.filter(({ role }) => role === 'system').map(({ key }) => key));
  let opening = '';
  for (const { author, body } of messages) {
    if (opening.length >= OPENING_LENGTH) break;
    if (body.text === '' || (author !== undefined && system.has(author))) continue;
    opening += (opening === '' ? '' : ' … ') + body.text.replace(/\s+/g, ' ').trim();
  }
  return [...opening.slice(0, OPENING_LENGTH * 2)].slice(0, OPENING_LENGTH).join('');
}

function contentsOf(conversation: Conversation): Content[] {
  const found = new Set<Content>();
  for (const { body, audience, canned } of conversation.messages) {
    if (body.kind === 'card') found.add('rich');
    if (body.kind === 'file' || body.kind === 'link' || body.kind === 'form') found.add(body.kind);
    if (audience === 'internal') found.add('internal');
    if (canned) found.add('canned');
  }
  if (conversation.surveys.length > 0) found.add('survey');
  if (conversation.attributes.length > 0) found.add('attribute');
  if (conversation.events.some(({ kind }) => kind === 'cobrowse')) found.add('cobrowse');
  if (conversation.findings.length > 0) found.add('finding');
  return CONTENTS.filter(content => found.has(content));
}

function lengthBetween(from: Instant | undefined, until: Instant | undefined): number | undefined {
  return from === undefined || until === undefined || until < from ? undefined : until - from;
}

/** A member only if there is a value for it: absence means "the files do not say". */
function present<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}
