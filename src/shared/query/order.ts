import { compareText } from '../domain/canonical';
import type { Head } from '../heads/head';
import { fold } from '../text/fold';

/** What lists can be sorted by. */
export type OrderColumn =
  | 'startedAt'
  | 'endedAt'
  | 'durationMs'
  | 'waitMs'
  | 'replyMs'
  | 'messages'
  | 'score'
  | 'customer'
  | 'agent'
  | 'queue'
  | 'vendorId'
  | 'interactive';

export interface OrderKey {
  readonly column: OrderColumn;
  readonly descending: boolean;
}

/**
 * Compares heads by one key after another. What has no value comes last, whichever way the others are sorted; heads
 * alike in all keys stand in the order of their conversations' keys.
 */
export function headOrder(keys: readonly OrderKey[]): (a: Head, b: Head) => number {
  return (a, b) => {
    for (const { column, descending } of keys) {
      const [one, other] = [orderValue(a, column), orderValue(b, column)];
      if (one === undefined || other === undefined) {
        if (one !== other) return one === undefined ? 1 : -1;
        continue;
      }
      const apart = typeof one === 'number' ? one - Number(other) : compareNames(one, String(other));
      if (apart !== 0) return descending ? -apart : apart;
    }
    return compareText(a.key, b.key);
  };
}

function orderValue(head: Head, column: OrderColumn): number | string | undefined {
  switch (column) {
    case 'agent':
      return head.agents[0];
    case 'queue':
      return head.queues[0];
    case 'interactive':
      return Number(head.flags.includes('interactive'));
    default:
      return head[column];
  }
}

/** Names as people sort them: case and accents apart, digits by their value. */
function compareNames(a: string, b: string): number {
  return compareText(sortable(a), sortable(b)) || compareText(a, b);
}

/** Each number is preceded by its length, so that 9 comes before 10. */
function sortable(name: string): string {
  return fold(name).replace(/\d+/g, digits => {
    const significant = digits.replace(/^0+(?=\d)/, '');
    return String.fromCharCode(48 + Math.min(significant.length, 48)) + significant;
  });
}
