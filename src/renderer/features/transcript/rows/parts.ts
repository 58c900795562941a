import type { Row } from './row';

/** More rows at once, on the screen or on paper, would take the browser many seconds to lay out. Both have the same parts. */
export const PART_ROWS = 5000;

/** Rows `from` to `until` (excluded), and the numbers of their first and last article. */
export interface Part {
  readonly from: number;
  readonly until: number;
  readonly firstArticle: number;
  readonly lastArticle: number;
}

/** A long transcript in parts of at most so many rows; a short one is one part. */
export function partsOf(rows: readonly Row[], most: number): readonly Part[] {
  const parts: Part[] = [];
  let articles = 0;
  for (let from = 0; from < rows.length || parts.length === 0; from += most) {
    const until = Math.min(rows.length, from + most);
    const before = articles;
    for (let index = from; index < until; index++) {
      const kind = rows[index]?.kind;
      if (kind === 'message' || kind === 'event') articles++;
    }
    parts.push({ from, until, firstArticle: Math.min(before + 1, articles), lastArticle: articles });
  }
  return parts;
}
