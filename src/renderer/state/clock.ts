import type { Instant } from '#shared/domain/time';
import type { Clock } from '#shared/query/calendar';
import type { Settings } from './settings-slice';

/**
 * The clock a query is asked by. A list knows no offsets of its own, so "as recorded" is read in UTC, there as here.
 */
export function clockOf(now: Instant, zone: Settings['zone']): Clock {
  return { now, zone: zone === 'mine' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC' };
}
