import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { hashText } from '#shared/index/hash';
import { type KeptSearches, latestOf, mergeSearches, NO_SEARCHES } from '#shared/ledger/searches';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { toFailure } from '../base/failure';
import { createLatest } from '../base/latest';
import { clockOf } from '../window/clock';
import type { NoticeSlice } from '../window/notice-slice';
import type { SettingsSlice } from '../window/settings-slice';
import type { SearchSlice } from './search-slice';
import type { SearchesPlace } from './searches-place';
import { type NamedSearch, oneLine } from './searches-text';

/** A search that was kept under a name. */
export interface SavedSearch extends NamedSearch {
  readonly id: string;
}

export interface SavedSearchesSlice {
  readonly saved: readonly SavedSearch[];
  /** The search that was taken out last, and where it stood. */
  readonly removed: { readonly search: SavedSearch; readonly at: number } | undefined;
  /** How many conversations each saved search finds now, by its id. */
  readonly savedCounts: ReadonlyMap<string, number>;
  /** What was asked before, the latest first. */
  readonly history: readonly string[];
  saveSearch(search: NamedSearch): void;
  renameSearch(id: string, name: string): void;
  /** Takes a search out; it can be brought back until the saved searches change again. */
  removeSearch(id: string): void;
  bringBackSearch(): void;
  /** Moves a search towards the first (-1) or the last (1) one. */
  moveSearch(id: string, by: 1 | -1): void;
  /** Takes these searches instead of those there are; one that is there already keeps its id. */
  replaceSearches(searches: readonly NamedSearch[]): void;
  /** Adds searches that ask what no saved one asks. Fulfilled when they are on the disk. */
  addSearches(searches: readonly NamedSearch[]): Promise<void>;
  /** Asks the nth saved search, counted from 0. */
  runSaved(nth: number): Promise<void>;
  countSaved(): Promise<void>;
  /** Keeps what is asked now among what was asked before. */
  rememberSearch(): void;
  wipeHistory(): void;
  /** Forgets what was asked, or the saved searches, too. Rejects where their words are still on the disk. */
  forgetSearches(which: 'asked' | 'all'): Promise<void>;
  /** Takes in what is kept, or what another window has changed. */
  takeSearches(theirs: KeptSearches): void;
}

interface SearchesTools {
  readonly archive: Pick<Archive, 'counts'>;
  readonly activity: Activity;
  readonly searches: Pick<SearchesPlace, 'keep'>;
  readonly now: () => Instant;
  readonly newId: () => string;
}

type Parts = SavedSearchesSlice & SearchSlice & NoticeSlice & Pick<SettingsSlice, 'settings'>;

export function createSearchesSlice({
  archive,
  activity,
  searches: place,
  now,
  newId,
}: SearchesTools): StateCreator<Parts, [], [], SavedSearchesSlice> {
  return (set, get) => {
    const counting = createLatest(activity);
    let kept = NO_SEARCHES;

    const show = (changed: KeptSearches) => {
      const before = kept;
      kept = changed;
      set(shown(kept));
      if (JSON.stringify(before.saved) !== JSON.stringify(kept.saved)) void get().countSaved();
    };

    /** Shown at once. `at` is later than all that this window knows of. Fulfilled when it is on the disk. */
    const changeNow = (changed: (now: KeptSearches, at: number) => Partial<KeptSearches>): Promise<void> => {
      const at = Math.max(now(), latestOf(kept) + 1);
      const made = { ...kept, ...changed(kept, at) };
      // with itself: what was taken out now is left out
      show(mergeSearches(made, made));
      return activity.track(place.keep(kept));
    };
    const tellOf = (keeping: Promise<void>) => {
      keeping.catch((thrown: unknown) => get().tell({ kind: 'searches-not-kept', trouble: toFailure(thrown) }));
    };
    const change = (changed: Parameters<typeof changeNow>[0]) => tellOf(changeNow(changed));

    return {
      ...shown(kept),
      removed: undefined,
      savedCounts: new Map(),

      saveSearch({ name, text }) {
        set({ removed: undefined });
        change(({ saved }, changed) => ({
          saved: [...saved, { id: newId(), name: oneLine(name), text: oneLine(text), changed }],
        }));
      },

      renameSearch(id, name) {
        set({ removed: undefined });
        change(({ saved }, changed) => ({
          saved: saved.map(each => (each.id === id ? { ...each, name: oneLine(name), changed } : each)),
        }));
      },

      removeSearch(id) {
        const at = get().saved.findIndex(each => each.id === id);
        const search = get().saved[at];
        if (search === undefined) return;
        change(({ removed }, now) => ({ removed: [...removed, { id, at: now }] }));
        set({ removed: { search, at } });
      },

      bringBackSearch() {
        const { removed } = get();
        if (removed === undefined) return;
        set({ removed: undefined });
        change(({ saved }, changed) => ({
          saved: saved.toSpliced(removed.at, 0, { ...removed.search, changed }),
          ordered: changed,
        }));
      },

      moveSearch(id, by) {
        change(({ saved }, ordered) => {
          const at = saved.findIndex(each => each.id === id);
          const search = saved[at];
          const to = at + by;
          if (search === undefined || to < 0 || to >= saved.length) return {};
          return { saved: saved.toSpliced(at, 1).toSpliced(to, 0, search), ordered };
        });
      },

      replaceSearches(searches) {
        const before = [...get().saved];
        const listed = searches.map(({ name, text }) => {
          const same = before.findIndex(each => each.text === text);
          const [held] = same < 0 ? [] : before.splice(same, 1);
          return { id: held?.id ?? newId(), name: oneLine(name), text: oneLine(text) };
        });
        set({ removed: undefined });
        change(({ saved, removed }, changed) => ({
          // what another window saved meanwhile was not in the text and stays
          saved: [
            ...listed.map(search => ({ ...search, changed })),
            ...saved.filter(({ id }) => !listed.some(each => each.id === id)),
          ],
          removed: [...removed, ...before.map(({ id }) => ({ id, at: changed }))],
          ordered: changed,
        }));
      },

      async addSearches(searches) {
        const texts = new Set(get().saved.map(({ text }) => text));
        const added = searches.filter(({ text }) => !texts.has(oneLine(text)) && texts.add(oneLine(text)));
        if (added.length === 0) return;
        await changeNow(({ saved }, changed) => ({
          saved: [
            ...saved,
            ...added.map(({ name, text }) => ({
              // by what it asks: two windows that add the same add it once
              id: `added-${hashText(oneLine(text)).toString(36)}`,
              name: oneLine(name),
              text: oneLine(text),
              changed,
            })),
          ],
        }));
      },

      async runSaved(nth) {
        const search = get().saved[nth];
        if (search !== undefined) await get().find(search.text);
      },

      async countSaved() {
        const { saved } = get();
        if (saved.length === 0) {
          counting.cancel();
          set({ savedCounts: new Map() });
          return;
        }
        const texts = saved.map(({ text }) => text);
        const show = (counts: readonly number[]) =>
          set({ savedCounts: new Map(saved.flatMap(({ id }, nth) => withNumber(id, counts[nth]))) });
        await counting.ask(
          signal => archive.counts(texts, clockOf(now(), get().settings.zone), signal),
          show,
          // a name without a count is still a search
          () => show([]),
        );
      },

      rememberSearch() {
        const text = get().draft.trim();
        if (text === '' || get().history[0] === text || !get().settings.rememberSearches) return;
        change(({ history }, at) => ({ history: [{ text, at }, ...history.filter(each => each.text !== text)] }));
      },

      wipeHistory() {
        change((_, wiped) => ({ history: [], wiped }));
      },

      forgetSearches(which) {
        if (which === 'asked') return changeNow((_, wiped) => ({ history: [], wiped }));
        set({ removed: undefined });
        return changeNow(({ saved, removed }, at) => ({
          saved: [],
          removed: [...removed, ...saved.map(({ id }) => ({ id, at }))],
          history: [],
          wiped: at,
        }));
      },

      takeSearches(theirs) {
        show(mergeSearches(kept, theirs));
        // the other window did not know of all that this one has
        if (JSON.stringify(kept) !== JSON.stringify(theirs)) tellOf(activity.track(place.keep(kept)));
      },
    };
  };
}

function shown({ saved, history }: KeptSearches): Pick<SavedSearchesSlice, 'saved' | 'history'> {
  return {
    saved: saved.map(({ id, name, text }) => ({ id, name, text })),
    history: history.map(({ text }) => text),
  };
}

function withNumber(id: string, count: number | undefined): readonly (readonly [string, number])[] {
  return count === undefined ? [] : [[id, count]];
}
