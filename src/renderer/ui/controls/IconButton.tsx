import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Tooltip } from './Tooltip';
import './button.css';

interface IconButtonProps {
  /** Its name: read out, and shown in the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  /** Shown beside the name in the tooltip, as printed on the keyboard. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  /** For a button that stays down. */
  readonly pressed?: boolean;
  /** For a button that opens and folds something. */
  readonly expanded?: boolean;
  /** Stands beside the icon where there is room (`.button-word`). */
  readonly word?: string;
}

export function IconButton({ label, icon, onPress, keys, disabled, pressed, expanded, word }: IconButtonProps) {
  return (
    <Tooltip words={label} keys={keys}>
      <AriaButton
        className="icon-button"
        aria-label={label}
        onPress={onPress}
        {...(disabled !== undefined && { isDisabled: disabled })}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        {...(expanded !== undefined && { 'aria-expanded': expanded })}
      >
        {icon}
        {word !== undefined && <span className="button-word">{word}</span>}
      </AriaButton>
    </Tooltip>
  );
}
