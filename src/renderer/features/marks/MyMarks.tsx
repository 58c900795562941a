import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Conversation } from '#shared/domain/conversation';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { EvaluationField } from './EvaluationField';
import styles from './MyMarks.module.css';
import { NoteEditor } from './NoteEditor';
import { NoteList } from './NoteList';
import { TagField } from './TagField';

interface MyMarksProps {
  readonly store: AppStore;
  readonly conversation: Conversation;
}

/** What the supervisor made of a conversation: evaluation, tags and notes, each changed in place. */
export function MyMarks({ store, conversation }: MyMarksProps) {
  const isMasked = useStore(store, state => state.settings.masked);
  const { key } = conversation;
  const marks = useStore(store, state => state.marks.get(key));
  const draft = useStore(store, state => state.noteDrafts.get(key));
  const tags = useStore(store, state =>
    state.facets.kind === 'known' ? state.facets.view.whole.get('tag') : undefined,
  );
  const tagField = useRef<HTMLInputElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const leave = useWantedField(store, conversation, { tag: tagField, note: noteField });

  if (marks === undefined) return undefined;
  const { mark, draftNote, keepNote, rewriteNote, selectItem } = store.getState();
  return (
    <section className={styles.section} aria-label={text('marks.title')}>
      <h3 className={styles.title}>
        {text('marks.title')}
        <span className={styles.quiet}>
          {marks.reviewedAt === undefined
            ? text('marks.notReviewed')
            : text('marks.reviewedAt', { date: formatDayAndTime(marks.reviewedAt, 'mine') })}
        </span>
      </h3>
      <EvaluationField
        evaluation={marks.evaluation}
        onEvaluate={evaluation => void mark(key, { kind: 'evaluate', ...(evaluation !== undefined && { evaluation }) })}
      />
      <TagField
        field={tagField}
        tags={marks.tags}
        known={tags?.values.map(({ value }) => value) ?? []}
        onAdd={tag => void mark(key, { kind: 'tag', tag })}
        onRemove={tag => void mark(key, { kind: 'untag', tag })}
        onLeave={leave}
      />
      <NoteList
        notes={marks.notes.filter(({ id }) => id !== draft?.id)}
        conversation={conversation}
        onGo={selectItem}
        // what is masked must not be kept in the place of what was written
        onEdit={isMasked ? undefined : id => rewriteNote(key, id)}
        onRemove={id => void mark(key, { kind: 'unnote', id })}
      />
      <NoteEditor
        field={noteField}
        draft={draft}
        conversation={conversation}
        onBegin={() => store.getState().wantNote()}
        onDraft={changed => draftNote(key, changed)}
        onKeep={() => {
          void keepNote(key);
          leave();
        }}
        onGiveUp={() => {
          draftNote(key, undefined);
          leave();
        }}
      />
    </section>
  );
}

interface Fields {
  readonly tag: RefObject<HTMLElement | null>;
  readonly note: RefObject<HTMLElement | null>;
}

/** Gives the focus to the field that a command wants. What comes back leads to where it was before. */
function useWantedField(store: AppStore, { key }: Conversation, fields: Fields): () => void {
  const wanted = useStore(store, state => state.wantedField);
  const cameFrom = useRef<Element>(undefined);

  useEffect(() => {
    const field = wanted?.key === key ? fields[wanted.field].current : null;
    if (field === null) return;
    const before = document.activeElement;
    store.getState().fieldTaken();
    // a pane that opens with it takes the focus for itself first
    queueMicrotask(() => {
      if (before !== field) cameFrom.current = before ?? undefined;
      field.focus();
      field.scrollIntoView({ block: 'nearest' });
    });
  });

  return () => {
    const before = cameFrom.current;
    cameFrom.current = undefined;
    if (!(before instanceof HTMLElement) || !before.isConnected) return;
    store.getState().closeDrawer();
    before.focus();
  };
}
