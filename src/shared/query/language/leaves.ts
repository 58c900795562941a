import type { Query } from './tree';

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
