import type { StateCreator } from 'zustand/vanilla';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Archive, Original } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { type Failure, toFailure } from '../base/failure';
import { createLatest, type Latest } from '../base/latest';
import { hitAt, rowOf, type SearchSlice, shownResults } from '../search/search-slice';

/** What the reading panes show. `previous` stays on the screen until the next conversation is there. */
export type OpenState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly key: ConversationKey; readonly previous: Conversation | undefined }
  | { readonly kind: 'open'; readonly conversation: Conversation }
  | { readonly kind: 'missing'; readonly key: ConversationKey }
  | { readonly kind: 'failed'; readonly key: ConversationKey; readonly failure: Failure };

type OriginalsState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'reading'; readonly key: ConversationKey }
  | { readonly kind: 'read'; readonly key: ConversationKey; readonly originals: readonly Original[] }
  | { readonly kind: 'failed'; readonly key: ConversationKey; readonly trouble: Failure };

export interface SelectionSlice {
  readonly open: OpenState;
  /** The row of the list that the keys move; -1 when none. */
  readonly cursor: number;
  /** The row that the open conversation had until it left the list, because it no longer fits what is asked. */
  readonly leftRow: number | undefined;
  /** The message or event that is selected in transcript, timeline and table alike. */
  readonly item: ItemKey | undefined;
  readonly originals: OriginalsState;
  openConversation(key: ConversationKey, at?: ItemKey): Promise<void>;
  /** Opens the conversation of a row of the list, reading its head first where it is not there. */
  openRow(row: number): Promise<void>;
  /** Opens the next (1) or the previous (-1) conversation of the list. */
  stepConversation(by: 1 | -1): Promise<void>;
  closeConversation(): void;
  selectItem(item: ItemKey | undefined): void;
  readOriginals(): Promise<void>;
  /** Reads what is open again and finds its row again, because the archive or the list changed. */
  refreshSelection(): Promise<void>;
}

export function createSelectionSlice(
  archive: Pick<Archive, 'conversation' | 'originals'>,
  activity: Activity,
  flow: { opened(): void },
): StateCreator<SelectionSlice & SearchSlice, [], [], SelectionSlice> {
  return (set, get) => {
    const opening = createLatest(activity);
    const renewing = createLatest(activity);

    const show = (change: Partial<SelectionSlice>) => {
      set(change);
      flow.opened();
    };

    const read = (latest: Latest, key: ConversationKey, take: (open: OpenState) => void) =>
      latest.ask(
        signal => archive.conversation(key, signal),
        conversation => take(conversation === undefined ? { kind: 'missing', key } : { kind: 'open', conversation }),
        thrown => take({ kind: 'failed', key, failure: toFailure(thrown) }),
      );

    return {
      open: { kind: 'none' },
      cursor: -1,
      leftRow: undefined,
      item: undefined,
      originals: { kind: 'unasked' },

      async openConversation(key, at) {
        const results = shownResults(get().search);
        const cursor = results === undefined ? -1 : rowOf(results, key);
        const previous = shownConversation(get().open);
        if (previous?.key === key) {
          opening.cancel();
          show({ open: { kind: 'open', conversation: previous }, cursor, ...(at === undefined ? {} : { item: at }) });
          return;
        }
        const asked = read(opening, key, open => show({ open, item: at, originals: { kind: 'unasked' } }));
        const { signal } = opening;
        show({ open: { kind: 'opening', key, previous }, cursor, leftRow: undefined });
        await asked;
        if (signal.aborted || cursor >= 0 || get().open.kind !== 'open') return;
        // it came by a link or a name: the list follows, however far down it stands
        const row = await get().findRow(key);
        if (!signal.aborted && row >= 0 && get().cursor < 0) set({ cursor: row });
      },

      async openRow(row) {
        const results = shownResults(get().search);
        if (results === undefined || row < 0 || row >= results.total) return;
        if (hitAt(results, row) === undefined) {
          set({ cursor: row });
          await get().wantRows(row, row + 1);
          // the keys may have moved on while the page was read
          if (get().cursor !== row) return;
        }
        const now = shownResults(get().search);
        const hit = now && hitAt(now, row);
        if (hit === undefined) return;
        await get().openConversation(hit.head.key, hit.message ?? hit.item);
      },

      async stepConversation(by) {
        const { cursor, leftRow, search, openRow } = get();
        const total = shownResults(search)?.total ?? 0;
        // the next one has moved up to the row that was left
        const next =
          cursor < 0 && leftRow !== undefined && by > 0 ? leftRow : (cursor < 0 ? (leftRow ?? -1) : cursor) + by;
        if (total > 0) await openRow(Math.min(Math.max(next, 0), total - 1));
      },

      closeConversation() {
        opening.cancel();
        show({
          open: { kind: 'none' },
          cursor: -1,
          leftRow: undefined,
          item: undefined,
          originals: { kind: 'unasked' },
        });
      },

      selectItem(item) {
        set({ item });
      },

      async readOriginals() {
        const { open, originals } = get();
        if (open.kind !== 'open') return;
        const { key } = open.conversation;
        if ((originals.kind === 'reading' || originals.kind === 'read') && originals.key === key) return;
        set({ originals: { kind: 'reading', key } });
        const after = await activity.track(
          archive.originals({ conversation: key }).then(
            (read): OriginalsState => ({ kind: 'read', key, originals: read }),
            (thrown: unknown): OriginalsState => ({ kind: 'failed', key, trouble: toFailure(thrown) }),
          ),
        );
        const asked = get().originals;
        if (asked.kind === 'reading' && asked.key === key) set({ originals: after });
      },

      async refreshSelection() {
        const shown = get().open;
        const results = shownResults(get().search);
        const key = keyOf(shown);
        if (key === undefined) return;
        const { signal } = opening;
        await read(renewing, key, open => {
          if (signal.aborted) return;
          const cursor = results === undefined ? -1 : rowOf(results, key);
          show({ open, cursor, originals: { kind: 'unasked' } });
        });
      },
    };
  };
}

/** The conversation on the screen: the open one, or the one before it while the next is being read. */
export function shownConversation(open: OpenState): Conversation | undefined {
  switch (open.kind) {
    case 'open':
      return open.conversation;
    case 'opening':
      return open.previous;
    case 'none':
    case 'missing':
    case 'failed':
      return undefined;
  }
}

export function keyOf(open: OpenState): ConversationKey | undefined {
  switch (open.kind) {
    case 'none':
      return undefined;
    case 'open':
      return open.conversation.key;
    case 'opening':
    case 'missing':
    case 'failed':
      return open.key;
  }
}
