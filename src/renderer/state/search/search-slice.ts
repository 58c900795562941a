import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { isMarked, type Marks } from '#shared/marks/marks';
import {
  addFilter,
  excludesValue,
  excludeValue,
  type FilterKey,
  filterValues,
  includeValue,
  removeFilter,
  setRange,
} from '#shared/query/editing/edit';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import type { Archive, Incomplete, OrderKey, SearchHit, SearchProgress } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { createLatest } from '../base/latest';
import { NEWEST_FIRST, orderFor } from '../base/order';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';
import { type BoxText, boxOf } from './box-text';

/** Heads are asked for by the hundred, where the list is being looked at. */
export const PAGE_LENGTH = 100;
// enough for any screen and a long scroll back; older pages are asked for again
const PAGES_HELD = 80;
const REST_MS = 140;

export interface Query {
  readonly text: string;
  readonly sort: readonly OrderKey[];
  /** Asked by the user, or asked again because the archive changed: the second is nobody's news. */
  readonly by: 'user' | 'archive';
}

/** The part of an answer that has been looked at so far. `failed` pages could not be read and can be asked again. */
export interface Results {
  readonly query: Query;
  readonly total: number;
  readonly tookMs: number;
  readonly incomplete?: Incomplete;
  readonly pages: ReadonlyMap<number, readonly SearchHit[]>;
  readonly failed: ReadonlySet<number>;
}

/** One of these at a time; `previous` is what stays on the screen until the answer is there. */
export type SearchState =
  | { readonly kind: 'unasked' }
  | {
      readonly kind: 'searching';
      readonly query: Query;
      readonly previous: Results | undefined;
      /** Where conversations have to be opened for the answer: how many were. */
      readonly progress?: SearchProgress;
    }
  | { readonly kind: 'found'; readonly results: Results }
  | {
      readonly kind: 'failed';
      readonly query: Query;
      readonly trouble: Failure;
      readonly previous: Results | undefined;
    };

export interface SearchSlice {
  /** The text in the box, which may be ahead of the question. */
  readonly draft: string;
  /** Where its typed part begins; filters before that are chips (`box-text.ts`). */
  readonly typedFrom: number;
  readonly sort: readonly OrderKey[];
  readonly search: SearchState;
  /** What stood in the box before everything was lifted, until something else is asked. */
  readonly cleared: string | undefined;
  /** The clock by which queries are asked now. */
  clock(): Clock;
  /** Takes what was typed and asks after a short rest. */
  typeQuery(box: BoxText): void;
  /** Shows the text otherwise, without asking anything. */
  settleBox(box: BoxText): void;
  /** Asks at once. Without a text, what stands in the box is asked. */
  find(text?: string): Promise<void>;
  /** Narrows to conversations with this value, or widens by it where the same key is asked for already. */
  addFilter(key: FilterKey, value: string): Promise<void>;
  toggleFilter(key: KeyName, value: string): Promise<void>;
  /** Leaves conversations with this value out, or no longer. */
  toggleExclusion(key: KeyName, value: string): Promise<void>;
  /** Date words, both ends included; without either, any time. Asks after a short rest, as typing does. */
  limitTime(from: string | undefined, until: string | undefined): void;
  /** Gives up what is being looked for, and asks again what was shown before. */
  cancelSearch(): Promise<void>;
  /** Takes everything out of the box, or brings back what was taken out last. */
  clearQuery(): Promise<void>;
  /** The first key counts most. */
  sortBy(sort: readonly OrderKey[]): Promise<void>;
  /** Asks the same again, because the archive changed. */
  findAgain(): Promise<void>;
  /** Reads the heads of these rows, from `from` up to but not including `until`, as far as they are not there. */
  wantRows(from: number, until: number): Promise<void>;
  /** The row of a conversation in the list that is shown, also where it was not read yet; -1 where it is not in it. */
  findRow(key: ConversationKey): Promise<number>;
  /** Shows other marks in the row of a conversation, where it has one. */
  showMarks(key: ConversationKey, marks: Marks): void;
}

interface SearchTools {
  readonly archive: Pick<Archive, 'search'>;
  readonly activity: Activity;
  readonly now: () => Instant;
  readonly flow: { asked(query: Query): void; found(results: Results): void };
}

export function createSearchSlice(
  { archive, activity, now, flow }: SearchTools,
  firstSort: readonly OrderKey[] = [NEWEST_FIRST],
): StateCreator<SearchSlice & Pick<SettingsSlice, 'settings'> & { readonly cursor: number }, [], [], SearchSlice> {
  return (set, get) => {
    const latest = createLatest(activity);
    let endRest: (() => void) | undefined;
    const underWay = new Set<number>();
    let lookedAt = { from: 0, until: 0 };

    /** The other pages with the rows that are looked at, also where as many as came stand before them now. */
    const pagesInSight = (before: Results, total: number): readonly number[] => {
      const { cursor } = get();
      const rows = [lookedAt, { from: cursor, until: cursor + 1 }].filter(({ from }) => from >= 0);
      const pages = [0, total - before.total].flatMap(shift =>
        rows.flatMap(({ from, until }) => pagesOf(from + shift, until + shift, total)),
      );
      return [...new Set(pages)].filter(page => page > 0);
    };

    const request = ({ text, sort }: Query, page: number) => ({
      text,
      sort: orderFor(text, sort),
      offset: page * PAGE_LENGTH,
      limit: PAGE_LENGTH,
      clock: get().clock(),
    });

    const ask = async (query: Query) => {
      endRest?.();
      underWay.clear();
      const before = shownResults(get().search);
      const listen = (progress: SearchProgress) => {
        const { search } = get();
        if (search.kind === 'searching' && search.query === query) set({ search: { ...search, progress } });
      };

      const readAll = async (signal: AbortSignal): Promise<Results> => {
        const read = (page: number) => archive.search(request(query, page), signal, listen);
        const { total, hits, tookMs, incomplete } = await read(0);
        // what is on the screen is not taken away only to be read again
        const kept = query.by === 'archive' && before !== undefined ? pagesInSight(before, total) : [];
        const others = await Promise.all(kept.map(async page => [page, (await read(page)).hits] as const));
        return {
          query,
          total,
          tookMs,
          pages: new Map([[0, hits], ...others]),
          failed: new Set(),
          ...(incomplete && { incomplete }),
        };
      };
      set({ search: { kind: 'searching', query, previous: before } });
      const asked = latest.ask(
        readAll,
        results => {
          set({ search: { kind: 'found', results } });
          flow.found(results);
        },
        thrown =>
          set({
            search: { kind: 'failed', query, trouble: toFailure(thrown), previous: shownResults(get().search) },
          }),
      );
      flow.asked(query);
      await asked;
    };

    const readPage = async ({ query }: Results, page: number) => {
      const { signal } = latest;
      underWay.add(page);
      const change = await activity.track(
        archive.search(request(query, page), signal).then(
          ({ hits }) =>
            (held: Results): Results => ({
              ...held,
              pages: withPage(held.pages, page, hits),
              failed: without(held.failed, page),
            }),
          () =>
            (held: Results): Results => ({ ...held, failed: new Set([...held.failed, page]) }),
        ),
      );
      if (signal.aborted) return;
      underWay.delete(page);
      const { search } = get();
      if (search.kind === 'found') set({ search: { kind: 'found', results: change(search.results) } });
    };

    const showBox = ({ text, from }: BoxText) => set({ draft: text, typedFrom: from, cleared: undefined });

    const askSoon = () => {
      endRest?.();
      const end = activity.begin();
      const timer = setTimeout(() => void get().find(), REST_MS);
      endRest = () => {
        clearTimeout(timer);
        end();
        endRest = undefined;
      };
    };

    return {
      draft: '',
      typedFrom: 0,
      sort: firstSort,
      search: { kind: 'unasked' },
      cleared: undefined,

      clock() {
        return clockOf(now(), get().settings.zone);
      },

      typeQuery(box) {
        showBox(box);
        askSoon();
      },

      settleBox({ text, from }) {
        set({ draft: text, typedFrom: from });
      },

      async find(text) {
        if (text !== undefined) showBox(boxOf(text));
        await ask({ text: get().draft.trim(), sort: get().sort, by: 'user' });
      },

      async addFilter(key, value) {
        await get().find(addFilter(get().draft, key, value));
      },

      async toggleFilter(key, value) {
        const { draft, find } = get();
        const change = filterValues(draft, key).includes(value) ? removeFilter : addFilter;
        await find(change(draft, key, value));
      },

      async toggleExclusion(key, value) {
        const { draft, find } = get();
        await find((excludesValue(draft, key, value) ? includeValue : excludeValue)(draft, key, value));
      },

      limitTime(from, until) {
        get().typeQuery(boxOf(setRange(get().draft, from, until)));
      },

      async cancelSearch() {
        const { search, find } = get();
        if (search.kind === 'searching') await find(search.previous?.query.text ?? '');
      },

      async clearQuery() {
        const { draft, cleared: lifted, find } = get();
        if (draft.trim() === '') {
          if (lifted !== undefined) await find(lifted);
          return;
        }
        const asked = find('');
        set({ cleared: draft });
        await asked;
      },

      async sortBy(sort) {
        set({ sort });
        await ask({ text: get().draft.trim(), sort, by: 'user' });
      },

      async findAgain() {
        const { draft, sort, search } = get();
        const text = draft.trim();
        // what was typed since is a question of the user's own
        await ask({ text, sort, by: text === askedText(search) ? 'archive' : 'user' });
      },

      async wantRows(from, until) {
        const { search } = get();
        if (search.kind !== 'found') return;
        const { results } = search;
        lookedAt = { from: Math.max(0, from), until };
        const pages = pagesOf(from, until, results.total);
        const missing = pages.filter(page => !results.pages.has(page) && !underWay.has(page));
        await Promise.all(missing.map(page => readPage(results, page)));
      },

      async findRow(key) {
        const results = shownResults(get().search);
        if (results === undefined) return -1;
        const read = rowOf(results, key);
        if (read >= 0 || results.total <= PAGE_LENGTH * results.pages.size) return read;
        const { signal } = latest;
        const answer = await activity.track(
          archive.search({ ...request(results.query, 0), limit: 0, at: key }, signal).catch(() => undefined),
        );
        const row = signal.aborted ? undefined : answer?.row;
        if (row === undefined) return -1;
        await get().wantRows(row, row + 1);
        return row;
      },

      showMarks(key, marks) {
        const { search } = get();
        if (search.kind === 'found') set({ search: { kind: 'found', results: withMarks(search.results, key, marks) } });
      },
    };
  };
}

function withMarks(results: Results, key: ConversationKey, marks: Marks): Results {
  for (const [page, hits] of results.pages) {
    const at = hits.findIndex(({ head }) => head.key === key);
    const hit = hits[at];
    if (hit === undefined) continue;
    const { marks: _, ...others } = hit;
    const changed = hits.with(at, isMarked(marks) ? { ...others, marks } : others);
    return { ...results, pages: new Map(results.pages).set(page, changed) };
  }
  return results;
}

/** The results to show: the answer, or the one before it while the next is awaited. */
export function shownResults(search: SearchState): Results | undefined {
  switch (search.kind) {
    case 'unasked':
      return undefined;
    case 'searching':
    case 'failed':
      return search.previous;
    case 'found':
      return search.results;
  }
}

/** The text that was asked last, whether or not its answer is there. */
export function askedText(search: SearchState): string | undefined {
  switch (search.kind) {
    case 'unasked':
      return undefined;
    case 'searching':
    case 'failed':
      return search.query.text;
    case 'found':
      return search.results.query.text;
  }
}

export function hitAt(results: Results, row: number): SearchHit | undefined {
  return results.pages.get(Math.floor(row / PAGE_LENGTH))?.[row % PAGE_LENGTH];
}

/** The row of a conversation among those that were read; -1 where it is not among them. */
export function rowOf(results: Results, key: string): number {
  for (const [page, hits] of results.pages) {
    const index = hits.findIndex(({ head }) => head.key === key);
    if (index >= 0) return page * PAGE_LENGTH + index;
  }
  return -1;
}

/** The pages that hold these rows, of so many there are. */
function pagesOf(from: number, until: number, total: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / PAGE_LENGTH);
  const last = Math.floor((Math.min(until, total) - 1) / PAGE_LENGTH);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth);
}

function withPage(
  pages: Results['pages'],
  page: number,
  hits: readonly SearchHit[],
): ReadonlyMap<number, readonly SearchHit[]> {
  const next = new Map(pages).set(page, hits);
  if (next.size <= PAGES_HELD) return next;
  const farthest = [...next.keys()].reduce((far, other) =>
    Math.abs(other - page) > Math.abs(far - page) ? other : far,
  );
  next.delete(farthest);
  return next;
}

function without(pages: ReadonlySet<number>, page: number): ReadonlySet<number> {
  return new Set([...pages].filter(other => other !== page));
}
