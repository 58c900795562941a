import {
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Chip as QueryChip } from '#shared/query/editing/edit';
import { text } from '../../../i18n/text';
import { BareButton } from '../../../ui/controls/BareButton';
import { Chip } from '../../../ui/controls/Chip';
import { chipText } from '../texts/chip-text';
import styles from './SearchBox.module.css';

/** How to reach the chips from the text behind them. */
export interface ChipsHandle {
  focusLast(): void;
}

interface ChipsProps {
  readonly chips: readonly QueryChip[];
  readonly onRemove: (chip: QueryChip) => void;
  /** Turns a chip back into text. */
  readonly onOpen: (chip: QueryChip) => void;
  /** To the text behind the last chip. */
  readonly onLeave: () => void;
  /** While nobody is in the box, chips that do not fit are counted instead. */
  readonly folded: boolean;
  readonly ref: Ref<ChipsHandle>;
}

/** The filters in front of what is typed. The arrow keys go from one to the next, and into the text. */
export function Chips({ chips, onRemove, onOpen, onLeave, folded, ref }: ChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  const fitting = Math.min(chips.length, useFittingChips(list, chips.map(chipText).join('\n'), folded));
  const hidden = chips.length - fitting;
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  useImperativeHandle(ref, () => ({ focusLast: () => buttons.current[chips.length - 1]?.focus() }));

  const focusChip = (nth: number) => {
    if (nth >= chips.length) onLeave();
    else buttons.current[Math.max(0, nth)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, chip: QueryChip, nth: number) => {
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
    <ul ref={list} className={styles.chips} aria-label={text('search.chips')}>
      {chips.map((chip, nth) => {
        const words = chipText(chip);
        return (
          <li key={`${chip.start} ${words}`} data-chip hidden={nth >= fitting}>
            <Chip
              words={words}
              negated={chip.negated}
              button={{
                ref: button => {
                  buttons.current[nth] = button;
                },
                tabIndex: -1,
                'aria-label': text('search.chipOf', { chip: words }),
                onDoubleClick: () => onOpen(chip),
                onKeyDown: event => onKeyDown(event, chip, nth),
              }}
              removeLabel={text('search.removeChip', { chip: words })}
              onRemove={() => {
                onRemove(chip);
                onLeave();
              }}
              tabStop={false}
            />
          </li>
        );
      })}
      {hidden > 0 && (
        <li className={styles.moreChips}>
          <BareButton
            tabIndex={-1}
            aria-label={text('search.moreChips', { count: hidden })}
            title={chips.slice(fitting).map(chipText).join(' · ')}
            onClick={onLeave}
          >
            {text('search.moreChipsShort', { count: hidden })}
          </BareButton>
        </li>
      )}
    </ul>
  );
}

// what is typed keeps this much, and the count of the others
const ROOM_BESIDE = 96;

/** How many of the chips have room in the line they stand in, by their widths when all of them were last drawn. */
function useFittingChips(list: RefObject<HTMLUListElement | null>, names: string, folded: boolean): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other names have other widths
  useLayoutEffect(() => {
    const line = list.current?.parentElement;
    if (!folded || line === null || line === undefined) return setFitting(Number.POSITIVE_INFINITY);
    const widths = [...(list.current?.querySelectorAll('[data-chip]') ?? [])].map(widthOf);
    const count = () => {
      // what has no width is not laid out
      let room = line.clientWidth === 0 ? Number.POSITIVE_INFINITY : line.clientWidth - ROOM_BESIDE;
      const over = widths.findIndex(width => {
        room -= width;
        return room < 0;
      });
      setFitting(over < 0 ? Number.POSITIVE_INFINITY : Math.max(1, over));
    };
    count();
    const observer = new ResizeObserver(count);
    observer.observe(line);
    return () => observer.disconnect();
  }, [list, names, folded]);
  return fitting;
}

/** Also of a chip that is left out now. */
function widthOf(chip: Element): number {
  if (!(chip instanceof HTMLElement)) return 0;
  const { hidden } = chip;
  chip.hidden = false;
  const width = chip.offsetWidth + GAP;
  chip.hidden = hidden;
  return width;
}

const GAP = 6;
