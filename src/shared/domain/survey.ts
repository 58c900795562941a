import { z } from 'zod';
import type { Json } from '../base/json';
import { itemKeySchema } from './participant';
import { timestamp } from './time';

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
export const survey = z.object({
  key: itemKeySchema,
  phase: z.enum(['before', 'after', 'agent', 'during']),
  name: z.string().optional(),
  id: z.string().optional(),
  at: timestamp.optional(),
  answers: z.array(answer),
});
export type Survey = Readonly<z.infer<typeof survey>>;
