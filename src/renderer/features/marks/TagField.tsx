import { X } from 'lucide-react';
import { type RefObject, useId, useState } from 'react';
import { LONGEST_TAG, readTag, tagName } from '#shared/marks/marks';
import { text } from '../../i18n/text';

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
    <div className="marks-line">
      <label className="marks-name" htmlFor={id}>
        {text('marks.tags')}
      </label>
      <div className="marks-value">
        {tags.length > 0 && (
          <ul className="marks-tags" aria-label={text('marks.tags')}>
            {tags.map(tag => (
              <li key={tag} className="marks-tag">
                <bdi data-filter-key="tag" data-filter-value={tag}>
                  {tag}
                </bdi>
                <button
                  type="button"
                  aria-label={text('marks.removeTag', { tag })}
                  title={text('marks.removeTag', { tag })}
                  onClick={() => {
                    onRemove(tag);
                    // the button goes with its tag
                    field.current?.focus();
                  }}
                >
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={field}
          id={id}
          className="field"
          list={`${id}-known`}
          autoComplete="off"
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
        <p id={`${id}-leave`} className="marks-leave" aria-hidden="true">
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
          <p id={`${id}-wrong`} className="marks-wrong" role="alert">
            {text('marks.tagWrong', { most: LONGEST_TAG })}
          </p>
        )}
      </div>
    </div>
  );
}
