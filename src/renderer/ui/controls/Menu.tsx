import { Check } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components';
import styles from './Button.module.css';
import { type IconLook, iconButtonClass } from './IconButton';
import menuStyles from './Menu.module.css';
import popoverStyles from './PopoverButton.module.css';
import { Tooltip } from './Tooltip';

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

interface CheckMenuProps extends Omit<MenuProps, 'onPick' | 'word'> {
  /** Ids of what is on. */
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (checked: ReadonlySet<string>) => void;
}

/** A button that opens a list of things that are on or off. */
export function CheckMenu({ label, icon, look = 'plain', choices, checked, onCheck }: CheckMenuProps) {
  const onChange = (picked: Selection) =>
    onCheck(new Set(choices.map(({ id }) => id).filter(id => picked === 'all' || picked.has(id))));
  return (
    <MenuTrigger>
      <Tooltip words={label}>
        <AriaButton className={iconButtonClass(look)} aria-label={label}>
          {icon}
        </AriaButton>
      </Tooltip>
      <Popover className={popoverStyles.popover as string} placement="bottom end">
        <AriaMenu
          className={menuStyles.menu as string}
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={checked}
          onSelectionChange={onChange}
        >
          {choices.map(({ id, label: name }) => (
            <MenuItem key={id} id={id} className={menuStyles.item as string} textValue={name}>
              {({ isSelected }) => (
                <>
                  <bdi>{name}</bdi>
                  {isSelected && <Check aria-hidden />}
                </>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
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
