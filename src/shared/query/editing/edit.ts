import { type KeyName, kindOf } from '../language/keys';
import { parseQuery } from '../language/parse';
import { printQuery, printValue } from '../language/print';
import { type Part, partsOf } from './parts';

/** What a filter can be about: a key, or any vendor field, whose value is then written `path=value`. */
export type FilterKey = KeyName | 'field';

/** A filter of a query's text that can be shown and removed by itself. Places are UTF-16 units of the text. */
export interface Chip {
  readonly start: number;
  readonly end: number;
  readonly key: FilterKey;
  /** The values as they are meant, without quotes and signs. */
  readonly label: string;
  readonly negated: boolean;
}

/** The filters that stand by themselves. A query with `OR` at its top has none: no part of it can go alone. */
export function chipsOf(text: string): readonly Chip[] {
  const { parts, alternatives } = partsOf(text);
  if (alternatives) return [];
  return parts.flatMap(({ key, start, end, values, negated }) =>
    key === undefined || values.length === 0 || parseQuery(text.slice(start, end)).problems.length > 0
      ? []
      : [{ start, end, key, negated, label: values.map(value => value.text).join(', ') }],
  );
}

/** The text without a part of it (a chip, a problem), and without the blank that the part leaves behind. */
export function removePart(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/^\s/.test(after)) return before + (before === '' || /\s$/.test(before) ? after.replace(/^\s+/, '') : after);
  // only one blank: one before it may be escaped
  if (after === '') return before.replace(/\s$/, '');
  return /(?:^|\s)$/.test(before) ? before + after : `${before} ${after}`;
}

/** The values that the text asks for under a key, where one of them is enough. */
export function filterValues(text: string, key: FilterKey): readonly string[] {
  const { parts, alternatives } = partsOf(text);
  if (alternatives) return [];
  return parts.flatMap(part => (part.key === key && !part.negated ? part.values.map(value => value.text) : []));
}

/**
 * The text with one more filter. Several values of one name or choice are alternatives (`in:a,b`), everything else
 * narrows. The rest of the text stays as it is.
 */
export function addFilter(text: string, key: FilterKey, value: string): string {
  if (filterValues(text, key).includes(value)) return text;
  const kind = key === 'field' ? key : kindOf(key).kind;
  const printed = printFilterValue(key, value);
  const { parts, alternatives } = partsOf(text);
  const held = parts.find(part => part.key === key && !part.negated && part.values.length > 0);
  if (alternatives || held === undefined || (kind !== 'name' && kind !== 'choice')) {
    return withFilter(text, `${key}:${printed}`);
  }
  if (held.closed) return `${text.slice(0, held.end)},${printed}${text.slice(held.end)}`;
  const first = held.values[0]?.start ?? held.end;
  return `${text.slice(0, first)}${printed},${text.slice(first)}`;
}

/** The text without one value of a filter, and without the filter when it was the last one. */
export function removeFilter(text: string, key: KeyName, value: string): string {
  const { parts, alternatives } = partsOf(text);
  const held = parts.find(part => part.key === key && !part.negated && part.values.some(one => one.text === value));
  if (alternatives || held === undefined) return text;
  if (held.values.every(one => one.text === value)) return removePart(text, held);
  return held.values.filter(one => one.text === value).reduceRight(withoutValue, text);
}

/** Whether the text leaves out what has this value, by a filter that does nothing else. */
export function excludesValue(text: string, key: KeyName, value: string): boolean {
  const { parts, alternatives } = partsOf(text);
  return !alternatives && parts.some(part => isExclusion(part, key, value));
}

/** The text with one more filter that leaves out what has this value. */
export function excludeValue(text: string, key: KeyName, value: string): string {
  if (excludesValue(text, key, value)) return text;
  // what asks for it as well would find nothing
  return withFilter(removeFilter(text, key, value), `-${key}:${printFilterValue(key, value)}`);
}

/** The text without the filters that leave out what has this value. */
export function includeValue(text: string, key: KeyName, value: string): string {
  const { parts, alternatives } = partsOf(text);
  return alternatives ? text : parts.filter(part => isExclusion(part, key, value)).reduceRight(removePart, text);
}

function isExclusion({ key: own, negated, values }: Part, key: KeyName, value: string): boolean {
  return own === key && negated && values.length === 1 && values[0]?.text === value;
}

/** Without a value of a list, and without the comma beside it. */
function withoutValue(text: string, { start, end }: Pick<Part, 'start' | 'end'>): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (after.startsWith(',')) return before + after.slice(1);
  if (before.endsWith(',')) return before.slice(0, -1) + after;
  // values may touch without a comma where one is quoted: the next one must neither grow nor become a whole name
  if (after.startsWith('=')) return `${before}\\${after}`;
  return /[:"“”]$/.test(before) || /^(?:["“”\s)]|$)/.test(after) ? before + after : `${before},${after}`;
}

/**
 * The text with one stretch of time instead of those it had: from `from` to `until`, both date words and both taken
 * in. Without either there is none any more.
 */
export function setRange(text: string, from: string | undefined, until: string | undefined): string {
  const { parts, alternatives } = partsOf(text);
  const times = parts.filter(({ key, negated }) => key !== undefined && !negated && isTime(key));
  if (from === undefined && until === undefined) return alternatives ? text : times.reduceRight(removePart, text);
  const range = from === until ? `on:${from}` : `during:${from ?? ''}..${until ?? ''}`;
  if (alternatives) return withFilter(text, range);
  const [only, ...others] = times;
  if (only !== undefined && others.length === 0 && text.slice(only.start, only.end) === range) return text;
  return withFilter(times.reduceRight(removePart, text), range);
}

function isTime(key: FilterKey): boolean {
  return key !== 'field' && kindOf(key).kind === 'time';
}

/** A value of the archive's own as it is written behind a key: the whole name, exactly, where that can be said. */
export function printFilterValue(key: FilterKey, value: string): string {
  if (key === 'field') return printValue({ text: value, quoted: false });
  const { kind, answeredBy } = kindOf(key);
  if (kind === 'name') {
    return printValue({ text: value, quoted: true, ...(answeredBy === 'columns' ? { whole: true } : {}) });
  }
  return printValue({ text: value, quoted: kind === 'text' });
}

/** Filters stand together in front, before the words, where nothing that is still open can swallow them. */
function withFilter(text: string, filter: string): string {
  const { parts, alternatives } = partsOf(text);
  if (alternatives) return `${filter} (${isClosed(text, parts) ? text : printQuery(parseQuery(text).query)})`;
  const words = parts.findIndex(({ key, closed }) => key === undefined || !closed);
  const last = parts[(words < 0 ? parts.length : words) - 1];
  if (last === undefined) return text.trim() === '' ? filter : `${filter} ${text.trimStart()}`;
  return `${text.slice(0, last.end)} ${filter}${text.slice(last.end)}`;
}

function isClosed(text: string, parts: readonly Part[]): boolean {
  return parts.every(({ closed }) => closed) && parseQuery(text).problems.every(({ code }) => !OPEN.has(code));
}

const OPEN: ReadonlySet<string> = new Set(['unclosed-quote', 'unclosed-bracket', 'stray-bracket']);
