import type { Link } from '#shared/domain/conversation';
import type { Fact } from '#shared/domain/fact';
import type { Timestamp } from '#shared/domain/time';
import type { FilterKey } from '#shared/query/editing/edit';
import { factText, fieldName } from '../../i18n/field-text';
import { formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';

/** The filter of the search that finds a value. */
export interface DetailFilter {
  readonly key: FilterKey;
  readonly value: string;
}

/** A name and what is known under it. `url` makes the value something that can be opened on purpose. */
export interface DetailRow {
  readonly name: string;
  readonly value: string;
  /** The vendor's own name, where `name` is a word of ours for it. */
  readonly vendorName?: string;
  readonly note?: string;
  readonly url?: string;
  readonly filter?: DetailFilter;
}

type DetailKey = Parameters<typeof text>[0];

/** A row under a name of ours; nothing where the files do not say. */
export function row(name: DetailKey, value: string | undefined, filter?: DetailFilter): DetailRow | undefined {
  return value === undefined || value === '' ? undefined : { name: text(name), value, ...(filter && { filter }) };
}

export function filterOf(key: FilterKey, value: string | number | undefined): DetailFilter | undefined {
  return value === undefined || value === '' ? undefined : { key, value: String(value) };
}

export function timeRow(name: DetailKey, at: Timestamp | undefined, zone: ZoneChoice): DetailRow | undefined {
  return at && { name: text(name), ...timeValue(at, zone) };
}

/** A time in words, with the second clock beside it where there are two that disagree. */
export function timeValue(
  { at, offsetMinutes, other }: Timestamp,
  zone: ZoneChoice,
): Pick<DetailRow, 'value' | 'note'> {
  return {
    value: formatDayAndTime(at, zone, offsetMinutes),
    ...(other === undefined
      ? {}
      : {
          note: text('detail.otherClock', {
            clock: other.clock,
            time: formatDayAndTime(other.at, zone, offsetMinutes),
          }),
        }),
  };
}

/** A vendor's fact under our word for it, else under its own name; found again by the words of its value. */
export function factRow(fact: Fact, zone: ZoneChoice, key: FilterKey): DetailRow {
  const { name, value, kind } = fact;
  const ours = fieldName(name);
  const words = factText(fact, zone);
  return {
    name: ours ?? name,
    value: words,
    ...(ours === undefined ? {} : { vendorName: name }),
    ...(kind === 'url' && words.startsWith('https://') ? { url: words } : {}),
    ...(typeof value === 'boolean' ? {} : { filter: { key, value: String(value) } }),
  };
}

/** A vendor's fact as it stands in the file, to be found again by its field. */
export function rawRow({ name, value }: Fact): DetailRow {
  const path = name.split('.').filter(part => !/^\d+$/.test(part));
  return { name, value: String(value), filter: { key: 'field', value: `${path.join('.')}=${value}` } };
}

export function linkName({ reason }: Pick<Link, 'reason'>): string {
  return text(`link.${reason}`);
}
