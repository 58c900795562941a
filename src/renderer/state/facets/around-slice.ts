import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import {
  type Archive,
  type Around,
  edgesOf,
  type Facet,
  type FacetKey,
  type FacetsAnswer,
  type Histogram,
  type HitItem,
  type MoreElsewhere,
  type RelaxedOffer,
  type StackColumn,
} from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { createLatest } from '../base/latest';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';
import type { FacetsView } from './facets-view';

type FacetsState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'known'; readonly view: FacetsView }
  | { readonly kind: 'failed'; readonly trouble: Failure };

/** What stands around the list: all of it asked with one question for each text. */
export interface AroundSlice {
  readonly facets: FacetsState;
  /** What to ask instead of a text that finds nothing; absent until that is known. */
  readonly looser: { readonly text: string; readonly offers: readonly RelaxedOffer[] } | undefined;
  /** How many more a text finds in other fields. Absent where there are none, or as long as that is not known. */
  readonly elsewhere: (MoreElsewhere & { readonly asked: string }) | undefined;
  /**
   * Asks for all of it. `anew` says that the archive has changed. With the conversation that is open, what the text finds
   * in it is asked, too, and is the answer.
   */
  readAround(text: string, anew: boolean, open?: ConversationKey): Promise<readonly HitItem[] | undefined>;
  /** Values of the whole archive that begin with these letters: those beyond what a facet shows. */
  facetValuesLike(key: FacetKey, letters: string): Promise<readonly string[]>;
}

const MOST_LIKE = 50;

interface AroundTools {
  readonly archive: Pick<Archive, 'around' | 'values'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

export function createAroundSlice({
  archive,
  activity,
  now,
}: AroundTools): StateCreator<AroundSlice & Pick<SettingsSlice, 'settings'>, [], [], AroundSlice> {
  return (set, get) => {
    const latest = createLatest(activity);
    let whole: FacetsAnswer | undefined;

    const show = (text: string, stackBy: StackColumn | undefined, around: Around, all: FacetsAnswer) => {
      const { answer, apart, timeless, elsewhere, offers } = around;
      const times = all.histogram && timeless && timesOf(all.histogram, timeless);
      set({
        facets: {
          kind: 'known',
          view: { text, answer, apart: byKey(apart), times, stackBy, whole: byKey(all.facets) },
        },
        elsewhere: elsewhere && { ...elsewhere, asked: text },
        ...(offers && { looser: { text, offers } }),
      });
    };

    return {
      facets: { kind: 'unasked' },
      looser: undefined,
      elsewhere: undefined,

      async readAround(text, anew, open) {
        if (anew) whole = undefined;
        const held = whole;
        const { zone, stackBy: chosen } = get().settings;
        const stackBy = chosen === 'nothing' ? undefined : chosen;
        const edges = held && edgesOf(held.histogram);
        let hits: readonly HitItem[] | undefined;
        await latest.ask(
          signal => archive.around({ text, clock: clockOf(now(), zone), edges, stackBy, open }, signal),
          around => {
            whole = around.whole ?? held ?? around.answer;
            hits = around.hits;
            show(text, stackBy, around, whole);
          },
          thrown => {
            whole = undefined;
            const failed = { kind: 'failed', trouble: toFailure(thrown) } as const;
            set({ facets: failed, looser: { text, offers: [] }, elsewhere: undefined });
          },
        );
        return hits;
      },

      async facetValuesLike(key, letters) {
        const found = await activity.track(archive.values(key, letters, MOST_LIKE).catch(() => []));
        return found.map(({ value }) => value);
      },
    };
  };
}

function timesOf(
  everything: Histogram,
  { total, between, stacked }: NonNullable<Around['timeless']>,
): FacetsView['times'] {
  return { everything, found: between, stacked, untimed: total - between.reduce((sum, each) => sum + each, 0) };
}

function byKey(facets: readonly Facet[]): ReadonlyMap<FacetKey, Facet> {
  return new Map(facets.map(facet => [facet.key, facet]));
}
