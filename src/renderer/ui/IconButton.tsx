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
}

export function IconButton({ label, icon, onPress, keys, disabled, pressed }: IconButtonProps) {
  return (
    <Tooltip words={label} keys={keys}>
      <AriaButton
        className="icon-button"
        aria-label={label}
        onPress={onPress}
        {...(disabled !== undefined && { isDisabled: disabled })}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
