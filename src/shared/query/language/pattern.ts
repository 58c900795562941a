import type { Query } from './tree';

/** The expression of a pattern, without regard to case; nothing where it is none. */
export function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The sources of the expressions that something has to fit, or may: those behind a "not" are not among them. */
export function patternsIn(query: Query): readonly string[] {
  switch (query.kind) {
    case 'pattern':
      return [query.source];
    case 'all':
    case 'any':
      return query.of.flatMap(patternsIn);
    default:
      return [];
  }
}
