import type { RichNode } from '../domain/rich-text';

/** What a reader of markup gives back: the tree to draw, and its plain text for search, copy and export. */
export interface RichText {
  readonly nodes: readonly RichNode[];
  readonly text: string;
  /** How many parts were left out because nobody would have seen them (scripts, styles, frames). */
  readonly dropped: number;
}

/** Past these the rest of a message is kept as text without structure. */
export const RICH_LIMITS = { nodes: 500, depth: 20 } as const;

/** Words as nodes: line breaks become breaks, so that no one depends on how white space is drawn. */
export function nodesOfLines(text: string): readonly RichNode[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): readonly RichNode[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);
}

/** A link, or its words with the address beside them where the address may not be linked to. */
export function linkOrWords(
  href: string | undefined,
  address: string,
  children: readonly RichNode[],
  words: string,
): readonly RichNode[] {
  if (href !== undefined) {
    return [{ kind: 'link', href, children: children.length > 0 ? children : [{ kind: 'text', text: href }] }];
  }
  if (address === '' || address.startsWith('#') || words.includes(address)) return children;
  return [...children, { kind: 'text', text: words === '' ? address : ` (${address})` }];
}

/** Neighbouring texts as one, so that a search hit is not torn where the markup was. */
export function joinTexts(nodes: readonly RichNode[]): RichNode[] {
  const joined: RichNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === 'text' && last?.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', text: last.text + node.text });
    else joined.push(node);
  }
  return joined;
}
