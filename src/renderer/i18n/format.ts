import type { Instant } from '#shared/domain/time';

/** Which clock the user wants to read: the machine's zone, UTC, or each time's own offset as the file wrote it. */
export type ZoneChoice = 'mine' | 'utc' | 'recorded';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: ZoneChoice, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${zone} ${JSON.stringify(options)}`;
  let format = cache.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(undefined, { ...options, ...(zone === 'mine' ? {} : { timeZone: 'UTC' }) });
    cache.set(name, format);
  }
  return format;
}

/** `offsetMinutes` is used for `recorded` only; a time whose file wrote no offset is read in UTC then. */
function shifted(at: Instant, zone: ZoneChoice, offsetMinutes = 0): number {
  return zone === 'recorded' ? at + offsetMinutes * 60_000 : at;
}

export function formatTime(at: Instant, zone: ZoneChoice, offsetMinutes?: number): string {
  return formatter(zone, { timeStyle: 'medium', hourCycle: 'h23' }).format(shifted(at, zone, offsetMinutes));
}

export function formatDay(at: Instant, zone: ZoneChoice, offsetMinutes?: number): string {
  return formatter(zone, { dateStyle: 'medium' }).format(shifted(at, zone, offsetMinutes));
}

export function formatDayAndTime(at: Instant, zone: ZoneChoice, offsetMinutes?: number): string {
  return formatter(zone, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }).format(
    shifted(at, zone, offsetMinutes),
  );
}

const AGES = [
  ['year', 365.25 * 86_400_000],
  ['month', 30.44 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
const ages = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** "2 years ago", in whole units of the largest kind of which there is one; nothing for less than a minute. */
export function formatAge(at: Instant, now: number): string | undefined {
  const past = now - at;
  const [unit, length] = AGES.find(([, each]) => Math.abs(past) >= each) ?? [];
  return unit === undefined ? undefined : ages.format(-Math.trunc(past / length), unit);
}

const whole = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 2 });

export const formatCount = (count: number): string => whole.format(count);
export const formatCompact = (count: number): string => compact.format(count);

/** "14m 47s", "2h 05m", "13s", "0.4s": at most two units. */
export function formatDuration(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const sign = ms < 0 ? '−' : '';
  if (seconds < 1 && seconds > 0) return `${sign}${seconds.toFixed(1)}s`;
  const rounded = Math.round(seconds);
  const [days, hours, minutes, rest] = [
    Math.floor(rounded / 86_400),
    Math.floor(rounded / 3600) % 24,
    Math.floor(rounded / 60) % 60,
    rounded % 60,
  ];
  const two = (n: number) => String(n).padStart(2, '0');
  if (days > 0) return `${sign}${days}d ${two(hours)}h`;
  if (hours > 0) return `${sign}${hours}h ${two(minutes)}m`;
  if (minutes > 0) return `${sign}${minutes}m ${two(rest)}s`;
  return `${sign}${rest}s`;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[power] as string,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}
