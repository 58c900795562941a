import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { opensConversations } from '#shared/query/evaluate';
import { type LooserQuery, looserQueries, widerQuery } from '#shared/query/loosen';
import { parseQuery } from '#shared/query/parse';
import type { Archive } from '../archive/api';
import type { Activity } from './activity';
import { clockOf } from './clock';
import type { SettingsSlice } from './settings-slice';

/** A query that finds something where the one that was asked finds nothing. */
export interface LooserOffer extends LooserQuery {
  readonly count: number;
}

/** How many more are found where the words of a text may stand in any field, and what asks for them. */
export interface MoreElsewhere {
  /** What was asked. */
  readonly asked: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly count: number;
}

export interface LooserSlice {
  /** What to ask instead of a text that finds nothing; absent until that is known. */
  readonly looser: { readonly text: string; readonly offers: readonly LooserOffer[] } | undefined;
  findLooser(text: string): Promise<void>;
  /** Absent where there are none, or as long as that is not known. */
  readonly elsewhere: MoreElsewhere | undefined;
  /** Counts what a text that finds so many leaves out because its words stand elsewhere. */
  countElsewhere(asked: string, total: number): Promise<void>;
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
    let counting = new AbortController();
    return {
      looser: undefined,
      elsewhere: undefined,

      async countElsewhere(asked, total) {
        counting.abort();
        counting = new AbortController();
        const mine = counting;
        const { query } = parseQuery(asked);
        const wider = widerQuery(query);
        // opening conversations a second time, only to count, would take as long as the search did
        if (wider === undefined || opensConversations(query)) {
          if (get().elsewhere !== undefined) set({ elsewhere: undefined });
          return;
        }
        const [found = 0] = await activity.track(
          archive
            .counts([wider.text], clockOf(now(), get().settings.zone), mine.signal)
            .catch((): readonly number[] => []),
        );
        if (mine.signal.aborted) return;
        set({ elsewhere: found > total ? { asked, ...wider, count: found - total } : undefined });
      },

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
