import type { ReactNode } from 'react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import './button.css';
import './menu.css';

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
  /** Stands beside the icon where there is room (`.button-word`). */
  readonly word?: string;
  readonly choices: readonly MenuChoice[];
  readonly onPick: (id: string) => void;
}

/** A button with a sign on it that opens a list of things to do. */
export function Menu({ label, icon, word, choices, onPick }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className="icon-button" aria-label={label}>
        {icon}
        {word !== undefined && <span className="button-word">{word}</span>}
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label} onAction={key => onPick(String(key))}>
          {choices.map(({ id, label: name, icon: sign, keys, disabled }) => (
            <MenuItem
              key={id}
              id={id}
              className="menu-item"
              textValue={name}
              {...(disabled !== undefined && { isDisabled: disabled })}
            >
              {sign}
              <span>{name}</span>
              {keys !== undefined && <kbd>{keys}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
