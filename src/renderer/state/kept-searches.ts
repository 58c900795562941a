import { isRecord } from './kept';
import type { NamedSearch } from './searches-text';

/** A search that was kept under a name. The id is never used again, in whatever window it was saved. */
export interface SavedSearch extends NamedSearch {
  readonly id: string;
}

/**
 * Saved searches and those asked before, with what two windows need to put theirs together: when each was changed last,
 * and what was taken out. Times only tell before from after; `latestOf` has the latest of them.
 */
export interface KeptSearches {
  readonly saved: readonly (SavedSearch & { readonly changed: number })[];
  /** When their order was chosen. */
  readonly ordered: number;
  readonly removed: readonly { readonly id: string; readonly at: number }[];
  /** What was asked, the latest first. */
  readonly history: readonly { readonly text: string; readonly at: number }[];
  /** What was asked until then is forgotten. */
  readonly wiped: number;
}

const HISTORY_LENGTH = 50;
/** A window that was not looked at while more than these were taken out brings the oldest back: never a loss. */
const MOST_REMOVED = 500;

/** Whatever was kept, member by member: what cannot be read is left out. Also reads what had no times yet. */
export function keptSearchesOf(value: Readonly<Record<string, unknown>>): KeptSearches {
  const ids = new Set<string>();
  const saved = recordsIn(value.saved).flatMap(({ id: written, name, text, changed }) => {
    const id = typeof written === 'number' ? String(written) : written;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof text !== 'string' || ids.has(id)) return [];
    ids.add(id);
    return [{ id, name, text, changed: timeOf(changed) }];
  });
  const history = listOf(value.history).slice(0, HISTORY_LENGTH);
  const read = {
    saved,
    ordered: timeOf(value.ordered),
    removed: recordsIn(value.removed).flatMap(({ id, at }) => (typeof id === 'string' ? [{ id, at: timeOf(at) }] : [])),
    history: history.flatMap((each, nth) => {
      const { text, at } = isRecord(each) ? each : { text: each, at: history.length - nth };
      return typeof text === 'string' ? [{ text, at: timeOf(at) }] : [];
    }),
    wiped: timeOf(value.wiped),
  };
  return mergeSearches(read, read);
}

/**
 * What two windows keep, as one: whichever of the two is asked, and however often. Only what was taken out is gone; of
 * two changes of one search the later one holds.
 */
export function mergeSearches(one: KeptSearches, other: KeptSearches): KeptSearches {
  const removed = new Map<string, number>();
  for (const { id, at } of [...one.removed, ...other.removed]) removed.set(id, Math.max(at, removed.get(id) ?? 0));

  const byId = new Map<string, KeptSearches['saved'][number]>();
  for (const search of [...one.saved, ...other.saved]) {
    const held = byId.get(search.id);
    if (held === undefined || isLater(search, held)) byId.set(search.id, search);
  }
  const [first, second] = isOrderedLater(other, one) ? [other, one] : [one, other];
  const order = new Set([...first.saved, ...second.saved].map(({ id }) => id));
  const saved = [...order].flatMap(id => byId.get(id) ?? []);

  const wiped = Math.max(one.wiped, other.wiped);
  const asked = new Map<string, number>();
  for (const { text, at } of [...one.history, ...other.history]) asked.set(text, Math.max(at, asked.get(text) ?? 0));

  return {
    saved: saved.filter(({ id, changed }) => (removed.get(id) ?? -1) < changed),
    ordered: Math.max(one.ordered, other.ordered),
    removed: [...removed]
      .map(([id, at]) => ({ id, at }))
      .sort((a, b) => b.at - a.at || compare(a.id, b.id))
      .slice(0, MOST_REMOVED),
    history: [...asked]
      .map(([text, at]) => ({ text, at }))
      .filter(({ at }) => at > wiped)
      .sort((a, b) => b.at - a.at || compare(a.text, b.text))
      .slice(0, HISTORY_LENGTH),
    wiped,
  };
}

/** The latest time in it: a change of it is later, whatever the clock says. */
export function latestOf({ saved, ordered, removed, history, wiped }: KeptSearches): number {
  const times = [...saved.map(({ changed }) => changed), ...[...removed, ...history].map(({ at }) => at)];
  return Math.max(ordered, wiped, ...times);
}

function isLater(one: KeptSearches['saved'][number], other: KeptSearches['saved'][number]): boolean {
  return one.changed > other.changed || (one.changed === other.changed && wordsOf(one) > wordsOf(other));
}

// two changes at one time are told apart by what they say, so that both windows take the same one
function isOrderedLater(one: KeptSearches, other: KeptSearches): boolean {
  return one.ordered > other.ordered || (one.ordered === other.ordered && idsOf(one) > idsOf(other));
}

const wordsOf = ({ name, text }: NamedSearch) => JSON.stringify([name, text]);
const idsOf = ({ saved }: KeptSearches) => JSON.stringify(saved.map(({ id }) => id));
const compare = (one: string, other: string) => (one < other ? -1 : 1);

function timeOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return listOf(value).filter(isRecord);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
