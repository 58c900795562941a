import type { ZoneChoice } from './format';

/** Conversations counted over a stretch of time, whose end is not part of it. Moments are milliseconds since 1970. */
interface Bucket {
  readonly from: number;
  readonly until: number;
  readonly counts: readonly number[];
}

type Unit = 'hour' | 'day' | 'week' | 'month' | 'year';

const OPTIONS: Readonly<Record<Unit, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The stretch of time from one bucket to another, both included, as short as their unit can say it: "Feb – May 2017". */
export function spanText(unit: Unit, first: Bucket, last: Bucket, zone: ZoneChoice): string {
  const name = `${unit} ${zone}`;
  let format = formats.get(name);
  if (format === undefined) {
    // a list knows no offsets of its own, so "as recorded" is read in UTC
    format = new Intl.DateTimeFormat(undefined, { ...OPTIONS[unit], ...(zone === 'mine' ? {} : { timeZone: 'UTC' }) });
    formats.set(name, format);
  }
  return format.formatRange(first.from, last.until - 1);
}

export function countOf({ counts }: Pick<Bucket, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
