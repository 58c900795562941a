import { z } from 'zod';
import { fact } from './fact';
import { place } from './finding';
import type { ItemKey } from './keys';
import { timestamp } from './time';

export const role = z.enum(['customer', 'agent', 'bot', 'supervisor', 'system', 'unknown']);
export type Role = z.infer<typeof role>;

export const itemKeySchema = z.string().min(1) as unknown as z.ZodType<ItemKey>;

/** When somebody was there. An open end is absent: it is not known, not "still there". */
export const presence = z.object({ from: timestamp.optional(), until: timestamp.optional() });
export type Presence = Readonly<z.infer<typeof presence>>;

/**
 * Somebody who took part. `name` is the one to show, `otherNames` the rest (login, full name, alias);
 * `ids` are every id the vendor knows them by. `roleInferred` marks a role the file does not state.
 */
export const participant = z.object({
  key: itemKeySchema,
  role,
  roleInferred: z.boolean().optional(),
  name: z.string().optional(),
  otherNames: z.array(z.string()),
  ids: z.array(z.string()),
  presence: z.array(presence),
  facts: z.array(fact),
  /** The roles that records state, the shown one first, each with the records that say so; absent where they agree. */
  versions: z.array(z.object({ role, places: z.array(place) })).optional(),
});
export type Participant = Readonly<z.infer<typeof participant>>;
