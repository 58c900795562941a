import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { type IconLook, iconButtonClass } from './IconButton';
import styles from './PopoverButton.module.css';

interface PopoverButtonProps {
  /** Names the button and what it opens. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: IconLook;
  /** Something is set in what it opens. */
  readonly chosen?: boolean;
  readonly placement?: 'bottom start' | 'bottom end';
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button with a sign on it that opens a small dialog beneath itself. */
export function PopoverButton({
  label,
  icon,
  look = 'small',
  chosen,
  placement = 'bottom end',
  children,
}: PopoverButtonProps) {
  return (
    <DialogTrigger>
      <AriaButton className={iconButtonClass(look)} aria-label={label} data-chosen={chosen}>
        {icon}
      </AriaButton>
      <Popover className={styles.popover as string} placement={placement}>
        <Dialog className={styles.dialog as string} aria-label={label}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
