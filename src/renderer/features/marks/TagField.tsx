import { type RefObject, useId, useState } from 'react';
import { LONGEST_TAG, readTag, tagName } from '#shared/marks/marks';
import { text } from '../../i18n/text';
import { Chip } from '../../ui/controls/Chip';
import { TextField } from '../../ui/controls/TextField';
import styles from './MyMarks.module.css';

interface TagFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly tags: readonly string[];
  /** The tags of the whole archive, the most frequent first. */
  readonly known: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tag: string) => void;
  readonly onLeave: () => void;
}

/** The tags, each with the way to take it away, and a field for another; known ones are offered while typing. */
export function TagField({ field, tags, known, onAdd, onRemove, onLeave }: TagFieldProps) {
  const id = useId();
  const [written, setWritten] = useState('');
  const [wrong, setWrong] = useState(false);
  const held = new Set(tags.map(tagName));

  const add = () => {
    const tag = readTag(written);
    setWrong(tag === undefined && written.trim() !== '');
    if (tag === undefined) return;
    // one spelling for one tag, as far as it is known
    onAdd(known.find(each => tagName(each) === tagName(tag)) ?? tag);
    setWritten('');
  };
  return (
    <div className={styles.line}>
      <label className={styles.name} htmlFor={id}>
        {text('marks.tags')}
      </label>
      <div className={styles.value}>
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label={text('marks.tags')}>
            {tags.map(tag => (
              <li key={tag} data-filter-key="tag" data-filter-value={tag}>
                <Chip
                  words={tag}
                  removeLabel={text('marks.removeTag', { tag })}
                  onRemove={() => {
                    onRemove(tag);
                    // the button goes with its tag
                    field.current?.focus();
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <TextField
          ref={field}
          id={id}
          list={`${id}-known`}
          placeholder={text('marks.addTag')}
          value={written}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={event => {
            setWritten(event.target.value);
            setWrong(false);
          }}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') add();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setWritten('');
            setWrong(false);
            onLeave();
          }}
        />
        <p id={`${id}-leave`} className={styles.leave} aria-hidden="true">
          {text('marks.leaveTags')}
        </p>
        <datalist id={`${id}-known`}>
          {known
            .filter(tag => !held.has(tagName(tag)))
            .map(tag => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
        {wrong && (
          <p id={`${id}-wrong`} className={styles.wrong} role="alert">
            {text('marks.tagWrong', { most: LONGEST_TAG })}
          </p>
        )}
      </div>
    </div>
  );
}
