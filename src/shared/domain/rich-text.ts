import { z } from 'zod';

/**
 * Vendor HTML or Markdown as a small tree of what we show: marks, breaks, blocks, lists, links, pictures.
 * Made at reading time by an allow-list; markup never reaches the page. Pictures are never fetched.
 */
export type RichNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'mark'; readonly mark: RichMark; readonly children: readonly RichNode[] }
  | { readonly kind: 'block'; readonly block: RichBlock; readonly children: readonly RichNode[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly RichNode[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly RichNode[])[])[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly RichNode[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string };

export const RICH_MARKS = ['bold', 'italic', 'underline', 'strike', 'code'] as const;
export type RichMark = (typeof RICH_MARKS)[number];
export const RICH_BLOCKS = ['paragraph', 'heading', 'quote', 'preformatted', 'rule'] as const;
export type RichBlock = (typeof RICH_BLOCKS)[number];

export const richNode: z.ZodType<RichNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('break') }),
    z.object({ kind: z.literal('mark'), mark: z.enum(RICH_MARKS), children: z.array(richNode) }),
    z.object({ kind: z.literal('block'), block: z.enum(RICH_BLOCKS), children: z.array(richNode) }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(richNode)) }),
    z.object({ kind: z.literal('table'), rows: z.array(z.array(z.array(richNode))) }),
    z.object({ kind: z.literal('link'), href: z.string(), children: z.array(richNode) }),
    z.object({ kind: z.literal('image'), url: z.string(), alt: z.string() }),
  ]),
);
