import { parseQuery } from '#shared/query/language/parse';
import { patternsIn } from '#shared/query/language/pattern';
import type { Query } from '#shared/query/language/tree';

/** What a query looks for in texts, to be marked wherever it stands. */
export interface SoughtWords {
  readonly text: string;
  /** Words that are nearly these are as good. */
  readonly close: boolean;
}

/** The words that something has to hold, or may: nothing of what is excluded. Each once. */
export function wordsIn(text: string): readonly SoughtWords[] {
  const words = wordsOfQuery(parseQuery(text).query);
  return words.filter(
    (one, nth) => nth === words.findIndex(each => each.text === one.text && each.close === one.close),
  );
}

/** Whether a query looks for something that stands somewhere and can be gone to: words, or what fits an expression. */
export function hasHits(text: string): boolean {
  const { query } = parseQuery(text);
  return wordsOfQuery(query).length + patternsIn(query).length > 0;
}

function wordsOfQuery(query: Query): readonly SoughtWords[] {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.flatMap(wordsOfQuery);
    case 'words':
      return [{ text: query.text, close: query.close === true }];
    default:
      return [];
  }
}
