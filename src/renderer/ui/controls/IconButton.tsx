import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './Button.module.css';
import { Tooltip } from './Tooltip';

/** `quiet` stands back behind what it belongs to; `bar` does so among others, with words; `small` in the head of a list. */
export type IconLook = 'plain' | 'quiet' | 'bar' | 'small';

interface IconButtonProps {
  /** Its name: read out, and shown in the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly look?: IconLook;
  /** Shown beside the name in the tooltip, as printed on the keyboard. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** For a button that opens and folds something. */
  readonly expanded?: boolean;
  /** Stands beside the icon while the bar around it (a container of that name) has room. */
  readonly word?: string;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, onPress, look = 'plain', keys, disabled, pressed, expanded, word } = props;
  return (
    <Tooltip words={label} keys={keys}>
      <AriaButton
        className={iconButtonClass(look)}
        aria-label={label}
        onPress={onPress}
        {...(disabled !== undefined && { isDisabled: disabled })}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        {...(expanded !== undefined && { 'aria-expanded': expanded })}
      >
        {icon}
        {word !== undefined && <span className={styles.word}>{word}</span>}
      </AriaButton>
    </Tooltip>
  );
}

/** For parts of the kit that open something by such a button. */
export function iconButtonClass(look: IconLook): string {
  return classNames(styles.iconButton, look !== 'plain' && styles.quietIcon, styles[`${look}Icon`]);
}
