import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './Button.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` is what the screen is for, at most one; `danger` takes something away for good. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** For a bar or a line of text. */
  readonly small?: boolean;
  readonly icon?: ReactNode;
  /** For the button that sends a form. */
  readonly type?: 'submit';
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly label?: string;
  readonly expanded?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onPress,
  look = 'plain',
  small,
  icon,
  type,
  disabled,
  autoFocus,
  label,
  expanded,
  ref,
}: ButtonProps) {
  return (
    <AriaButton
      className={classNames(styles.button, styles[look], small && styles.small)}
      {...(onPress && { onPress })}
      {...(type && { type })}
      {...(disabled !== undefined && { isDisabled: disabled })}
      {...(autoFocus !== undefined && { autoFocus })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      {...(ref && { ref })}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
