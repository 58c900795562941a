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
import type { Instant } from '#shared/domain/time';
import type { Bitset } from '#shared/index/bitset';
import type { NamesOf } from '#shared/index/columns';
import type { Clock } from '#shared/query/language/calendar';
import type { Bucket, Histogram, HistogramPart, StackColumn, Stacked } from '../contract/api';
import type { ArchiveView } from '../snapshot/view';
import type { DocColumns } from '../storage/forms/schemas';
import { startsOf } from './starts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The longest span, in days, that is shown in buckets of a unit: at most some hundred of them. */
const LONGEST: readonly (readonly [Histogram['unit'], number])[] = [
  ['hour', 3],
  ['day', 92],
  ['week', 731],
  ['month', 3653],
];

/** Values that have a part of their own; the less frequent ones share one. */
const MOST_PARTS = 6;

/** When these heads began, in buckets of the clock's own hours, days, weeks (from Monday), months or years. */
export function histogramOf(
  view: ArchiveView,
  heads: Bitset,
  clock: Pick<Clock, 'zone' | 'recorded'>,
  stackBy: StackColumn = 'source',
): Histogram | undefined {
  const { zone } = clock;
  const { timed, byCode, values, untimed } = valuesOf(view, heads, STACKED[stackBy], clock);
  if (timed.length === 0) return undefined;
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (const time of timed) {
    if (time < earliest) earliest = time;
    if (time > latest) latest = time;
  }
  const unit = LONGEST.find(([, days]) => latest - earliest <= days * DAY)?.[0] ?? 'year';
  const starts = bucketStarts(unit, earliest, latest, zone);
  const { parts, partOf } = partsOf(values, byCode);
  const counts = countIn(starts, timed, byCode, partOf, parts.length);
  const buckets = starts.slice(0, -1).map(
    (from, nth): Bucket => ({
      from: from as Instant,
      until: starts[nth + 1] as Instant,
      counts: [...counts.subarray(nth * parts.length, (nth + 1) * parts.length)],
    }),
  );
  return { unit, parts, buckets, untimed };
}

/** What those heads are made of that began from each moment up to the next one; `edges` are sorted. */
export function stackedIn(
  view: ArchiveView,
  heads: Bitset,
  clock: Pick<Clock, 'recorded'>,
  edges: readonly number[],
  stackBy: StackColumn,
): Stacked {
  const { timed, byCode, values } = valuesOf(view, heads, STACKED[stackBy], clock);
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  const inside = [...timed.keys()].filter(nth => (timed[nth] as number) >= first && (timed[nth] as number) < last);
  const codes = Uint32Array.from(inside, nth => byCode[nth] as number);
  const { parts, partOf } = partsOf(values, codes);
  const times = Float64Array.from(inside, nth => timed[nth] as number);
  const counts = countIn(edges, times, codes, partOf, parts.length);
  return {
    parts,
    counts: edges.slice(1).map((_, nth) => [...counts.subarray(nth * parts.length, (nth + 1) * parts.length)]),
  };
}

const STACKED: Readonly<Record<StackColumn, NamesOf<DocColumns, 'word'>>> = {
  source: 'source',
  outcome: 'disposition',
};

/** The times that are known, each with the number of its value: 0 where it has none. */
function valuesOf(
  { numbers }: ArchiveView,
  heads: Bitset,
  column: NamesOf<DocColumns, 'word'>,
  clock: Pick<Clock, 'recorded'>,
) {
  const found = numbers.bySegment(heads);
  const most = found.reduce((sum, { slots }) => sum + slots.length, 0);
  const timed = new Float64Array(most);
  const byCode = new Uint32Array(most);
  const values = new Map<string, number>();
  let count = 0;
  for (const { segment, slots } of found) {
    const times = startsOf(segment, clock);
    const codes = segment.docs.codes(column);
    const numberOf = [0, ...segment.docs.dictionary(column).map(value => numberIn(values, value))];
    for (const slot of slots) {
      const time = times[slot] as number;
      if (Number.isNaN(time)) continue;
      timed[count] = time;
      byCode[count] = numberOf[codes[slot] as number] as number;
      count++;
    }
  }
  return { timed: timed.subarray(0, count), byCode: byCode.subarray(0, count), values, untimed: most - count };
}

function numberIn(values: Map<string, number>, value: string): number {
  const number = values.get(value) ?? values.size + 1;
  values.set(value, number);
  return number;
}

/** The most frequent values first, then the others together, then what has none; and which part each value counts in. */
function partsOf(values: ReadonlyMap<string, number>, byCode: Uint32Array) {
  const frequency = new Uint32Array(values.size + 1);
  for (const code of byCode) frequency[code] = (frequency[code] as number) + 1;
  const ranked = [...values]
    .map(([value, number]) => ({ value, number, count: frequency[number] as number }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
  // a part for one other value alone may as well bear its name
  const named = ranked.length <= MOST_PARTS + 1 ? ranked : ranked.slice(0, MOST_PARTS);
  const parts: HistogramPart[] = named.map(({ value }) => ({ kind: 'value', value }));
  const partOf = new Uint32Array(values.size + 1);
  for (const [part, { number }] of named.entries()) partOf[number] = part;
  if (named.length < ranked.length) {
    for (const { number } of ranked.slice(named.length)) partOf[number] = parts.length;
    parts.push({ kind: 'others', values: ranked.length - named.length });
  }
  if (frequency[0] !== 0) {
    partOf[0] = parts.length;
    parts.push({ kind: 'none' });
  }
  return { parts, partOf };
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

/** Counts by bucket and part, the parts of one bucket beside one another. */
function countIn(
  starts: readonly number[],
  times: Float64Array,
  byCode: Uint32Array,
  partOf: Uint32Array,
  parts: number,
): Uint32Array {
  const last = starts.length - 2;
  const counts = new Uint32Array((last + 1) * parts);
  const first = starts[0] ?? 0;
  const usual = Math.max(1, ((starts.at(-1) ?? 0) - first) / (last + 1));
  for (let index = 0; index < times.length; index++) {
    const time = times[index] as number;
    // buckets are nearly alike: the right one is this or a neighbour
    let nth = Math.min(last, Math.floor((time - first) / usual));
    while (time < (starts[nth] as number)) nth--;
    while (time >= (starts[nth + 1] as number)) nth++;
    const place = nth * parts + (partOf[byCode[index] as number] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}
