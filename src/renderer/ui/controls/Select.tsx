import { Check, ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import './menu.css';
import './select.css';

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
      className={`select select-${look}`}
      aria-label={label}
      value={value}
      onChange={key => {
        const picked = choices.find(choice => choice.value === key);
        if (picked !== undefined) onPick(picked.value);
      }}
    >
      <Button className="select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <ListBox className="menu">
          {choices.map(choice => (
            <ListBoxItem key={choice.value} id={choice.value} className="menu-item" textValue={choice.label}>
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
