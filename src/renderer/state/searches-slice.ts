import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import type { Archive } from '../archive/api';
import type { Activity } from './activity';
import { clockOf } from './clock';
import { isRecord, type KeptStorage, keep, readKept } from './kept';
import type { SearchSlice } from './search-slice';
import { type NamedSearch, oneLine } from './searches-text';
import type { SettingsSlice } from './settings-slice';

/** A search that was kept under a name. The id is never used again. */
export interface SavedSearch extends NamedSearch {
  readonly id: number;
}

export interface SearchesSlice {
  readonly saved: readonly SavedSearch[];
  /** The search that was taken out last, and where it stood. */
  readonly removed: { readonly search: SavedSearch; readonly at: number } | undefined;
  /** How many conversations each saved search finds now, by its id. */
  readonly savedCounts: ReadonlyMap<number, number>;
  /** What was asked before, the latest first. */
  readonly history: readonly string[];
  saveSearch(search: NamedSearch): void;
  renameSearch(id: number, name: string): void;
  /** Takes a search out; it can be brought back until the saved searches change again. */
  removeSearch(id: number): void;
  bringBackSearch(): void;
  /** Moves a search towards the first (-1) or the last (1) one. */
  moveSearch(id: number, by: 1 | -1): void;
  /** Takes these searches instead of those there are; one that is there already keeps its id. */
  replaceSearches(searches: readonly NamedSearch[]): void;
  /** Asks the nth saved search, counted from 0. */
  runSaved(nth: number): Promise<void>;
  countSaved(): Promise<void>;
  /** Keeps what is asked now among what was asked before. */
  rememberSearch(): void;
  wipeHistory(): void;
}

interface SearchesTools {
  readonly archive: Pick<Archive, 'counts'>;
  readonly activity: Activity;
  readonly storage: KeptStorage;
  readonly now: () => Instant;
}

const NAME = 'lectern.searches';
const HISTORY_LENGTH = 50;

type Parts = SearchesSlice & SearchSlice & Pick<SettingsSlice, 'settings'>;

export function createSearchesSlice({
  archive,
  activity,
  storage,
  now,
}: SearchesTools): StateCreator<Parts, [], [], SearchesSlice> {
  return (set, get) => {
    let current = new AbortController();
    const kept = readSaved(storage);

    const change = (changed: Partial<Pick<SearchesSlice, 'saved' | 'history'>>) => {
      set(changed.saved === undefined ? changed : { ...changed, removed: undefined });
      const { saved, history } = get();
      keep(storage, NAME, { saved, history });
      if (changed.saved !== undefined) void get().countSaved();
    };

    return {
      saved: kept.saved,
      removed: undefined,
      savedCounts: new Map(),
      history: kept.history,

      saveSearch({ name, text }) {
        const { saved } = get();
        change({ saved: [...saved, { id: nextId(saved), name: oneLine(name), text: oneLine(text) }] });
      },

      renameSearch(id, name) {
        change({ saved: get().saved.map(each => (each.id === id ? { ...each, name: oneLine(name) } : each)) });
      },

      removeSearch(id) {
        const { saved } = get();
        const at = saved.findIndex(each => each.id === id);
        const search = saved[at];
        if (search === undefined) return;
        change({ saved: saved.toSpliced(at, 1) });
        set({ removed: { search, at } });
      },

      bringBackSearch() {
        const { saved, removed } = get();
        if (removed !== undefined) change({ saved: saved.toSpliced(removed.at, 0, removed.search) });
      },

      moveSearch(id, by) {
        const { saved } = get();
        const at = saved.findIndex(each => each.id === id);
        const search = saved[at];
        const to = at + by;
        if (search === undefined || to < 0 || to >= saved.length) return;
        change({ saved: saved.toSpliced(at, 1).toSpliced(to, 0, search) });
      },

      replaceSearches(searches) {
        const before = [...get().saved];
        let id = nextId(before);
        change({
          saved: searches.map(({ name, text }) => {
            const same = before.findIndex(each => each.text === text);
            const [held] = same < 0 ? [] : before.splice(same, 1);
            return { id: held?.id ?? id++, name: oneLine(name), text: oneLine(text) };
          }),
        });
      },

      async runSaved(nth) {
        const search = get().saved[nth];
        if (search !== undefined) await get().find(search.text);
      },

      async countSaved() {
        current.abort();
        current = new AbortController();
        const mine = current;
        const { saved } = get();
        if (saved.length === 0) {
          set({ savedCounts: new Map() });
          return;
        }
        const counts = await activity.track(
          archive
            .counts(
              saved.map(({ text }) => text),
              clockOf(now(), get().settings.zone),
              mine.signal,
            )
            // a name without a count is still a search
            .catch((): readonly number[] => []),
        );
        if (mine.signal.aborted) return;
        set({ savedCounts: new Map(saved.flatMap(({ id }, nth) => withNumber(id, counts[nth]))) });
      },

      rememberSearch() {
        const text = get().draft.trim();
        const { history } = get();
        if (text === '' || history[0] === text) return;
        change({ history: [text, ...history.filter(each => each !== text)].slice(0, HISTORY_LENGTH) });
      },

      wipeHistory() {
        change({ history: [] });
      },
    };
  };
}

function nextId(saved: readonly SavedSearch[]): number {
  return Math.max(0, ...saved.map(({ id }) => id)) + 1;
}

function withNumber(id: number, count: number | undefined): readonly (readonly [number, number])[] {
  return count === undefined ? [] : [[id, count]];
}

function readSaved(storage: KeptStorage): Pick<SearchesSlice, 'saved' | 'history'> {
  const { saved, history } = readKept(storage, NAME);
  const ids = new Set<number>();
  return {
    saved: listOf(saved).flatMap(each => {
      if (!isRecord(each)) return [];
      const { id, name, text } = each;
      if (typeof id !== 'number' || typeof name !== 'string' || typeof text !== 'string' || ids.has(id)) return [];
      ids.add(id);
      return [{ id, name, text }];
    }),
    history: listOf(history)
      .filter(each => typeof each === 'string')
      .slice(0, HISTORY_LENGTH),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
