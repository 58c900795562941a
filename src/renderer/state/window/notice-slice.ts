import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey } from '#shared/domain/keys';
import type { MarksChange } from '#shared/marks/change';
import type { ImportRecord } from '../../archive/contract/api';
import type { EraseQuestion } from '../base/erase-question';
import type { Failure } from '../base/failure';
import type { InterruptedImport } from '../base/import-trace';
import type { Retention } from './settings-slice';

/** What is told in one line and can be left alone. `id` makes two alike tell-worthy twice. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'imported'; readonly record: ImportRecord }
  | { readonly kind: 'undone'; readonly conversations: number }
  | { readonly kind: 'cancelled' }
  | ({ readonly kind: 'import-interrupted' } & InterruptedImport)
  | { readonly kind: 'undo-failed'; readonly trouble: Failure }
  | {
      readonly kind: 'mark-removed';
      readonly what: 'tag' | 'note';
      readonly key: ConversationKey;
      readonly undo: MarksChange;
      readonly since: number;
    }
  | {
      readonly kind: 'mark-undone' | 'mark-redone';
      readonly what: MarksChange['kind'];
      readonly key: ConversationKey;
    }
  | { readonly kind: 'mark-failed'; readonly trouble: Failure }
  | { readonly kind: 'searches-not-kept'; readonly trouble: Failure }
  | {
      readonly kind: 'erased';
      readonly what: EraseQuestion['kind'];
      readonly isComplete: boolean;
      readonly count?: number;
    }
  /** A rule would erase so many conversations that it asks first. */
  | { readonly kind: 'retention-held'; readonly conversations: number; readonly months: Retention }
  | { readonly kind: 'erase-failed'; readonly trouble: Failure }
  /** The program made a mistake nobody had thought of; the diagnostics have it. */
  | { readonly kind: 'unexpected' }
  | { readonly kind: 'index-whole' }
  | { readonly kind: 'index-failed'; readonly trouble: Failure }
  | { readonly kind: 'print-failed' }
  | { readonly kind: 'link-failed' }
);
type NewNotice = Notice extends infer Each ? (Each extends Notice ? Omit<Each, 'id'> : never) : never;

export interface NoticeSlice {
  /** The latest one: what is newer takes the place of what was told before. */
  readonly notice: Notice | undefined;
  tell(notice: NewNotice): void;
  dismissNotice(): void;
}

export function createNoticeSlice(): StateCreator<NoticeSlice> {
  return set => {
    let notices = 0;
    return {
      notice: undefined,

      tell(notice) {
        notices += 1;
        set({ notice: { ...notice, id: notices } });
      },

      dismissNotice() {
        set({ notice: undefined });
      },
    };
  };
}
