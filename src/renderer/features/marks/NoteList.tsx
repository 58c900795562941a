import { CornerDownRight, Pencil, Trash2 } from 'lucide-react';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import type { Note } from '#shared/marks/marks';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import { BareButton } from '../../ui/controls/BareButton';
import { IconButton } from '../../ui/controls/IconButton';
import { lineText } from './line-text';
import styles from './MyMarks.module.css';

interface NoteListProps {
  readonly notes: readonly Note[];
  readonly conversation: Conversation;
  readonly onGo: (item: ItemKey) => void;
  readonly onEdit: ((id: string) => void) | undefined;
  readonly onRemove: (id: string) => void;
}

/** Every note on a conversation and its lines, also those whose line is not there any more. */
export function NoteList({ notes, conversation, onGo, onEdit, onRemove }: NoteListProps) {
  if (notes.length === 0) return undefined;
  return (
    <ul className={styles.notes} aria-label={text('marks.notes')}>
      {notes.map(note => (
        <li key={note.id} className={styles.note}>
          {note.item !== undefined && <Line item={note.item} conversation={conversation} onGo={onGo} />}
          <p dir="auto">{note.text}</p>
          <div className={styles.noteFoot}>
            <time className={styles.quiet} dateTime={new Date(note.at).toISOString()}>
              {formatDayAndTime(note.at, 'mine')}
            </time>
            {onEdit !== undefined && (
              <IconButton
                look="small"
                label={text('marks.editNote')}
                icon={<Pencil aria-hidden />}
                onPress={() => onEdit(note.id)}
              />
            )}
            <IconButton
              look="small"
              label={text('marks.removeNote')}
              icon={<Trash2 aria-hidden />}
              onPress={() => onRemove(note.id)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  readonly item: ItemKey;
  readonly conversation: Conversation;
  readonly onGo: (item: ItemKey) => void;
}

function Line({ item, conversation, onGo }: LineProps) {
  const line = lineText(conversation, item);
  if (line === undefined) return <p className={styles.quiet}>{text('marks.lineGone')}</p>;
  return (
    <BareButton className={styles.go} title={text('marks.goToLine')} onClick={() => onGo(item)}>
      <CornerDownRight aria-hidden />
      <span dir="auto">{line}</span>
    </BareButton>
  );
}
