import { z } from 'zod';
import type { Json } from '../base/json';
import { attribute } from './attribute';
import { conversationEvent } from './event';
import { fact } from './fact';
import { finding, place } from './finding';
import type { ConversationKey } from './keys';
import { message } from './message';
import { participant } from './participant';
import { sourceId } from './source';
import { survey } from './survey';
import { timestamp } from './time';

const json = z.unknown() as unknown as z.ZodType<Json>;

/** The version of this shape as it is printed, documented and exchanged. */
export const CONVERSATION_VERSION = 1;

/** Where a conversation waited or was handled. `path` is the way down a queue tree, root first; `name` its printed form. */
export const queue = z.object({
  name: z.string(),
  id: z.string().optional(),
  path: z.array(z.string()).optional(),
});
export type Queue = Readonly<z.infer<typeof queue>>;

/**
 * Why another conversation belongs to this one: they share `value` under `reason`.
 * `sequence` orders the conversations of one visit.
 */
export const link = z.object({
  reason: z.enum(['visit', 'customer', 'contact', 'ticket', 'thread']),
  value: z.string(),
  sequence: z.number().optional(),
});
export type Link = Readonly<z.infer<typeof link>>;

export const FLAGS = ['partial', 'spam', 'transferred', 'abandoned', 'missed', 'interactive', 'notEnriched'] as const;
export const flag = z.enum(FLAGS);
export type Flag = z.infer<typeof flag>;

/**
 * How the vendor measured mood and satisfaction. `chat` runs from 0 to 100; `alert` is its sign (-1, 0, 1);
 * `satisfaction` is the survey value on the vendor's own scale.
 */
export const scores = z.object({
  chat: z.number().optional(),
  alert: z.number().optional(),
  satisfaction: z.number().optional(),
});

/** The single-valued facts of a conversation. An absent member means the files do not say. */
export const summary = z.object({
  account: z.string().optional(),
  channel: z.string().optional(),
  language: z.string().optional(),
  requestedAt: timestamp.optional(),
  startedAt: timestamp.optional(),
  endedAt: timestamp.optional(),
  /** As the vendor states them, in milliseconds; measures of our own are in `shared/measures`. */
  statedDurationMs: z.number().optional(),
  statedWaitMs: z.number().optional(),
  status: z.enum(['open', 'ended', 'queued', 'dismissed', 'failed']).optional(),
  disposition: z.string().optional(),
  startReason: z.string().optional(),
  endReason: z.string().optional(),
  endedBy: z.enum(['customer', 'agent', 'bot', 'system']).optional(),
  scores: scores.optional(),
});
export type Summary = Readonly<z.infer<typeof summary>>;

/** The single values of a conversation, by the names under which copies may contradict each other in them. */
export const VALUE_NAMES = [
  ...(['account', 'channel', 'language', 'requestedAt', 'startedAt', 'endedAt', 'statedDurationMs'] as const),
  ...(['statedWaitMs', 'status', 'disposition', 'startReason', 'endReason', 'endedBy'] as const),
  ...(['score', 'mood', 'satisfaction', 'queue'] as const),
] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

/**
 * What copies say of one value of the conversation where they contradict each other: the one that is shown first, each
 * with the records that say so. Of queues, all that a copy names are one value.
 */
export const valueConflict = z.object({
  name: z.enum(VALUE_NAMES),
  versions: z.array(z.object({ value: z.union([z.string(), z.number(), timestamp]), places: z.array(place) })).min(2),
});
export type ValueConflict = Readonly<z.infer<typeof valueConflict>>;

/** What copies say of one vendor member where they contradict each other, as `ValueConflict` does of a value. */
export const extraConflict = z.object({
  shape: z.string(),
  name: z.string(),
  versions: z.array(z.object({ value: json, places: z.array(place) })).min(2),
});
export type ExtraConflict = Readonly<z.infer<typeof extraConflict>>;

/** Facts grouped as a supervisor thinks; the group is shown under its name in the inspector. */
export const factGroup = z.object({
  group: z.enum(['conversation', 'customer', 'agent', 'queue', 'device', 'campaign', 'ticket', 'form', 'variables']),
  facts: z.array(fact),
});
export type FactGroup = Readonly<z.infer<typeof factGroup>>;

/** Which original records a conversation was made from: shape id (`liveperson/engagement`) and place. */
export const origin = z.object({
  shape: z.string(),
  file: z.string(),
  record: z.int().nonnegative(),
});
export type Origin = Readonly<z.infer<typeof origin>>;

/** One contact between a customer and the centre, from request to end: the merge of all that files say about it. */
export const conversation = z.object({
  version: z.literal(CONVERSATION_VERSION),
  key: z.string() as unknown as z.ZodType<ConversationKey>,
  source: sourceId,
  vendorId: z.string(),
  summary,
  /** The values in which copies contradict each other; absent where they agree in all of them. */
  conflicts: z.array(valueConflict).min(1).optional(),
  /** The same of vendor members. */
  extraConflicts: z.array(extraConflict).min(1).optional(),
  queues: z.array(queue),
  flags: z.array(flag),
  participants: z.array(participant),
  messages: z.array(message),
  events: z.array(conversationEvent),
  surveys: z.array(survey),
  attributes: z.array(attribute),
  facts: z.array(factGroup),
  links: z.array(link),
  /** Vendor members without a home, word for word, under the shape that held them. */
  extras: z.record(z.string(), z.record(z.string(), json)),
  findings: z.array(finding),
  origins: z.array(origin),
});
export type Conversation = Readonly<z.infer<typeof conversation>>;
