import { useId } from 'react';
import { TextField } from '../../ui/controls/TextField';
import styles from './Backup.module.css';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The one thing there is to do. */
  readonly isWanted?: boolean;
}

export function PasswordField({ label, value, onChange, isWanted }: PasswordFieldProps) {
  const id = useId();
  return (
    <div className={styles.password}>
      <label htmlFor={id}>{label}</label>
      <TextField
        id={id}
        wide
        type="password"
        ref={isWanted === true ? takeFocus : undefined}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
}
