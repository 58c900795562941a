import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  readonly children: ReactNode;
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  /** A quiet line below. */
  readonly about?: ReactNode;
  readonly disabled?: boolean;
}

/** A box to tick, with its words beside it. */
export function Checkbox({ children, selected, onChange, about, disabled = false }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles.checkbox as string} isSelected={selected} onChange={onChange} isDisabled={disabled}>
      <span className={styles.box} aria-hidden>
        <Check size={12} strokeWidth={3} />
      </span>
      <span className={styles.words}>
        {children}
        {about !== undefined && <span className={styles.about}>{about}</span>}
      </span>
    </AriaCheckbox>
  );
}
