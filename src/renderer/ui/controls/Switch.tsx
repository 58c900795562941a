import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** Something that is on or off, with its words beside it. */
export function Switch({ isOn, onChange, children }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch as string} isSelected={isOn} onChange={onChange}>
      <span className={styles.track} aria-hidden />
      <span>{children}</span>
    </AriaSwitch>
  );
}
