import { assertNever } from '#shared/base/assert-never';
import { type Clause, explainQuery } from '#shared/query/evaluation/explain';
import { type Clock, dayWord } from '#shared/query/language/calendar';
import { parseQuery } from '#shared/query/language/parse';
import type { Bucket, Histogram } from '../../archive/contract/api';

/** From the first moment up to but not including the last; an open end is infinite. */
export interface TimeLimit {
  readonly from: number;
  readonly until: number;
}

/** Buckets by their place, `until` not included. */
export interface BucketRange {
  readonly from: number;
  readonly until: number;
}

/** When conversations have to begin for a query, where it says so. */
export function timeLimitOf(text: string, clock: Clock): TimeLimit | undefined {
  const clause = explainQuery(parseQuery(text).query, clock);
  const limits = (clause.kind === 'all' ? clause.of : [clause]).flatMap(limitOf);
  if (limits.length === 0) return undefined;
  return {
    from: Math.max(...limits.map(({ from }) => from)),
    until: Math.min(...limits.map(({ until }) => until)),
  };
}

function limitOf(clause: Clause): readonly TimeLimit[] {
  if (clause.kind !== 'time') return [];
  const { period } = clause;
  switch (period.kind) {
    case 'since':
      return [{ from: period.from, until: Number.POSITIVE_INFINITY }];
    case 'before':
      return [{ from: Number.NEGATIVE_INFINITY, until: period.until }];
    case 'within':
      return [{ from: period.from, until: period.until }];
    case 'never':
      return [{ from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY }];
    default:
      return assertNever(period);
  }
}

/** The buckets that a limit reaches into; all of them without one. */
export function bucketsWithin(buckets: readonly Bucket[], limit: TimeLimit | undefined): BucketRange {
  if (limit === undefined) return { from: 0, until: buckets.length };
  const first = buckets.findIndex(({ until }) => until > limit.from);
  const from = first < 0 ? buckets.length : first;
  const until = buckets.findLastIndex(bucket => bucket.from < limit.until) + 1;
  return { from: Math.min(from, until), until };
}

/** The date words that take in exactly these buckets, both ends included. Nothing where that is all of them. */
export function wordsOfBuckets(
  { unit, buckets }: Pick<Histogram, 'unit' | 'buckets'>,
  range: BucketRange,
  zone: string,
): { readonly from: string; readonly until: string } | undefined {
  const first = buckets[range.from];
  const last = buckets[range.until - 1];
  if (first === undefined || last === undefined || range.until - range.from >= buckets.length) return undefined;
  return { from: wordOf(unit, first.from, zone), until: wordOf(unit, last.until - 1, zone) };
}

function wordOf(unit: Histogram['unit'], at: number, zone: string): string {
  const day = dayWord(at, zone);
  switch (unit) {
    case 'year':
      return day.slice(0, 4);
    case 'month':
      return day.slice(0, 7);
    case 'week':
    case 'day':
      return day;
    case 'hour':
      return `${day}T${minuteOf(at, zone)}`;
    default:
      return assertNever(unit);
  }
}

function minuteOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? '00';
  return `${part('hour')}:${part('minute')}`;
}
