import type { Instant } from '#shared/domain/time';
import { type Clock, dayWord, localTime } from '#shared/query/language/calendar';
import type { Settings } from './settings-slice';

/** The clock a query is asked by, the one that lists, transcripts and histograms are read by. */
export function clockOf(now: Instant, zone: Settings['zone']): Clock {
  if (zone === 'mine') return { now, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
  if (zone === 'utc') return { now, zone: 'UTC' };
  // local times are compared as if they were UTC, and "today" is the day it is where this computer stands
  return { now: localTime(now, -new Date(now).getTimezoneOffset()) as Instant, zone: 'UTC', recorded: true };
}

/** The day of a moment as a date word, by that clock. */
export function dayOf(at: Instant, zone: Settings['zone'], offsetMinutes?: number): string {
  if (zone === 'recorded') return dayWord(localTime(at, offsetMinutes), 'UTC');
  return dayWord(at, clockOf(at, zone).zone);
}
