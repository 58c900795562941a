import type { ReactNode, RefObject } from 'react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './Button.module.css';
import { type IconLook, iconButtonClass } from './IconButton';
import menuStyles from './Menu.module.css';
import popoverStyles from './PopoverButton.module.css';

interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
}

interface MenuProps {
  /** Names the button and the menu. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: IconLook;
  /** Stands beside the icon while the bar around it (a container of that name) has room. */
  readonly word?: string;
  readonly choices: readonly MenuChoice[];
  readonly onPick: (id: string) => void;
}

/** A button with a sign on it that opens a list of things to do. */
export function Menu({ label, icon, look = 'plain', word, choices, onPick }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={iconButtonClass(look)} aria-label={label}>
        {icon}
        {word !== undefined && <span className={styles.word}>{word}</span>}
      </AriaButton>
      <Popover className={popoverStyles.popover as string} placement="bottom end">
        <Choices label={label} choices={choices} onPick={onPick} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuAtProps extends Pick<MenuProps, 'label' | 'choices' | 'onPick'> {
  /** Where it opens. */
  readonly anchor: RefObject<Element | null>;
  readonly onClose: () => void;
}

/** The same list, opened at a place instead of by a button. */
export function MenuAt({ label, choices, onPick, anchor, onClose }: MenuAtProps) {
  return (
    <Popover
      className={popoverStyles.popover as string}
      triggerRef={anchor}
      isOpen
      onOpenChange={open => {
        if (!open) onClose();
      }}
      placement="bottom start"
    >
      <Choices label={label} choices={choices} onPick={onPick} onClose={onClose} />
    </Popover>
  );
}

interface ChoicesProps extends Pick<MenuProps, 'label' | 'choices' | 'onPick'> {
  readonly onClose?: () => void;
}

function Choices({ label, choices, onPick, onClose }: ChoicesProps) {
  return (
    <AriaMenu
      className={menuStyles.menu as string}
      aria-label={label}
      onAction={key => onPick(String(key))}
      {...(onClose && { autoFocus: 'first', onClose })}
    >
      {choices.map(({ id, label: name, icon, keys, disabled }) => (
        <MenuItem
          key={id}
          id={id}
          className={menuStyles.item as string}
          textValue={name}
          {...(disabled !== undefined && { isDisabled: disabled })}
        >
          {icon}
          <span>{name}</span>
          {keys !== undefined && <kbd>{keys}</kbd>}
        </MenuItem>
      ))}
    </AriaMenu>
  );
}
