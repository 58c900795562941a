import { z } from 'zod';
import type { CardNode } from '../../../domain/card';

const json = z.unknown();
const words = z.string();
const amount = z.number();

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), uri: words, name: words.optional() }),
  z.object({ kind: z.literal('navigate'), latitude: amount, longitude: amount, name: words.optional() }),
  z.object({ kind: z.literal('publishText'), text: words }),
  z.object({ kind: z.literal('addToCart'), items: z.array(z.object({ productId: words, quantity: words })) }),
  z.object({ kind: z.literal('custom'), data: z.array(z.object({ key: words, value: words })) }),
  z.object({
    kind: z.literal('datePicker'),
    range: z.boolean(),
    title: words.optional(),
    from: amount.optional(),
    until: amount.optional(),
  }),
  z.object({
    kind: z.literal('scheduleSlots'),
    title: words.optional(),
    slots: z.array(z.object({ title: words, from: amount.optional(), until: amount.optional() })),
  }),
  z.object({ kind: z.literal('checked'), text: words }),
  z.object({ kind: z.literal('submit') }),
  z.object({ kind: z.literal('other'), type: words, raw: json }),
]);

const colour = words.regex(/^(?:#[0-9a-f]{3,8}|rgba?\([\d\s.,%/]{1,40}\)|[a-z]{1,30})$/i);

const common = {
  tooltip: words.optional(),
  alt: words.optional(),
  tag: words.optional(),
  rightToLeft: z.boolean().optional(),
  style: z
    .object({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      size: z.enum(['small', 'medium', 'large']).optional(),
      color: colour.optional(),
      background: colour.optional(),
      borderColor: colour.optional(),
      borderRadius: amount.optional(),
    })
    .optional(),
  display: z
    .object({
      aspectRatio: z.enum(['rectangle', 'square', 'horizontal']).optional(),
      size: z.enum(['compact', 'regular', 'tall']).optional(),
    })
    .optional(),
  actions: z.array(action).optional(),
  metadata: z.array(json).optional(),
  extras: z.record(words, json).optional(),
};

const frame = z.enum(['border', 'borderless', 'shadow']);
const select = z.object({ name: words.optional(), many: z.boolean() }).optional();
const child: z.ZodType<unknown> = z.lazy(() => cardTree);
const children = z.array(child);

/** A card as it is drawn. What another program wrote into a file is not taken for one unless it is one to the last leaf. */
export const cardTree: z.ZodType<CardNode> = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('text'), text: words }),
  z.object({
    ...common,
    kind: z.literal('button'),
    title: words,
    subtitle: words.optional(),
    look: z.enum(['flat', 'filled']),
    submits: z.boolean().optional(),
    disabled: z.boolean().optional(),
  }),
  z.object({ ...common, kind: z.literal('image'), url: words, caption: words.optional() }),
  z.object({ ...common, kind: z.literal('map'), latitude: amount, longitude: amount }),
  z.object({ ...common, kind: z.literal('link'), url: words, title: words.optional() }),
  z.object({ ...common, kind: z.literal('pairs'), pairs: z.array(z.object({ key: words, value: words })) }),
  z.object({
    ...common,
    kind: z.literal('column'),
    frame,
    scroll: z.enum(['small', 'medium', 'large']).optional(),
    children,
  }),
  z.object({ ...common, kind: z.literal('row'), frame, divided: z.boolean(), shares: z.array(amount), children }),
  z.object({ ...common, kind: z.literal('carousel'), select, padding: amount.optional(), children }),
  z.object({
    ...common,
    kind: z.literal('accordion'),
    select,
    sections: z.array(z.object({ title: words, additional: words.optional(), child })),
  }),
  z.object({ ...common, kind: z.literal('tabs'), tabs: z.array(z.object({ label: words, child })) }),
  z.object({ ...common, kind: z.literal('section'), id: words.optional(), children }),
  z.object({ ...common, kind: z.literal('checklist'), items: children }),
  z.object({ ...common, kind: z.literal('checkbox'), text: words, divided: z.boolean() }),
  z.object({ ...common, kind: z.literal('replies'), perRow: amount.optional(), prompt: words.optional(), children }),
  z.object({ ...common, kind: z.literal('unknown'), type: words.optional(), texts: z.array(words), raw: json }),
]) as unknown as z.ZodType<CardNode>;
