import {
  type CalendarDate,
  fromAbsolute,
  startOfMonth,
  startOfWeek,
  startOfYear,
  toCalendarDate,
  toZoned,
} from '@internationalized/date';
import { compareText } from '#shared/domain/canonical';
import type { SourceId } from '#shared/domain/source';
import type { Instant } from '#shared/domain/time';
import type { Bitset } from '#shared/index/bitset';
import type { Bucket, Histogram } from './api';
import type { ArchiveView } from './view';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The longest span, in days, that is shown in buckets of a unit: at most some hundred of them. */
const LONGEST: readonly (readonly [Histogram['unit'], number])[] = [
  ['hour', 3],
  ['day', 92],
  ['week', 731],
  ['month', 3653],
];

/** When these heads began, in buckets of the zone's own hours, days, weeks (from Monday), months or years. */
export function histogramOf(view: ArchiveView, heads: Bitset, zone: string): Histogram | undefined {
  const { timed, untimed } = timesOf(view, heads);
  const sources = [...timed]
    .sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
    .map(([source]) => source);
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (const times of timed.values()) {
    for (const time of times) {
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
  }
  if (earliest > latest) return undefined;
  const unit = LONGEST.find(([, days]) => latest - earliest <= days * DAY)?.[0] ?? 'year';
  const starts = bucketStarts(unit, earliest, latest, zone);
  const counts = sources.map(source => countIn(starts, timed.get(source) ?? []));
  const buckets = starts.slice(0, -1).map(
    (from, nth): Bucket => ({
      from: from as Instant,
      until: starts[nth + 1] as Instant,
      counts: counts.map(of => of[nth] ?? 0),
    }),
  );
  return { unit, sources, buckets, untimed };
}

function timesOf({ numbers }: ArchiveView, heads: Bitset) {
  const timed = new Map<SourceId, number[]>();
  let untimed = 0;
  for (const { segment, slots } of numbers.bySegment(heads)) {
    const times = segment.docs.numbers('startedAt');
    const codes = segment.docs.codes('source');
    const lists = segment.docs.dictionary('source').map(source => listOf(timed, source as SourceId));
    for (const slot of slots) {
      const time = times[slot] as number;
      if (Number.isNaN(time)) untimed++;
      else lists[(codes[slot] as number) - 1]?.push(time);
    }
  }
  for (const [source, times] of timed) if (times.length === 0) timed.delete(source);
  return { timed, untimed };
}

function listOf(timed: Map<SourceId, number[]>, source: SourceId): number[] {
  const held = timed.get(source) ?? [];
  timed.set(source, held);
  return held;
}

/** Where the buckets from the earliest to the latest time begin, and where the last one ends. */
function bucketStarts(unit: Histogram['unit'], earliest: number, latest: number, zone: string): readonly number[] {
  if (unit === 'hour') {
    const { minute, second, millisecond } = fromAbsolute(earliest, zone);
    const starts = [earliest - minute * 60_000 - second * 1000 - millisecond];
    while ((starts.at(-1) as number) <= latest) starts.push((starts.at(-1) as number) + HOUR);
    return starts;
  }
  let day = firstDay(unit, toCalendarDate(fromAbsolute(earliest, zone)));
  const starts = [startOf(day, zone)];
  while ((starts.at(-1) as number) <= latest) {
    day = day.add({ [`${unit}s`]: 1 });
    starts.push(startOf(day, zone));
  }
  return starts;
}

function firstDay(unit: Exclude<Histogram['unit'], 'hour'>, day: CalendarDate): CalendarDate {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return startOfWeek(day, 'en-GB', 'mon');
    case 'month':
      return startOfMonth(day);
    case 'year':
      return startOfYear(day);
  }
}

function startOf(day: CalendarDate, zone: string): number {
  return toZoned(day, zone).toDate().getTime();
}

function countIn(starts: readonly number[], times: readonly number[]): Uint32Array {
  const counts = new Uint32Array(starts.length - 1);
  const first = starts[0] ?? 0;
  const usual = Math.max(1, ((starts.at(-1) ?? 0) - first) / counts.length);
  for (const time of times) {
    // buckets are nearly alike: the right one is this or a neighbour
    let nth = Math.min(counts.length - 1, Math.floor((time - first) / usual));
    while (time < (starts[nth] as number)) nth--;
    while (time >= (starts[nth + 1] as number)) nth++;
    counts[nth] = (counts[nth] as number) + 1;
  }
  return counts;
}
