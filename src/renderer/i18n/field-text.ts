import type { Fact } from '#shared/domain/fact';
import { readTime } from '#shared/import/kit/vendor-time';
import { formatDayAndTime, formatDuration, type ZoneChoice } from './format';
import { plainWords } from './plain-words';
import { isTextKey, text } from './text';

/** A vendor's field in our words, by its whole dotted name or its last member; nothing where it has no word here. */
export function fieldName(name: string): string | undefined {
  const own = name.slice(name.lastIndexOf('.') + 1);
  const key = [`field.${name}`, `field.${own}`].find(isTextKey);
  return key === undefined ? undefined : text(key);
}

/** The same for any field: one without a word of ours goes by the words in its own name. */
export function fieldWords(name: string): string {
  return fieldName(name) ?? plainWords(name);
}

/** Fields whose values are codes: of a short list, and in a spelling nobody speaks. */
const CODED: ReadonlySet<string> = new Set([
  ...['device', 'operatingSystem', 'gender', 'phoneType', 'preferredContactMethod', 'slaStatus', 'direction'],
  ...['customerStatus', 'customerType', 'loginStatus', 'status', 'substatus', 'level', 'originatingChannel', 'action'],
]);

const SECONDS: ReadonlySet<string> = new Set(['hold_duration', 'average_response_time', 'longest_response_time']);

/** A value as it is read: codes in words, times in the chosen zone, seconds as a duration. */
export function factText({ name, value, kind }: Fact, zone: ZoneChoice): string {
  if (typeof value === 'boolean') return text(value ? 'field.yes' : 'field.no');
  const own = name.slice(name.lastIndexOf('.') + 1);
  if (SECONDS.has(own) && Number.isFinite(Number(value))) return formatDuration(Number(value) * 1000);
  if (CODED.has(own)) return codeText(String(value));
  if (typeof value === 'string' && (kind === 'date' || NAMED_TIME.test(own))) return timeText(value, zone) ?? value;
  return String(value);
}

const NAMED_TIME = /(?:_at|TimeStamp)$/;

function codeText(code: string): string {
  const key = `value.${code.toLowerCase()}`;
  return isTextKey(key) ? text(key) : plainWords(code);
}

function timeText(value: string, zone: ZoneChoice): string | undefined {
  const time = readTime(value);
  return time && formatDayAndTime(time.at, zone, time.offsetMinutes);
}
