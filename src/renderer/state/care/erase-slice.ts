import type { StateCreator } from 'zustand/vanilla';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Archive, EraseProgress, ImportRecord } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import type { EraseQuestion } from '../base/erase-question';
import { toFailure } from '../base/failure';
import type { UndoSlice } from '../marks/undo-slice';
import { keyOf, type SelectionSlice } from '../reading/selection-slice';
import type { SavedSearchesSlice } from '../search/saved-searches-slice';
import type { NoticeSlice } from '../window/notice-slice';
import type { ViewSlice } from '../window/view-slice';

/** What somebody wants to erase. */
export type EraseWish =
  | { readonly kind: 'conversation' | 'customer'; readonly key: ConversationKey }
  | { readonly kind: 'import'; readonly record: ImportRecord }
  | { readonly kind: 'everything' };

/** Whether the conversation names a customer by whom others can be found. */
export function hasCustomer({ links }: Pick<Conversation, 'links'>): boolean {
  return links.some(({ reason }) => reason === 'customer');
}

/** What is being erased. `progress` is absent until the archive says something. */
export type EraseWork = { readonly kind: 'rest' } | { readonly kind: 'erasing'; readonly progress?: EraseProgress };

export interface EraseSlice {
  readonly eraseWork: EraseWork;
  /** Finds out what goes, and asks. */
  askToErase(wish: EraseWish): Promise<void>;
  /** Erases for good, and forgets what was searched for: words of what goes may stand in it. */
  erase(question: EraseQuestion): Promise<void>;
}

type Parts = EraseSlice &
  NoticeSlice &
  ViewSlice &
  SelectionSlice &
  SavedSearchesSlice &
  Pick<UndoSlice, 'forgetMarkSteps'>;

export function createEraseSlice({
  archive,
  activity,
}: {
  readonly archive: Pick<Archive, 'erase' | 'ofCustomer' | 'overview' | 'conversation'>;
  readonly activity: Activity;
}): StateCreator<Parts, [], [], EraseSlice> {
  return (set, get) => {
    // the archive carries them out one after another
    let running = 0;
    const questionOf = async (wish: EraseWish): Promise<EraseQuestion | undefined> => {
      switch (wish.kind) {
        case 'conversation': {
          const { messages = [] } = (await archive.conversation(wish.key)) ?? {};
          const erasure = { kind: 'conversations', keys: [wish.key] } as const;
          return { kind: 'conversation', erasure, messages: messages.length };
        }
        case 'customer': {
          const keys = await archive.ofCustomer(wish.key);
          if (keys.length === 0) return undefined;
          return { kind: 'customer', erasure: { kind: 'conversations', keys }, conversations: keys.length };
        }
        case 'import':
          return { kind: 'import', erasure: { kind: 'import', id: wish.record.id }, record: wish.record };
        case 'everything': {
          const { conversations, imports } = await archive.overview();
          return { kind: 'everything', erasure: { kind: 'everything' }, conversations, imports };
        }
      }
    };

    return {
      eraseWork: { kind: 'rest' },

      async askToErase(wish) {
        const { tell, showDialog } = get();
        await activity.track(
          questionOf(wish).then(
            question => question && showDialog({ kind: 'erase', question }),
            (thrown: unknown) => tell({ kind: 'erase-failed', trouble: toFailure(thrown) }),
          ),
        );
      },

      async erase(question) {
        const { erasure, kind } = question;
        const { open, closeConversation, tell, dismissNotice, forgetSearches, forgetMarkSteps } = get();
        // a step holds the words of a note or a tag
        forgetMarkSteps();
        const key = keyOf(open);
        const isOpen = erasure.kind === 'conversations' && key !== undefined && erasure.keys.includes(key);
        if (isOpen || erasure.kind === 'everything') closeConversation();
        dismissNotice();
        running += 1;
        set({ eraseWork: { kind: 'erasing' } });
        const work = async () => {
          // nothing is erased where these words would stay
          await forgetSearches(erasure.kind === 'everything' ? 'all' : 'asked');
          return archive.erase(erasure, progress => set({ eraseWork: { kind: 'erasing', progress } }));
        };
        try {
          const { isComplete } = await activity.track(work());
          const count = question.kind === 'age' ? { count: question.conversations } : {};
          tell({ kind: 'erased', what: kind, isComplete, ...count });
        } catch (thrown) {
          tell({ kind: 'erase-failed', trouble: toFailure(thrown) });
        } finally {
          running -= 1;
          if (running === 0) set({ eraseWork: { kind: 'rest' } });
        }
      },
    };
  };
}
