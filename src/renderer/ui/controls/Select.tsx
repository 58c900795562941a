import { Check, ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { classNames } from '../class-names';
import menuStyles from './Menu.module.css';
import popoverStyles from './PopoverButton.module.css';
import styles from './Select.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onPick: (value: Value) => void;
  readonly look?: 'plain' | 'field';
}

/** Picks one of a few. The label is read out; show it beside the select where it is not plain from the place. */
export function Select<Value extends string>({ label, value, choices, onPick, look = 'plain' }: SelectProps<Value>) {
  return (
    <AriaSelect
      className={classNames(styles.select, look === 'field' && styles.field)}
      aria-label={label}
      value={value}
      onChange={key => {
        const picked = choices.find(choice => choice.value === key);
        if (picked !== undefined) onPick(picked.value);
      }}
    >
      <Button className={styles.button as string}>
        <SelectValue className={styles.value as string} />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={popoverStyles.popover as string} placement="bottom end">
        <ListBox className={menuStyles.menu as string}>
          {choices.map(choice => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              className={menuStyles.item as string}
              textValue={choice.label}
            >
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {isSelected && <Check aria-hidden />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
