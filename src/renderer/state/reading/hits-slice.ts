import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Range } from '#shared/text/ranges';
import type { Archive, HitItem } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { createLatest } from '../base/latest';
import { hasHits } from '../base/query-words';
import { type SearchSlice, shownResults } from '../search/search-slice';
import { hitBeside } from './hits';
import { keyOf, type SelectionSlice, shownConversation } from './selection-slice';

export interface Hits {
  readonly key: ConversationKey;
  readonly text: string;
  /** Messages and other items that hold a word of the text or fit an expression of it, in the order of the conversation. */
  readonly items: readonly ItemKey[];
  /** Where the expressions of the text fit in the text of a message. */
  readonly places: ReadonlyMap<ItemKey, readonly Range[]>;
}

export interface HitsSlice {
  /** The hits of the open conversation, as far as they are known. */
  readonly hits: Hits | undefined;
  /** Reads the hits of what is open, unless they are there. */
  readHits(): Promise<void>;
  /** Takes in what was found in a conversation, as long as it is open. */
  takeHits(key: ConversationKey, text: string, found: readonly HitItem[]): void;
  /**
   * Selects the next (1) or the previous (-1) hit, and where the conversation has no further one, goes to the next
   * conversation of the list. `end` says that there is none.
   */
  stepHit(by: 1 | -1): Promise<'moved' | 'end'>;
}

interface HitsTools {
  readonly archive: Pick<Archive, 'hitsIn'>;
  readonly activity: Activity;
}

export function createHitsSlice({
  archive,
  activity,
}: HitsTools): StateCreator<HitsSlice & SelectionSlice & SearchSlice, [], [], HitsSlice> {
  return (set, get) => {
    const wanted = (): { readonly key: ConversationKey; readonly text: string } | undefined => {
      const { open, search } = get();
      const text = shownResults(search)?.query.text ?? '';
      return open.kind === 'open' && hasHits(text) ? { key: open.conversation.key, text } : undefined;
    };

    const latest = createLatest(activity);

    return {
      hits: undefined,

      async readHits() {
        const asked = wanted();
        const { hits } = get();
        if (asked === undefined) {
          latest.cancel();
          if (hits !== undefined) set({ hits: undefined });
          return;
        }
        const { key, text } = asked;
        if (hits?.key === key && hits.text === text) return;
        await latest.ask(
          signal => archive.hitsIn(key, text, signal),
          found => get().takeHits(key, text, found),
          // without an answer nothing is marked as a hit; the words are still
          () => get().takeHits(key, text, []),
        );
      },

      takeHits(key, text, found) {
        if (keyOf(get().open) !== key) return;
        const items = found.map(({ item }) => item);
        const places = new Map(found.flatMap(({ item, marks }) => (marks === undefined ? [] : [[item, marks]])));
        set({ hits: { key, text, items, places } });
      },

      async stepHit(by) {
        await get().readHits();
        const { open, item, hits } = get();
        const conversation = shownConversation(open);
        const here =
          conversation !== undefined && hits?.key === conversation.key
            ? hitBeside(conversation, hits.items, item, by)
            : undefined;
        if (here !== undefined) {
          get().selectItem(here);
          return 'moved';
        }

        const before = keyOf(open);
        await get().stepConversation(by);
        const now = keyOf(get().open);
        if (now === undefined || now === before) return 'end';
        await get().readHits();
        const items = get().hits?.key === now ? get().hits?.items : undefined;
        const first = by > 0 ? items?.[0] : items?.at(-1);
        if (first !== undefined) get().selectItem(first);
        return 'moved';
      },
    };
  };
}
