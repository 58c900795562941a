import type { SearchesHost } from '#shared/host';
import {
  type KeptSearches,
  mergeSearches,
  NO_SEARCHES,
  printKeptSearches,
  readKeptSearches,
  type SearchesState,
} from '#shared/ledger/searches';

/** The one place where the searches of all windows are kept. */
export interface SearchesPlace {
  read(): Promise<KeptSearches>;
  /**
   * Puts what this window has together with what is kept, and tells the other windows. Fulfilled when it is on the disk, and
   * nothing there holds a word of what was taken out; rejected where that could not be done.
   */
  keep(mine: KeptSearches): Promise<void>;
  /** Hears what other windows keep. */
  onChange(listener: (theirs: KeptSearches) => void): () => void;
}

interface PlaceTools {
  readonly host: SearchesHost;
  /** Runs work while no other window reads or writes them. */
  readonly exclusively: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'>;
}

export function createSearchesPlace({ host, exclusively, channel }: PlaceTools): SearchesPlace {
  /** Without a place on the disk windows have what they tell each other. */
  const write = async (mine: KeptSearches): Promise<KeptSearches> => {
    const copies = await host.readSearches();
    if (copies === undefined) return mine;
    const { searches, written } = known(readKeptSearches(copies));
    const next = mergeSearches(searches, mine);
    const text = printKeptSearches(next, written);
    // also where the last writing ended between two copies: one may hold what was taken out
    if (copies.some(copy => copy !== text && (copy !== '' || mine !== NO_SEARCHES)))
      await host.writeSearches(printKeptSearches(next, written + 1));
    return next;
  };
  return {
    read: () => exclusively(() => write(NO_SEARCHES)),

    async keep(mine) {
      channel.postMessage(mine);
      const next = await exclusively(() => write(mine));
      if (JSON.stringify(next) !== JSON.stringify(mine)) channel.postMessage(next);
    },

    onChange(listener) {
      const hear = ({ data }: MessageEvent<KeptSearches>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}

/** What a later version of the program wrote is left as it is. */
function known(state: SearchesState): Extract<SearchesState, { kind: 'kept' }> {
  if (state.kind === 'kept') return state;
  throw Object.assign(new Error('searches of a later version'), { code: 'archive/newer-archive' });
}
