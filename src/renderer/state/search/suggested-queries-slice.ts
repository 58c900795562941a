import type { StateCreator } from 'zustand/vanilla';
import type { Instant } from '#shared/domain/time';
import { type RelaxedQuery, relaxQuery, typedWords, widerQuery, withWord } from '#shared/query/editing/relax';
import { opensConversations } from '#shared/query/evaluation/evaluate';
import { parseQuery } from '#shared/query/language/parse';
import type { Query } from '#shared/query/language/tree';
import type { Archive } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { clockOf } from '../window/clock';
import type { SettingsSlice } from '../window/settings-slice';

/** A query that finds something where the one that was asked finds nothing. */
export interface RelaxedOffer extends RelaxedQuery {
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

export interface SuggestedQueriesSlice {
  /** What to ask instead of a text that finds nothing; absent until that is known. */
  readonly looser: { readonly text: string; readonly offers: readonly RelaxedOffer[] } | undefined;
  findLooser(text: string): Promise<void>;
  /** Absent where there are none, or as long as that is not known. */
  readonly elsewhere: MoreElsewhere | undefined;
  /** Counts what a text that finds so many leaves out because its words stand elsewhere. */
  countElsewhere(asked: string, total: number): Promise<void>;
}

interface LooserTools {
  readonly archive: Pick<Archive, 'counts' | 'closeWords'>;
  readonly activity: Activity;
  readonly now: () => Instant;
}

const MOST = 5;
// words of a query that are looked at for slips, and words offered for each
const MOST_WORDS = 3;
const MOST_MEANT = 2;

export function createLooserSlice({
  archive,
  activity,
  now,
}: LooserTools): StateCreator<SuggestedQueriesSlice & Pick<SettingsSlice, 'settings'>, [], [], SuggestedQueriesSlice> {
  return (set, get) => {
    let current = new AbortController();
    let counting = new AbortController();

    const meantQueries = async (query: Query): Promise<readonly RelaxedQuery[]> => {
      const words = typedWords(query).slice(0, MOST_WORDS);
      const close = await Promise.all(words.map(({ text }) => archive.closeWords(text, MOST_MEANT)));
      return words.flatMap((word, nth) => (close[nth] ?? []).map(({ value }) => withWord(query, word, value)));
    };

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
        const { query } = parseQuery(text);
        const looser = relaxQuery(query);
        // nothing to offer is no news: the search itself says what is wrong
        const read = async (): Promise<readonly RelaxedOffer[]> => {
          const meant = await meantQueries(query);
          const [first, ...others] = looser;
          // what stands elsewhere was spelled as it was meant
          const queries = first?.change.kind === 'everywhere' ? [first, ...meant, ...others] : [...meant, ...looser];
          if (queries.length === 0 || mine.signal.aborted) return [];
          const counts = await archive.counts(
            queries.map(each => each.text),
            clockOf(now(), get().settings.zone),
            mine.signal,
          );
          return queries.flatMap((each, nth) => {
            const count = counts[nth] ?? 0;
            return count > 0 ? [{ ...each, count }] : [];
          });
        };
        const offers = await activity.track(read().catch((): readonly RelaxedOffer[] => []));
        if (!mine.signal.aborted) set({ looser: { text, offers: offers.slice(0, MOST) } });
      },
    };
  };
}
