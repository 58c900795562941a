import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { text } from '../../../i18n/text';
import { IconButton } from '../../../ui/controls/IconButton';
import styles from './FindBar.module.css';

interface FindBarProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** How many lines hold the words. */
  readonly count: number;
  /** Which of them is shown, counted from 1; 0 for none. */
  readonly at: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  /** Grows with each wish to find: the field takes the focus again. */
  readonly asked: number;
}

/** Finds in this transcript only, also in the lines that are not drawn. */
export function FindBar({ words, onWords, count, at, onStep, onClose, asked }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish, not each drawing
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const next = key === 'Enter' || key === 'F3' || (key.toLowerCase() === 'g' && (ctrlKey || metaKey));
    if (!next && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next) onStep(shiftKey ? -1 : 1);
    else onClose();
  };

  return (
    <search className={styles.bar} onKeyDown={onKeyDown}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        aria-label={text('transcript.find')}
        placeholder={text('transcript.find')}
        value={words}
        onChange={event => onWords(event.target.value)}
        spellCheck={false}
        autoComplete="off"
      />
      <span className={styles.count} role="status">
        {words.trim() === ''
          ? ''
          : at > 0
            ? text('transcript.find.at', { at, count })
            : text('transcript.find.count', { count })}
      </span>
      <IconButton
        label={text('transcript.find.previous')}
        icon={<ChevronUp aria-hidden />}
        disabled={count === 0}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label={text('transcript.find.next')}
        icon={<ChevronDown aria-hidden />}
        disabled={count === 0}
        onPress={() => onStep(1)}
      />
      <IconButton label={text('transcript.find.close')} icon={<X aria-hidden />} onPress={onClose} />
    </search>
  );
}
