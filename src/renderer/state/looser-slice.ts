import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { type LooserQuery, looserQueries } from '#shared/query/loosen';
import { parseQuery } from '#shared/query/parse';
import type { Archive } from '../archive/api';
import type { Activity } from './activity';
import { clockOf } from './clock';
import type { SettingsSlice } from './settings-slice';

/** A query that finds something where the one that was asked finds nothing. */
export interface LooserOffer extends LooserQuery {
  readonly count: number;
}

export interface LooserSlice {
  /** What to ask instead of a text that finds nothing; absent until that is known. */
  readonly looser: { readonly text: string; readonly offers: readonly LooserOffer[] } | undefined;
  findLooser(text: string): Promise<void>;
}

interface LooserTools {
  readonly archive: Pick<Archive, 'counts'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

const MOST = 5;

export function createLooserSlice({
  archive,
  activity,
  now,
}: LooserTools): StateCreator<LooserSlice & Pick<SettingsSlice, 'settings'>, [], [], LooserSlice> {
  return (set, get) => {
    let current = new AbortController();
    return {
      looser: undefined,

      async findLooser(text) {
        current.abort();
        current = new AbortController();
        const mine = current;
        const queries = looserQueries(parseQuery(text).query);
        if (queries.length === 0) {
          set({ looser: { text, offers: [] } });
          return;
        }
        const counts = await activity.track(
          archive
            .counts(
              queries.map(query => query.text),
              clockOf(now(), get().settings.zone),
              mine.signal,
            )
            // nothing to offer is no news: the search itself says what is wrong
            .catch((): readonly number[] => []),
        );
        if (mine.signal.aborted) return;
        const offers = queries.flatMap((query, nth) => {
          const count = counts[nth] ?? 0;
          return count > 0 ? [{ ...query, count }] : [];
        });
        set({ looser: { text, offers: offers.slice(0, MOST) } });
      },
    };
  };
}
