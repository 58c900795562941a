import { z } from 'zod';

/**
 * One labelled value for reading: `name` is the vendor's own field name or question, dotted where it is nested
 * (`customerAge.customerAgeInYears`). `kind` lets the interface mask, link or format it; absent means plain text.
 */
export const fact = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  kind: z.enum(['name', 'email', 'phone', 'ip', 'url', 'money', 'date', 'id', 'address']).optional(),
});
export type Fact = Readonly<z.infer<typeof fact>>;
