import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import {
  type Archive,
  FACET_KEYS,
  type Facet,
  type FacetKey,
  type FacetsAnswer,
  type FacetsRequest,
  type Histogram,
} from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';
import { withoutFacet, withoutTime } from './facet-rows';
import type { FacetsView, Times } from './facets-view';

type FacetsState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'known'; readonly view: FacetsView }
  | { readonly kind: 'failed'; readonly trouble: Failure };

export interface FacetsSlice {
  readonly facets: FacetsState;
  /** Asks for the facets of a text. `anew` says that the archive has changed. */
  readFacets(text: string, anew: boolean): Promise<void>;
  /** Values of the whole archive that begin with these letters: those beyond what a facet shows. */
  facetValuesLike(key: FacetKey, letters: string): Promise<readonly string[]>;
}

interface FacetsTools {
  readonly archive: Pick<Archive, 'facets' | 'values'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

// as many values as anybody looks through; the others are found by typing
const MOST_VALUES = 100;
const MOST_LIKE = 50;

export function createFacetsSlice({
  archive,
  activity,
  now,
}: FacetsTools): StateCreator<FacetsSlice & Pick<SettingsSlice, 'settings'>, [], [], FacetsSlice> {
  return (set, get) => {
    let current = new AbortController();
    let whole: Promise<FacetsAnswer> | undefined;

    const read = async (text: string, signal: AbortSignal): Promise<FacetsView> => {
      const clock = clockOf(now(), get().settings.zone);
      const ask = (about: string, more: Pick<FacetsRequest, 'keys' | 'edges'> = {}) =>
        archive.facets({ text: about, clock, top: MOST_VALUES, ...more }, signal);

      const narrowed = FACET_KEYS.filter(key => withoutFacet(text, key) !== text);
      const timeless = withoutTime(text);
      whole ??= archive.facets({ text: '', clock, top: MOST_VALUES });
      const everything = whole;
      const answer = text === '' ? everything : ask(text);
      const [own, all, times, ...apart] = await Promise.all([
        answer,
        everything,
        everything.then(({ histogram }) =>
          histogram === undefined ? undefined : timesOf(histogram, edges => ask(timeless, { keys: [], edges })),
        ),
        ...narrowed.map(key => ask(withoutFacet(text, key), { keys: [key] })),
      ]);
      return {
        text,
        answer: own,
        apart: byKey(apart.flatMap(({ facets }) => facets)),
        times,
        whole: byKey(all.facets),
      };
    };

    return {
      facets: { kind: 'unasked' },

      async facetValuesLike(key, letters) {
        const found = await activity.track(archive.values(key, letters, MOST_LIKE).catch(() => []));
        return found.map(({ value }) => value);
      },

      async readFacets(text, anew) {
        current.abort();
        current = new AbortController();
        const mine = current;
        if (anew) whole = undefined;
        const after = await activity.track(
          read(text, mine.signal).then(
            (view): FacetsState => ({ kind: 'known', view }),
            (thrown: unknown): FacetsState => {
              whole = undefined;
              return { kind: 'failed', trouble: toFailure(thrown) };
            },
          ),
        );
        if (!mine.signal.aborted) set({ facets: after });
      },
    };
  };
}

async function timesOf(
  everything: Histogram,
  count: (edges: readonly Instant[]) => Promise<FacetsAnswer>,
): Promise<Times> {
  const { buckets } = everything;
  const last = buckets.at(-1);
  const edges = [...buckets.map(({ from }) => from), ...(last === undefined ? [] : [last.until])];
  const { total, between = [] } = await count(edges);
  return { everything, found: between, untimed: total - between.reduce((sum, each) => sum + each, 0) };
}

function byKey(facets: readonly Facet[]): ReadonlyMap<FacetKey, Facet> {
  return new Map(facets.map(facet => [facet.key, facet]));
}
