import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import styles from './Choices.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** What stands behind the label, and at the end of its line. */
  readonly about?: ReactNode;
  readonly end?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  /** Read out; show it above where it is not plain from the place. */
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onPick: (value: Value) => void;
  /** `list`: one below the other; `segments`: side by side, of equal width, so many in a row. */
  readonly look: 'list' | 'segments';
}

/** One of a few, all of them in sight. */
export function Choices<Value extends string>({ label, value, choices, onPick, look }: ChoicesProps<Value>) {
  return (
    <RadioGroup
      className={styles[look] as string}
      aria-label={label}
      orientation={look === 'list' ? 'vertical' : 'horizontal'}
      value={value}
      onChange={picked => {
        const choice = choices.find(each => each.value === picked);
        if (choice !== undefined) onPick(choice.value);
      }}
    >
      {choices.map(({ value: each, label: name, about, end }) => (
        <Radio key={each} value={each} className={styles.choice as string}>
          {look === 'list' && <span className={styles.dot} aria-hidden />}
          <span className={styles.words}>
            {name}
            {about !== undefined && (
              <span className={styles.about} dir="auto">
                {about}
              </span>
            )}
          </span>
          {end !== undefined && <span className={styles.end}>{end}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}
