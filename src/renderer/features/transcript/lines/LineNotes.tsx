import { Pencil, StickyNote } from 'lucide-react';
import type { Note } from '#shared/marks/marks';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import styles from './LineNotes.module.css';

interface LineNotesProps {
  readonly notes: readonly Note[] | undefined;
  /** Only to be read: there is no feed around it that handles clicks. */
  readonly plain: boolean | undefined;
}

/** What the supervisor wrote about a line, under it. */
export function LineNotes({ notes, plain }: LineNotesProps) {
  if (notes === undefined) return undefined;
  return (
    <ul className={styles.notes} aria-label={text('marks.lineNotes')}>
      {notes.map(note => (
        <li key={note.id} className={styles.note}>
          <StickyNote size={13} aria-hidden="true" />
          <p className={styles.words} dir="auto">
            {note.text}
          </p>
          {!plain && (
            <BareButton
              className={styles.edit}
              data-note={note.id}
              aria-label={text('marks.editNote')}
              title={text('marks.editNote')}
            >
              <Pencil size={13} aria-hidden="true" />
            </BareButton>
          )}
        </li>
      ))}
    </ul>
  );
}
