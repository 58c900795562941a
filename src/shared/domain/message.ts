import { z } from 'zod';
import type { Json } from '../base/json';
import { cardNode } from './card';
import { fact } from './fact';
import { itemKeySchema } from './participant';
import { richNode } from './rich-text';
import { timestamp } from './time';
import { versionOf } from './version';

const json = z.unknown() as unknown as z.ZodType<Json>;

/**
 * What was said. Every kind has `text`, the plain form used by search, copy and export; it may be empty.
 *
 * `notice` is a line of the transcript that reports something instead of saying it and has no words of its own
 * (`what` is the vendor's word for it); a system line with words is `text`.
 */
export const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('rich'), text: z.string(), nodes: z.array(richNode), source: z.string() }),
  z.object({ kind: z.literal('card'), text: z.string(), card: cardNode, quickReplies: cardNode.optional() }),
  z.object({
    kind: z.literal('file'),
    text: z.string(),
    media: z.enum(['image', 'document', 'audio', 'video', 'other']),
    name: z.string().optional(),
    type: z.string().optional(),
    caption: z.string().optional(),
    reference: z.string().optional(),
    // a picture that is inside the export itself, as a data URL of a raster type; never an address
    preview: z.string().optional(),
  }),
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string(), title: z.string().optional() }),
  z.object({
    kind: z.literal('location'),
    text: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
  }),
  z.object({ kind: z.literal('form'), text: z.string(), title: z.string().optional(), fields: z.array(fact) }),
  z.object({ kind: z.literal('notice'), text: z.string(), what: z.string() }),
  z.object({ kind: z.literal('unknown'), text: z.string(), type: z.string().optional(), value: json }),
]);
export type Body = Readonly<z.infer<typeof body>>;

/** `seen` and `failed` are what the vendor says; a vendor that says nothing has no delivery. */
export const delivery = z.object({
  state: z.enum(['sent', 'delivered', 'seen', 'failed']),
  seenAt: timestamp.optional(),
  reason: z.string().optional(),
});
export type Delivery = Readonly<z.infer<typeof delivery>>;

/**
 * One line of a transcript. `author` is a participant's key; absent where the file does not say who it was.
 * `order` is the vendor's own order where time does not decide (equal or unknown times): any number, gaps are normal.
 * `audience` is `internal` for lines the customer never saw. `score` is the vendor's score (0-100) up to this line.
 */
const line = z.object({
  key: itemKeySchema,
  author: itemKeySchema.optional(),
  sentAt: timestamp.optional(),
  order: z.number(),
  audience: z.enum(['everyone', 'internal']),
  body,
  replyTo: itemKeySchema.optional(),
  delivery: delivery.optional(),
  score: z.number().optional(),
  canned: z.object({ id: z.string(), edited: z.boolean() }).optional(),
  reactions: z.array(z.object({ text: z.string(), by: itemKeySchema.optional() })).optional(),
  language: z.string().optional(),
  /** RFC 6901 pointer to the line inside its original record. */
  pointer: z.string(),
  extras: z.record(z.string(), json).optional(),
});
export const message = line.extend({
  /** All that copies say of this line where they contradict each other; absent where they agree. */
  versions: z.array(versionOf(line)).min(2).optional(),
});
export type Message = Readonly<z.infer<typeof message>>;
export type MessageVersion = NonNullable<Message['versions']>[number];
