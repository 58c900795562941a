import type { Bitset } from '#shared/index/bitset';
import type { Clock } from '#shared/query/language/calendar';
import type { ArchiveView } from '../snapshot/view';
import { lastAtMost } from '../storage/forms/segment';
import { startsOf } from './starts';

/** How many of these heads began from each moment up to the next one; `edges` are sorted, and one more than the counts. */
export function countBetween(
  { numbers }: ArchiveView,
  heads: Bitset,
  edges: readonly number[],
  clock: Pick<Clock, 'recorded'>,
): readonly number[] {
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const times = startsOf(segment, clock);
    for (const slot of slots) {
      const nth = placeOf(edges, times[slot] as number);
      if (nth !== undefined) counts[nth] = (counts[nth] as number) + 1;
    }
  }
  return counts;
}

/** Nothing for a moment outside of all edges, and for none. */
function placeOf(edges: readonly number[], time: number): number | undefined {
  const inside = time >= (edges[0] as number) && time < (edges[edges.length - 1] as number);
  return inside ? lastAtMost(edges, time) : undefined;
}
