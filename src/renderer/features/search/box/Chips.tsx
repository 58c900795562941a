import { X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import type { Chip } from '#shared/query/editing/edit';
import { text } from '../../../i18n/text';
import { chipText } from '../texts/chip-text';

/** How to reach the chips from the text behind them. */
export interface ChipsHandle {
  focusLast(): void;
}

interface ChipsProps {
  readonly chips: readonly Chip[];
  readonly onRemove: (chip: Chip) => void;
  /** Turns a chip back into text. */
  readonly onOpen: (chip: Chip) => void;
  /** To the text behind the last chip. */
  readonly onLeave: () => void;
  readonly ref: Ref<ChipsHandle>;
}

/** The filters in front of what is typed. The arrow keys go from one to the next, and into the text. */
export function Chips({ chips, onRemove, onOpen, onLeave, ref }: ChipsProps) {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  useImperativeHandle(ref, () => ({ focusLast: () => buttons.current[chips.length - 1]?.focus() }));

  const focusChip = (nth: number) => {
    if (nth >= chips.length) onLeave();
    else buttons.current[Math.max(0, nth)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, chip: Chip, nth: number) => {
    switch (event.key) {
      case 'ArrowLeft':
        focusChip(nth - 1);
        break;
      case 'ArrowRight':
        focusChip(nth + 1);
        break;
      case 'Home':
        focusChip(0);
        break;
      case 'End':
      case 'Escape':
        onLeave();
        break;
      case 'Enter':
        onOpen(chip);
        break;
      case 'Delete':
      case 'Backspace':
        onRemove(chip);
        onLeave();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  if (chips.length === 0) return undefined;
  return (
    <ul className="chips" aria-label={text('search.chips')}>
      {chips.map((chip, nth) => {
        const words = chipText(chip);
        return (
          <li key={`${chip.start} ${words}`} className="chip" data-negated={chip.negated}>
            <button
              ref={button => {
                buttons.current[nth] = button;
              }}
              type="button"
              tabIndex={-1}
              className="chip-words"
              aria-label={text('search.chipOf', { chip: words })}
              title={words}
              onDoubleClick={() => onOpen(chip)}
              onKeyDown={event => onKeyDown(event, chip, nth)}
            >
              <bdi>{words}</bdi>
            </button>
            <button
              type="button"
              tabIndex={-1}
              className="chip-remove"
              aria-label={text('search.removeChip', { chip: words })}
              onClick={() => {
                onRemove(chip);
                onLeave();
              }}
            >
              <X aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
