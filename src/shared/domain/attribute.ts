import { z } from 'zod';
import type { Json } from '../base/json';
import { fact } from './fact';
import { itemKeySchema } from './participant';
import { timestamp } from './time';
import { versionOf } from './version';

export const product = z.object({
  name: z.string().optional(),
  category: z.string().optional(),
  sku: z.string().optional(),
  price: z.string().optional(),
  quantity: z.string().optional(),
});
export type Product = Readonly<z.infer<typeof product>>;

/**
 * A fact about the customer's doings that the page or the vendor recorded: a cart, a purchase, a lead, an error.
 * `type` is the vendor's word in one spelling per vendor (`purchase`, `cartStatus`, …); nested members are
 * flattened to dotted facts; amounts stay the text they were written in.
 */
const said = z.object({
  key: itemKeySchema,
  type: z.string(),
  at: timestamp.optional(),
  authenticated: z.boolean().optional(),
  facts: z.array(fact),
  products: z.array(product),
  pointer: z.string().optional(),
  extras: z.record(z.string(), z.unknown() as unknown as z.ZodType<Json>).optional(),
});
export const attribute = said.extend({
  /** All that copies say of it where they contradict each other; absent where they agree. */
  versions: z.array(versionOf(said)).min(2).optional(),
});
export type Attribute = Readonly<z.infer<typeof attribute>>;
