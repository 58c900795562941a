import type { Query, Words } from './tree';

/** Whether one of the terms that a query joins and negates passes. */
export function someLeaf(query: Query, test: (leaf: Query) => boolean): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(part => someLeaf(part, test));
    case 'not':
      return someLeaf(query.of, test);
    default:
      return test(query);
  }
}

/** The words that something has to hold, or may: nothing of what is excluded. */
export function wordsIn(query: Query): readonly Words[] {
  switch (query.kind) {
    case 'words':
      return [query];
    case 'all':
    case 'any':
      return query.of.flatMap(wordsIn);
    default:
      return [];
  }
}
