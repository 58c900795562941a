import type { Row } from './row';

/** More rows at once would take the browser seconds to lay out. */
export const PART_ROWS = 2000;

/** Rows `from` to `until` (excluded), and the numbers of their first and last article. */
export interface Part {
  readonly from: number;
  readonly until: number;
  readonly firstArticle: number;
  readonly lastArticle: number;
}

/** A long transcript in parts of at most so many rows; a short one is one part. */
export function partsOf(rows: readonly Row[], most = PART_ROWS): readonly Part[] {
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
