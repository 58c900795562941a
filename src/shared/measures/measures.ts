import type { Conversation } from '../domain/conversation';
import { findPresence } from './presence';
import { queueWaitsOf } from './queue-waits';
import { isPerson, isSpokenToAll, rolesOf } from './speakers';
import { lengthOf, silencesOf, waitsOf } from './waits';

/**
 * One number about a conversation, defined once. `name` and `definition` are text keys of the interface;
 * `of` gives milliseconds, or nothing where the files do not tell enough.
 */
interface Measure {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: 'ms';
  of(conversation: Conversation): number | undefined;
}

export const MEASURES = [
  {
    id: 'duration',
    name: 'measure.duration',
    definition: 'measure.duration.definition',
    unit: 'ms',
    of: durationOf,
  },
  {
    id: 'queueWait',
    name: 'measure.queueWait',
    definition: 'measure.queueWait.definition',
    unit: 'ms',
    of: queueWaitOf,
  },
  {
    id: 'firstReply',
    name: 'measure.firstReply',
    definition: 'measure.firstReply.definition',
    unit: 'ms',
    of: firstReplyOf,
  },
  {
    id: 'longestWait',
    name: 'measure.longestWait',
    definition: 'measure.longestWait.definition',
    unit: 'ms',
    of: longestCustomerWaitOf,
  },
  {
    id: 'longestSilence',
    name: 'measure.longestSilence',
    definition: 'measure.longestSilence.definition',
    unit: 'ms',
    of: longestSilenceOf,
  },
  {
    id: 'handleTime',
    name: 'measure.handleTime',
    definition: 'measure.handleTime.definition',
    unit: 'ms',
    of: handleTimeOf,
  },
] as const satisfies readonly Measure[];

export type MeasureId = (typeof MEASURES)[number]['id'];

/** As the vendor states it, else from the start (request, first line) to the end (last line). */
export function durationOf({ summary, messages }: Conversation): number | undefined {
  const from = summary.startedAt ?? summary.requestedAt ?? messages.find(({ sentAt }) => sentAt)?.sentAt;
  const until = summary.endedAt ?? messages.findLast(({ sentAt }) => sentAt)?.sentAt;
  return summary.statedDurationMs ?? lengthOf(from, until);
}

/** As the vendor states it, else from the request to the start, else all times in queues together. */
export function queueWaitOf(conversation: Conversation): number | undefined {
  const { statedWaitMs, requestedAt, startedAt } = conversation.summary;
  if (statedWaitMs !== undefined) return statedWaitMs;
  const untilStart = lengthOf(requestedAt, startedAt);
  if (untilStart !== undefined) return untilStart;
  const waits = queueWaitsOf(conversation);
  return waits.length === 0 ? undefined : waits.reduce((sum, { from, until }) => sum + until - from, 0);
}

/** From the customer's first line to the first line after it that a person of the centre wrote for the customer. */
export function firstReplyOf(conversation: Conversation): number | undefined {
  const roleOf = rolesOf(conversation);
  const spoken = conversation.messages.filter(message => isSpokenToAll(message, roleOf(message.author)));
  const asked = spoken.findIndex(({ author }) => roleOf(author) === 'customer');
  if (asked < 0) return undefined;
  const reply = spoken.slice(asked + 1).find(({ author }) => isPerson(roleOf(author)));
  return lengthOf(spoken[asked]?.sentAt, reply?.sentAt);
}

/** Nothing where a spoken line has no time: what it hides may be longer than everything that is known. */
export function longestCustomerWaitOf(conversation: Conversation): number | undefined {
  if (!isTimed(conversation)) return undefined;
  return longest(waitsOf(conversation).filter(({ who }) => who === 'customer'));
}

/** Nothing where a spoken line has no time, as with the longest wait. */
function longestSilenceOf(conversation: Conversation): number | undefined {
  if (!isTimed(conversation)) return undefined;
  return longest(silencesOf(conversation));
}

/**
 * The time with at least one person of the centre there, overlaps counted once. Where the files do not say when
 * people came and went, from the start to the end of a conversation that a person took part in.
 */
function handleTimeOf(conversation: Conversation): number | undefined {
  const roleOf = rolesOf(conversation);
  const stays = findPresence(conversation)
    .filter(({ participant, told, from, until }) => isPerson(roleOf(participant)) && told !== 'lines' && from <= until)
    .sort((a, b) => a.from - b.from);
  if (stays.length === 0) {
    const attended = conversation.participants.some(({ role }) => isPerson(role));
    return attended ? lengthOf(conversation.summary.startedAt, conversation.summary.endedAt) : undefined;
  }
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, until } of stays) {
    total += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return total;
}

function isTimed(conversation: Conversation): boolean {
  const roleOf = rolesOf(conversation);
  return conversation.messages.every(
    message => message.sentAt !== undefined || !isSpokenToAll(message, roleOf(message.author)),
  );
}

function longest(spans: readonly { readonly ms: number }[]): number | undefined {
  return spans.length === 0 ? undefined : spans.reduce((most, { ms }) => Math.max(most, ms), 0);
}
