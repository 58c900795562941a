import { type Clock, localTime } from '#shared/query/language/calendar';
import type { Segment } from '../storage/forms/segment';

/** When the heads of a segment began, as a clock reads it. Unknown ones are not numbers. */
export function startsOf({ docs }: Segment, { recorded }: Pick<Clock, 'recorded'>): Float64Array {
  const times = docs.numbers('startedAt');
  if (!recorded) return times;
  const offsets = docs.numbers('offsetMinutes');
  return times.map((at, slot) => localTime(at, offsets[slot] || 0));
}
