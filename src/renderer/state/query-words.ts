import { parseQuery } from '#shared/query/parse';
import { patternsIn } from '#shared/query/pattern';
import type { Query } from '#shared/query/tree';

/** What a query looks for in texts, wherever that is: to be marked where it stands. Nothing of what is excluded. */
export function wordsIn(text: string): readonly string[] {
  return [...new Set(wordsOfQuery(parseQuery(text).query))];
}

/** Whether a query looks for something that stands somewhere and can be gone to: words, or what fits an expression. */
export function hasHits(text: string): boolean {
  const { query } = parseQuery(text);
  return wordsOfQuery(query).length + patternsIn(query).length > 0;
}

function wordsOfQuery(query: Query): readonly string[] {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.flatMap(wordsOfQuery);
    case 'words':
      return [query.text];
    default:
      return [];
  }
}
