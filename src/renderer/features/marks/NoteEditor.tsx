import { StickyNote, X } from 'lucide-react';
import { type RefObject, useId } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import { LONGEST_NOTE } from '#shared/marks/marks';
import { text } from '../../i18n/text';
import type { NoteDraft } from '../../state/marks/marks-slice';
import { Button } from '../../ui/controls/Button';
import { IconButton } from '../../ui/controls/IconButton';
import { TextArea } from '../../ui/controls/TextField';
import { lineText } from './line-text';
import styles from './MyMarks.module.css';

interface NoteEditorProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: NoteDraft | undefined;
  readonly conversation: Conversation;
  readonly onBegin: () => void;
  readonly onDraft: (draft: NoteDraft) => void;
  readonly onKeep: () => void;
  readonly onGiveUp: () => void;
}

/** The note that is being written, or the way to begin one. Ctrl+Enter (⌘Enter) keeps it, Escape leaves an empty one. */
export function NoteEditor({ field, draft, conversation, onBegin, onDraft, onKeep, onGiveUp }: NoteEditorProps) {
  const id = useId();
  if (draft === undefined) {
    return (
      <Button look="quiet" icon={<StickyNote aria-hidden />} onPress={onBegin}>
        {text('marks.addNote')}
      </Button>
    );
  }
  const { item, ...aboutAll } = draft;
  const isLong = draft.text.trim().length > LONGEST_NOTE;
  return (
    <div className={styles.editor}>
      {item !== undefined && (
        <p className={styles.about}>
          <span dir="auto">
            {text('marks.aboutLine', { line: lineText(conversation, item) ?? text('marks.lineGone') })}
          </span>
          <IconButton
            look="small"
            label={text('marks.aboutAll')}
            icon={<X aria-hidden />}
            onPress={() => onDraft(aboutAll)}
          />
        </p>
      )}
      <TextArea
        wide
        ref={field}
        rows={4}
        dir="auto"
        aria-label={text('marks.noteText')}
        aria-invalid={isLong || undefined}
        aria-describedby={isLong ? `${id}-long` : undefined}
        value={draft.text}
        onChange={event => onDraft({ ...draft, text: event.target.value })}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            if (!isLong) onKeep();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            if (draft.text.trim() === '') onGiveUp();
            else event.currentTarget.blur();
          }
        }}
      />
      {isLong && (
        <p id={`${id}-long`} className={styles.wrong}>
          {text('marks.noteLong', { most: LONGEST_NOTE })}
        </p>
      )}
      <div className={styles.editorFoot}>
        <Button onPress={onGiveUp}>{text('marks.giveUpNote')}</Button>
        <Button
          look="primary"
          disabled={isLong || (draft.text.trim() === '' && draft.id === undefined)}
          onPress={onKeep}
        >
          {text('marks.keepNote')}
        </Button>
      </div>
    </div>
  );
}
