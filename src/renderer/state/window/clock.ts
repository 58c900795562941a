import type { Instant } from '#shared/domain/time';
import { type Clock, dayWord, localTime } from '#shared/query/language/calendar';
import type { Settings } from './settings-slice';

/** The clock a query is asked by, the one that lists, transcripts and histograms are read by. */
export function clockOf(now: Instant, zone: Settings['zone']): Clock {
  if (zone === 'mine') return { now, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
  return { now, zone: 'UTC', ...(zone === 'recorded' ? { recorded: true } : {}) };
}

/** The day of a moment as a date word, by that clock. */
export function dayOf(at: Instant, zone: Settings['zone'], offsetMinutes?: number): string {
  const clock = clockOf(at, zone);
  return dayWord(clock.recorded ? localTime(at, offsetMinutes) : at, clock.zone);
}
