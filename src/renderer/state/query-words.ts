import { parseQuery } from '#shared/query/parse';
import type { Query } from '#shared/query/tree';

/** What a query looks for in texts, wherever that is: to be marked where it stands. Nothing of what is excluded. */
export function wordsIn(text: string): readonly string[] {
  return [...new Set(wordsOfQuery(parseQuery(text).query))];
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
