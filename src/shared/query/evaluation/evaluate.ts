import { assertNever } from '../../base/assert-never';
import { Bitset } from '../../index/bitset';
import { roleNamed } from '../language/keys';
import type { FieldFilter, Filter, Pattern, Query, Words } from '../language/tree';
import { type ColumnFilter, isColumnFilter } from './column-test';

/** Answers the parts of a query for one segment of the archive. Sets are of conversations, by their place in it. */
export interface QueryParts {
  readonly size: number;
  /** Where to look for them: `areasOf(words.key)`. */
  words(words: Words): Promise<Bitset>;
  filter(filter: ColumnFilter): Bitset;
  /** Has to open conversations, so it is asked last, and only about those that are still in question. */
  opened(part: Pattern | FieldFilter, among: Bitset): Promise<Bitset>;
}

/** The conversations among `within` that the query matches. */
export async function evaluate(query: Query, parts: QueryParts, within: Bitset): Promise<Bitset> {
  switch (query.kind) {
    case 'everything':
      return within.copy();
    case 'words':
      return (await parts.words(query)).copy().and(within);
    case 'filter': {
      if (isColumnFilter(query)) return parts.filter(query).copy().and(within);
      const sets = await Promise.all(namesAsWords(query).map(words => parts.words(words)));
      return sets.reduce((a, b) => a.or(b), new Bitset(parts.size)).and(within);
    }
    case 'pattern':
    case 'field':
      return (await parts.opened(query, within)).copy().and(within);
    case 'not':
      return within.copy().andNot(await evaluate(query.of, parts, within));
    case 'any': {
      const sets = await Promise.all(query.of.map(part => evaluate(part, parts, within)));
      return sets.reduce((a, b) => a.or(b), new Bitset(parts.size));
    }
    case 'all': {
      const [slow, quick] = partition(query.of, opensConversations);
      const sets = await Promise.all(quick.map(part => evaluate(part, parts, within)));
      let found = sets.reduce((a, b) => a.and(b), within.copy());
      for (const part of slow) found = await evaluate(part, parts, found);
      return found;
    }
    default:
      return assertNever(query);
  }
}

/** A filter that the index answers, as the words it looks for: one of them has to be found. */
export function namesAsWords({ key, test }: Filter): readonly Words[] {
  if (test.kind !== 'is') return [];
  return test.values.map(value => {
    const { text, quoted } = value;
    const role = roleNamed(key, value);
    return { kind: 'words', text, quoted, key, ...(role === undefined ? {} : { role }) };
  });
}

/** Whether answering needs more than index and columns. */
export function opensConversations(query: Query): boolean {
  switch (query.kind) {
    case 'pattern':
    case 'field':
      return true;
    case 'not':
      return opensConversations(query.of);
    case 'all':
    case 'any':
      return query.of.some(opensConversations);
    default:
      return false;
  }
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter(item => !test(item))];
}
