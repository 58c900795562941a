import { z } from 'zod';
import type { Json } from '../base/json';
import { itemKeySchema } from './participant';
import { timestamp } from './time';
import { versionOf } from './version';

const json = z.unknown() as unknown as z.ZodType<Json>;

/** One question and what was answered. `note` says in the vendor's terms when an answer is none or invalid. */
export const answer = z.object({
  question: z.string(),
  questionId: z.string().optional(),
  values: z.array(z.string()),
  note: z.enum(['none', 'free', 'invalid']).optional(),
  at: timestamp.optional(),
  pointer: z.string().optional(),
  extras: z.record(z.string(), json).optional(),
});
export type Answer = Readonly<z.infer<typeof answer>>;

/** A survey or form that was filled in before, after or beside the conversation. */
const said = z.object({
  key: itemKeySchema,
  phase: z.enum(['before', 'after', 'agent', 'during']),
  name: z.string().optional(),
  id: z.string().optional(),
  at: timestamp.optional(),
  answers: z.array(answer),
});
export const survey = said.extend({
  /** All that copies say of it where they contradict each other; absent where they agree. */
  versions: z.array(versionOf(said)).min(2).optional(),
});
export type Survey = Readonly<z.infer<typeof survey>>;
