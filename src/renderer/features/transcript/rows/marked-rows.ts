import { isArticle, type Row, type Rows } from './row';

/** A stretch of articles that was marked: from where it was begun to where it was drawn, either way round. */
export interface MarkedStretch {
  readonly from: string;
  readonly to: string;
}

/** Row indexes of the stretch, both ends included; nothing where one of them is no longer there. */
export function markedIndexes(
  stretch: MarkedStretch | undefined,
  { indexOf }: Rows,
): { readonly first: number; readonly last: number } | undefined {
  const from = stretch && indexOf.get(stretch.from);
  const to = stretch && indexOf.get(stretch.to);
  if (from === undefined || to === undefined) return undefined;
  return { first: Math.min(from, to), last: Math.max(from, to) };
}

function articlesIn(row: Row): number {
  if (row.kind === 'beginning') return row.isOpen ? 0 : row.rows.length;
  return isArticle(row) ? 1 : 0;
}

/** How many messages and events are marked. */
export function countMarked(
  marked: { readonly first: number; readonly last: number } | undefined,
  { rows }: Rows,
): number {
  return marked === undefined
    ? 0
    : rows.slice(marked.first, marked.last + 1).reduce((count, row) => count + articlesIn(row), 0);
}
