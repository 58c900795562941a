import type { Bucket, Histogram } from '../archive/api';
import type { ZoneChoice } from './format';

const OPTIONS: Readonly<Record<Histogram['unit'], Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  week: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** The stretch of time from one bucket to another, both included, as short as their unit can say it: "Feb – May 2017". */
export function spanText(unit: Histogram['unit'], first: Bucket, last: Bucket, zone: ZoneChoice): string {
  const name = `${unit} ${zone}`;
  let format = formats.get(name);
  if (format === undefined) {
    // a list knows no offsets of its own, so "as recorded" is read in UTC
    format = new Intl.DateTimeFormat(undefined, { ...OPTIONS[unit], ...(zone === 'mine' ? {} : { timeZone: 'UTC' }) });
    formats.set(name, format);
  }
  return format.formatRange(first.from, last.until - 1);
}

export function countOf({ counts }: Bucket): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
