import type { StateCreator } from 'zustand/vanilla';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { MarksChange } from '#shared/marks/change';
import { type Marks, readNoteText } from '#shared/marks/marks';
import { asksForMarks } from '#shared/query/evaluation/column-test';
import { someLeaf } from '#shared/query/language/leaves';
import { parseQuery } from '#shared/query/language/parse';
import type { Archive, MarkCounts, Marked } from '../../archive/contract/api';
import type { Activity } from '../base/activity';
import { toFailure } from '../base/failure';
import type { AroundSlice } from '../facets/around-slice';
import { keyOf, type SelectionSlice } from '../reading/selection-slice';
import type { ThreadSlice } from '../reading/thread-slice';
import type { SavedSearchesSlice } from '../search/saved-searches-slice';
import { askedText, type SearchSlice } from '../search/search-slice';
import type { NoticeSlice } from '../window/notice-slice';
import type { SettingsSlice } from '../window/settings-slice';
import type { ViewSlice } from '../window/view-slice';

/** A note that is being written, or rewritten where it has an `id`. Stays until it is kept or given up. */
export interface NoteDraft {
  readonly text: string;
  /** The message or event it is about; absent for the conversation. */
  readonly item?: ItemKey;
  readonly id?: string;
}

interface WantedField {
  readonly key: ConversationKey;
  readonly field: 'tag' | 'note';
}

export interface MarksSlice {
  /** The marks of the conversations that are read now; those that are not here are not known yet. */
  readonly marks: ReadonlyMap<ConversationKey, Marks>;
  readonly markCounts: MarkCounts | undefined;
  readonly noteDrafts: ReadonlyMap<ConversationKey, NoteDraft>;
  /** Which field of the editor of a conversation is wanted, until it has taken the focus. */
  readonly wantedField: WantedField | undefined;
  /** Reads the marks of what is open and of what is read with it, as far as they are not there; all of them `anew`. */
  readMarks(anew?: boolean): Promise<void>;
  countMarks(): Promise<void>;
  /** Changes marks without remembering how that is taken back. Nothing where it could not be kept, which is told. */
  applyMark(key: ConversationKey, change: MarksChange, since?: number): Promise<Marked | undefined>;
  /** Says whether it is done. What was taken away is told, with the way back. */
  mark(key: ConversationKey, change: MarksChange): Promise<boolean>;
  /** Flips the mark of a conversation, else of the one that is opened. */
  flipFlag(key?: ConversationKey): Promise<void>;
  flipReviewed(key?: ConversationKey): Promise<void>;
  /** Shows the editor and wants its field for a tag. */
  wantTag(): void;
  /** Shows the editor for a note on a line, else on what is selected. One that is being written already is gone on with. */
  wantNote(on?: { readonly conversation: ConversationKey; readonly item: ItemKey }): void;
  /** Shows the editor for a note that there is, with its text. */
  rewriteNote(key: ConversationKey, id: string): void;
  draftNote(key: ConversationKey, draft: NoteDraft | undefined): void;
  /** Keeps the note that is being written. One that was emptied is taken away. */
  keepNote(key: ConversationKey): Promise<void>;
  fieldTaken(): void;
  /** Shows a change that was made in whatever window, everywhere. */
  takeMarks(key: ConversationKey): Promise<void>;
}

interface MarksTools {
  readonly archive: Pick<Archive, 'marks' | 'markCounts' | 'mark'>;
  readonly activity: Activity;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** What takes one change of own marks back, or does it again, as long as no marks were erased since that revision. */
export interface MarkStep {
  readonly key: ConversationKey;
  readonly change: MarksChange;
  readonly since: number;
}

/** Where it is kept how a change is taken back. */
interface MarkMemory {
  remember(step: MarkStep): void;
}

type Parts = MarksSlice &
  SelectionSlice &
  ThreadSlice &
  SearchSlice &
  AroundSlice &
  SavedSearchesSlice &
  NoticeSlice &
  MarkMemory &
  Pick<SettingsSlice, 'settings'> &
  Pick<ViewSlice, 'showInspector'>;

export function createMarksSlice({
  archive,
  activity,
  now,
  newId,
}: MarksTools): StateCreator<Parts, [], [], MarksSlice> {
  return (set, get) => {
    const show = (key: ConversationKey, marks: Marks) => {
      // also while they are read: what was just written is newer
      if (keysRead(get()).includes(key)) set({ marks: new Map(get().marks).set(key, marks) });
      get().showMarks(key, marks);
    };

    const tellFailed = (thrown: unknown) => {
      get().tell({ kind: 'mark-failed', trouble: toFailure(thrown) });
    };

    let flipping: Promise<unknown> = Promise.resolve();
    /**
     * A press counts for what was selected when it came, also while that is still being read, and flips what the press
     * before it left.
     */
    const flip = async (key: ConversationKey | undefined, change: (marks: Marks) => MarksChange) => {
      if (key === undefined) return;
      const before = flipping;
      const flipped = async () => {
        await before;
        const marks = get().marks.get(key) ?? (await archive.marks(key));
        await get().mark(key, change(marks));
      };
      flipping = activity.track(flipped().catch(tellFailed));
      await flipping;
    };

    const want = (wantedField: WantedField) => {
      get().showInspector('details');
      set({ wantedField });
    };

    return {
      marks: new Map(),
      markCounts: undefined,
      noteDrafts: new Map(),
      wantedField: undefined,

      async readMarks(anew = false) {
        const wanted = keysRead(get());
        const missing = wanted.filter(key => anew || !get().marks.has(key));
        if (missing.length === 0) return;
        const read = await activity.track(
          // what cannot be read is as little known as before
          Promise.all(missing.map(async key => [key, await archive.marks(key)] as const)).catch(() => []),
        );
        const now = new Set([...wanted, ...keysRead(get())]);
        const all = anew ? [...get().marks, ...read] : [...read, ...get().marks];
        set({ marks: new Map(all.filter(([key]) => now.has(key))) });
      },

      async countMarks() {
        const counts = await activity.track(archive.markCounts().catch(() => undefined));
        set({ markCounts: counts });
      },

      async applyMark(key, change, since) {
        return activity.track(
          archive.mark(key, change, since).then(
            changed => {
              show(key, changed.marks);
              return changed;
            },
            (thrown: unknown) => {
              tellFailed(thrown);
              return undefined;
            },
          ),
        );
      },

      async mark(key, change) {
        const changed = await get().applyMark(key, change);
        if (changed === undefined) return false;
        const { undo, revision: since } = changed;
        if (undo !== undefined) {
          get().remember({ key, change: undo, since });
          const what = removedBy(change);
          if (what !== undefined) get().tell({ kind: 'mark-removed', what, key, undo, since });
        }
        return true;
      },

      async flipFlag(key = opened(get())) {
        await flip(key, ({ flagged }) => ({ kind: 'flag', flagged: !flagged }));
      },

      async flipReviewed(key = opened(get())) {
        await flip(key, ({ reviewedAt }) => ({ kind: 'review', ...(reviewedAt === undefined && { at: now() }) }));
      },

      wantTag() {
        const key = opened(get());
        if (key !== undefined) want({ key, field: 'tag' });
      },

      wantNote(on) {
        const { open, item: selected, noteDrafts, draftNote } = get();
        const key = on?.conversation ?? opened(get());
        if (key === undefined) return;
        // while the next conversation is read, what is selected is a line of the one before
        const item = on?.item ?? (open.kind === 'open' ? selected : undefined);
        const held = noteDrafts.get(key);
        if (held === undefined || held.text.trim() === '') draftNote(key, { text: '', ...(item && { item }) });
        want({ key, field: 'note' });
      },

      rewriteNote(key, id) {
        // what is masked must not be kept in the place of what was written
        if (get().settings.masked) return;
        const note = get()
          .marks.get(key)
          ?.notes.find(each => each.id === id);
        if (note === undefined) return;
        const { text, item } = note;
        get().draftNote(key, { id, text, ...(item && { item }) });
        want({ key, field: 'note' });
      },

      draftNote(key, draft) {
        const drafts = new Map(get().noteDrafts);
        if (draft === undefined) drafts.delete(key);
        else drafts.set(key, draft);
        set({ noteDrafts: drafts });
      },

      async keepNote(key) {
        const { noteDrafts, marks, mark, draftNote } = get();
        const draft = noteDrafts.get(key);
        if (draft === undefined) return;
        const { id, item } = draft;
        const text = readNoteText(draft.text);
        if (text === undefined && draft.text.trim() !== '') return;
        const held = marks.get(key)?.notes.find(each => each.id === id);
        draftNote(key, undefined);
        if (text === undefined && id === undefined) return;
        const noteId = id ?? newId();
        const done = await mark(
          key,
          text === undefined
            ? { kind: 'unnote', id: noteId }
            : { kind: 'note', note: { id: noteId, text, at: held?.at ?? now(), ...(item && { item }) } },
        );
        // nothing that was typed is lost with a full disk
        if (!done) draftNote(key, draft);
      },

      fieldTaken() {
        set({ wantedField: undefined });
      },

      async takeMarks(key) {
        const { search, saved, findAgain, readAround, countSaved, countMarks } = get();
        const text = askedText(search);
        const marks = await activity.track(archive.marks(key).catch(() => undefined));
        if (marks !== undefined) show(key, marks);
        await Promise.all([
          countMarks(),
          // a list that depends on marks may have another length now; every other shows them in its rows
          text === undefined ? undefined : textAsksForMarks(text) ? findAgain() : readAround(text, true),
          saved.some(each => textAsksForMarks(each.text)) ? countSaved() : undefined,
        ]);
      },
    };
  };
}

/** The conversation that is open, or will be when it is read. */
function opened({ open }: SelectionSlice): ConversationKey | undefined {
  return open.kind === 'open' || open.kind === 'opening' ? keyOf(open) : undefined;
}

/** The open conversation and those that are read as one with it. */
function keysRead({ open, thread }: SelectionSlice & ThreadSlice): readonly ConversationKey[] {
  const key = keyOf(open);
  const together = thread?.conversations.map(conversation => conversation.key) ?? [];
  return key === undefined ? [] : [...new Set([key, ...together])];
}

function removedBy({ kind }: MarksChange): 'tag' | 'note' | undefined {
  return kind === 'untag' ? 'tag' : kind === 'unnote' ? 'note' : undefined;
}

function textAsksForMarks(text: string): boolean {
  return someLeaf(parseQuery(text).query, leaf => leaf.kind === 'filter' && asksForMarks(leaf));
}
