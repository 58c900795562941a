import type { StateCreator } from 'zustand/vanilla';
import type { Archive, SearchHit, SortKey } from '../archive/api';
import type { Activity } from './activity';
import { type Trouble, troubleOf } from './trouble';

/** Heads are asked for by the hundred, where the list is being looked at. */
export const PAGE_LENGTH = 100;
// enough for any screen and a long scroll back; older pages are asked for again
const PAGES_HELD = 80;
const REST_MS = 140;

interface Query {
  readonly text: string;
  readonly sort: SortKey;
  /** Asked by the user, or asked again because the archive changed: the second is nobody's news. */
  readonly by: 'user' | 'archive';
}

/** The part of an answer that has been looked at so far. `failed` pages could not be read and can be asked again. */
export interface Results {
  readonly query: Query;
  readonly total: number;
  readonly tookMs: number;
  readonly pages: ReadonlyMap<number, readonly SearchHit[]>;
  readonly failed: ReadonlySet<number>;
}

/** One of these at a time; `previous` is what stays on the screen until the answer is there. */
export type SearchState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'searching'; readonly query: Query; readonly previous: Results | undefined }
  | { readonly kind: 'found'; readonly results: Results }
  | {
      readonly kind: 'failed';
      readonly query: Query;
      readonly trouble: Trouble;
      readonly previous: Results | undefined;
    };

export interface SearchSlice {
  /** The text in the box, which may be ahead of the question. */
  readonly draft: string;
  readonly sort: SortKey;
  readonly search: SearchState;
  /** Takes what was typed and asks after a short rest. */
  typeQuery(text: string): void;
  /** Asks at once. Without a text, what stands in the box is asked. */
  find(text?: string): Promise<void>;
  sortBy(sort: SortKey): Promise<void>;
  /** Asks the same again, because the archive changed. */
  findAgain(): Promise<void>;
  /** Reads the heads of these rows, from `from` up to but not including `until`, as far as they are not there. */
  wantRows(from: number, until: number): Promise<void>;
}

export const NEWEST_FIRST: SortKey = { column: 'startedAt', descending: true };

export function createSearchSlice(
  archive: Pick<Archive, 'search'>,
  activity: Activity,
  firstSort: SortKey = NEWEST_FIRST,
): StateCreator<SearchSlice> {
  return (set, get) => {
    let current = new AbortController();
    let endRest: (() => void) | undefined;
    const underWay = new Set<number>();

    const ask = async (query: Query) => {
      endRest?.();
      current.abort();
      current = new AbortController();
      const mine = current;
      underWay.clear();
      set({ search: { kind: 'searching', query, previous: shownResults(get().search) } });

      const after = await activity.track(
        archive.search({ text: query.text, sort: [query.sort], offset: 0, limit: PAGE_LENGTH }, mine.signal).then(
          ({ total, hits, tookMs }): SearchState => ({
            kind: 'found',
            results: { query, total, tookMs, pages: new Map([[0, hits]]), failed: new Set() },
          }),
          (thrown: unknown): SearchState => ({
            kind: 'failed',
            query,
            trouble: troubleOf(thrown),
            previous: shownResults(get().search),
          }),
        ),
      );
      // a newer question was asked meanwhile; its answer must not be overwritten
      if (!mine.signal.aborted) set({ search: after });
    };

    const readPage = async (results: Results, page: number) => {
      const mine = current;
      underWay.add(page);
      const change = await activity.track(
        archive
          .search(
            {
              text: results.query.text,
              sort: [results.query.sort],
              offset: page * PAGE_LENGTH,
              limit: PAGE_LENGTH,
            },
            mine.signal,
          )
          .then(
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
      if (mine.signal.aborted) return;
      underWay.delete(page);
      const { search } = get();
      if (search.kind === 'found') set({ search: { kind: 'found', results: change(search.results) } });
    };

    return {
      draft: '',
      sort: firstSort,
      search: { kind: 'unasked' },

      typeQuery(text) {
        set({ draft: text });
        endRest?.();
        const end = activity.begin();
        const timer = setTimeout(() => void get().find(), REST_MS);
        endRest = () => {
          clearTimeout(timer);
          end();
          endRest = undefined;
        };
      },

      async find(text = get().draft) {
        set({ draft: text });
        await ask({ text: text.trim(), sort: get().sort, by: 'user' });
      },

      async sortBy(sort) {
        set({ sort });
        await ask({ text: get().draft.trim(), sort, by: 'user' });
      },

      async findAgain() {
        await ask({ text: get().draft.trim(), sort: get().sort, by: 'archive' });
      },

      async wantRows(from, until) {
        const { search } = get();
        if (search.kind !== 'found') return;
        const { results } = search;
        const last = Math.floor((Math.min(until, results.total) - 1) / PAGE_LENGTH);
        const missing: number[] = [];
        for (let page = Math.floor(Math.max(0, from) / PAGE_LENGTH); page <= last; page += 1) {
          if (!results.pages.has(page) && !underWay.has(page)) missing.push(page);
        }
        await Promise.all(missing.map(page => readPage(results, page)));
      },
    };
  };
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
