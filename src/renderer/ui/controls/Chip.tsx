import { X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { BareButton } from './BareButton';
import styles from './Chip.module.css';

interface ChipProps {
  readonly words: string;
  /** Names the cross. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** Where the words can be pressed themselves. */
  readonly button?: ComponentProps<'button'>;
  readonly negated?: boolean;
  /** Whether Tab stops at the cross; not where the words take the keys. */
  readonly tabStop?: boolean;
}

/** Something that is set and can be taken away again: a filter, a tag. */
export function Chip({ words, removeLabel, onRemove, button, negated, tabStop = true }: ChipProps) {
  const name = <bdi>{words}</bdi>;
  return (
    <span className={styles.chip} data-negated={negated}>
      {button === undefined ? (
        <span className={styles.words} title={words}>
          {name}
        </span>
      ) : (
        <BareButton className={styles.words} title={words} {...button}>
          {name}
        </BareButton>
      )}
      <BareButton
        className={styles.remove}
        aria-label={removeLabel}
        title={removeLabel}
        {...(tabStop ? {} : { tabIndex: -1 })}
        onClick={onRemove}
      >
        <X aria-hidden />
      </BareButton>
    </span>
  );
}
