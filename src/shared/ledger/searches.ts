import { z } from 'zod';
import { openText, sealText } from './checked-text';

const SEARCHES_VERSION = 1;

const savedLine = z.object({ id: z.string(), name: z.string(), text: z.string(), changed: z.number() });
const askedLine = z.object({ text: z.string(), at: z.number() });
const removedSearch = z.object({ id: z.string(), at: z.number() });
/** Stands last: what lacks it, or a line before it, was not written to its end. */
const endLine = z.object({
  version: z.literal(SEARCHES_VERSION),
  written: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  ordered: z.number(),
  removed: z.array(removedSearch).readonly(),
  wiped: z.number(),
});
const line = z.union([
  z.object({ kind: z.literal('saved'), search: savedLine }),
  z.object({ kind: z.literal('asked'), asked: askedLine }),
  z.object({ kind: z.literal('end'), end: endLine }),
]);

/**
 * Saved searches and those asked before, with what two windows need to put theirs together: when each was changed last,
 * and what was taken out. Times only tell before from after; `latestOf` has the latest of them. Of what was taken out no
 * word is left in it.
 */
export interface KeptSearches {
  /** The id is never used again, in whatever window the search was saved. */
  readonly saved: readonly Readonly<z.infer<typeof savedLine>>[];
  /** When their order was chosen. */
  readonly ordered: number;
  readonly removed: readonly Readonly<z.infer<typeof removedSearch>>[];
  /** What was asked, the latest first. */
  readonly history: readonly Readonly<z.infer<typeof askedLine>>[];
  /** What was asked until then is forgotten. */
  readonly wiped: number;
}

export const NO_SEARCHES: KeptSearches = { saved: [], ordered: 0, removed: [], history: [], wiped: 0 };

const HISTORY_LENGTH = 50;
/** A window that was not looked at while more than these were taken out brings the oldest back: never a loss. */
const MOST_REMOVED = 500;

/** What copies of the file come to. */
export type SearchesState =
  | {
      readonly kind: 'kept';
      readonly searches: KeptSearches;
      /** How often it was written, by the latest copy that is whole. */
      readonly written: number;
    }
  /** A later version of the program wrote them. */
  | { readonly kind: 'newer' };

/** Sealed lines: a saved search or one that was asked in each, so that a damaged one costs itself. */
export function printKeptSearches({ saved, history, ...rest }: KeptSearches, written: number): string {
  const lines = [
    ...saved.map(search => ({ kind: 'saved', search })),
    ...history.map(asked => ({ kind: 'asked', asked })),
  ];
  const end = { version: SEARCHES_VERSION, written, lines: lines.length, ...rest };
  return [...lines, { kind: 'end', end }].map(each => `${sealText(each)}\n`).join('');
}

/** What is in the copies together: what one of them lacks another may have, and what was taken out stays out. */
export function readKeptSearches(copies: readonly string[]): SearchesState {
  let searches = NO_SEARCHES;
  let written = 0;
  for (const copy of copies) {
    const read = readCopy(copy);
    if (read === 'newer') return { kind: 'newer' };
    searches = mergeSearches(searches, read.searches);
    written = Math.max(written, read.written);
  }
  return { kind: 'kept', searches, written };
}

/** How often the searches had been written when this copy was; 0 where it is not whole. */
export function writtenOf(copy: string): number {
  const read = readCopy(copy);
  return read === 'newer' ? Number.POSITIVE_INFINITY : read.written;
}

function readCopy(copy: string): { readonly searches: KeptSearches; readonly written: number } | 'newer' {
  const opened = copy.split('\n').flatMap(each => openText(each) ?? []);
  if (opened.some(each => versionOf(each) > SEARCHES_VERSION)) return 'newer';
  const lines = opened.flatMap(each => line.safeParse(each).data ?? []);
  const saved = lines.flatMap(each => (each.kind === 'saved' ? each.search : []));
  const history = lines.flatMap(each => (each.kind === 'asked' ? each.asked : []));
  const end = lines.flatMap(each => (each.kind === 'end' ? each.end : []))[0];
  const { ordered, removed, wiped } = end ?? NO_SEARCHES;
  const read = { saved, ordered, removed, history, wiped };
  const isWhole = end?.lines === saved.length + history.length;
  return { searches: mergeSearches(read, read), written: isWhole ? end.written : 0 };
}

function versionOf(value: unknown): number {
  const read = z.object({ end: z.object({ version: z.number() }) }).safeParse(value);
  return read.success ? read.data.end.version : 0;
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
    saved: saved
      .filter(({ id, changed }) => (removed.get(id) ?? -1) < changed)
      // in one order of members: windows compare what they have by its text
      .map(({ id, name, text, changed }) => ({ id, name, text, changed })),
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

const wordsOf = ({ name, text }: KeptSearches['saved'][number]) => JSON.stringify([name, text]);
const idsOf = ({ saved }: KeptSearches) => JSON.stringify(saved.map(({ id }) => id));
const compare = (one: string, other: string) => (one < other ? -1 : 1);
