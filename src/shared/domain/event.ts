import { z } from 'zod';
import type { Json } from '../base/json';
import { fact } from './fact';
import { itemKeySchema } from './participant';
import { timestamp } from './time';
import { versionOf } from './version';

/** What can happen besides speech: up to `abandoned` it moves the conversation, the rest goes on beside it. */
export const eventKind = z.enum([
  'requested',
  'queued',
  'offered',
  'accepted',
  'joined',
  'left',
  'transferred',
  'escalated',
  'dismissed',
  'resumed',
  'ended',
  'abandoned',
  'cobrowse',
  'attribute',
  'survey',
  'form',
  'video',
  'screenShare',
  'other',
]);
export type EventKind = z.infer<typeof eventKind>;

/** Who or what a transfer or a queue change goes from or to. */
export const party = z.object({ participant: itemKeySchema.optional(), queue: z.string().optional() });
export type Party = Readonly<z.infer<typeof party>>;

/**
 * A moment (`at`) or a span (`at` to `until`) that is not speech. Without a time it keeps its place by `order`.
 *
 * A `derived` event was not in the file: `evidence` points at what it was concluded from (pointers into the
 * original records, or words). `impossible` says why the times cannot both be true; they are kept as they are.
 */
const said = z.object({
  key: itemKeySchema,
  kind: eventKind,
  at: timestamp.optional(),
  until: timestamp.optional(),
  /** Length in milliseconds as the vendor states it, where it states one. */
  statedDurationMs: z.number().optional(),
  order: z.number(),
  origin: z.enum(['recorded', 'derived']),
  evidence: z.array(z.string()).optional(),
  impossible: z.enum(['ends-before-start', 'no-room-for-stated-duration', 'inner-time-outside']).optional(),
  participant: itemKeySchema.optional(),
  from: party.optional(),
  to: party.optional(),
  /** The message, survey or attribute this event is about. */
  about: itemKeySchema.optional(),
  /** The vendor's own words or code for it. */
  label: z.string().optional(),
  facts: z.array(fact),
  pointer: z.string().optional(),
  extras: z.record(z.string(), z.unknown() as unknown as z.ZodType<Json>).optional(),
});
export const conversationEvent = said.extend({
  /** All that copies say of it where they contradict each other; absent where they agree. */
  versions: z.array(versionOf(said)).min(2).optional(),
});
export type ConversationEvent = Readonly<z.infer<typeof conversationEvent>>;
