import type { OrderColumn, OrderKey } from '../../archive/contract/api';
import { hasWords } from './query-words';

export const NEWEST_FIRST: OrderKey = { column: 'startedAt', descending: true };

// amounts and times: the best, the longest and the newest come first, while names begin at A
const LARGEST_FIRST = [
  'relevance',
  'startedAt',
  'endedAt',
  'durationMs',
  'waitMs',
  'replyMs',
  'messages',
  'score',
  'satisfaction',
  'cobrowseMs',
  'events',
  'interactive',
  'alert',
] as const satisfies readonly OrderColumn[];

/** What a list can be ordered by, in the order in which that is offered. `relevance` needs words in the query. */
export const ORDER_COLUMNS = [
  ...LARGEST_FIRST,
  'customer',
  'agent',
  'queue',
  'outcome',
  'channel',
  'language',
  'source',
  'account',
  'vendorId',
] as const satisfies readonly OrderColumn[];
export type ListColumn = (typeof ORDER_COLUMNS)[number];

/** Whether an order by this column begins at its upper end, unless it is asked to begin at the other. */
export function descendsFirst(column: OrderColumn): boolean {
  return LARGEST_FIRST.some(largest => largest === column);
}

/**
 * The order to ask for: without words there is no relevance, and what is alike in everything that was chosen stands
 * with the newest first.
 */
export function orderFor(text: string, chosen: readonly OrderKey[]): readonly OrderKey[] {
  const known = hasWords(text) ? chosen : chosen.filter(({ column }) => column !== 'relevance');
  return known.some(({ column }) => column === 'startedAt') ? known : [...known, NEWEST_FIRST];
}
