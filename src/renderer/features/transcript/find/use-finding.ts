import { type ComponentProps, type RefObject, useDeferredValue, useMemo, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { marksOf, placedTerms } from '#shared/index/matching/marks';
import type { Phrase } from '#shared/index/matching/matcher';
import { joinedRanges, type Range } from '#shared/text/ranges';
import type { Member } from '../rows/article-props';
import type { Rows } from '../rows/row';
import type { FindBar } from './FindBar';
import { findStretches, RowTexts } from './find-in-rows';
import { placedRanges } from './placed-ranges';

interface FindingOf {
  readonly rows: Rows;
  readonly members: readonly Member[];
  /** What the search over everything looks for, marked while nothing is looked for here. */
  readonly phrases: readonly Phrase[];
  /** What else the search found in the messages of the open conversation. */
  readonly places: ReadonlyMap<ItemKey, readonly Range[]> | undefined;
  readonly conversation: Conversation;
  readonly selectedIndex: number | undefined;
  readonly onJump: (key: string | undefined) => void;
  readonly focusWanted: RefObject<boolean>;
  /** Somebody begins to look for something. */
  readonly onOpen: () => void;
}

export interface Finding {
  readonly isOpen: boolean;
  readonly bar: ComponentProps<typeof FindBar>;
  readonly highlight: ((content: string) => readonly Range[]) | undefined;
  /** Keys of the rows that were found; absent while nothing is looked for here. */
  readonly found: ReadonlySet<string> | undefined;
  open(): void;
  step(by: 1 | -1): boolean;
}

/** Looking for words in this transcript. */
export function useFinding(of: FindingOf): Finding {
  const { rows, members, phrases, places, conversation, selectedIndex, onJump, focusWanted } = of;
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const [asked, setAsked] = useState(0);
  const sought = useDeferredValue(isOpen ? wanted : '');
  const texts = useMemo(() => new RowTexts(rows.rows, members), [rows, members]);
  const found = useMemo(() => texts.find(sought), [texts, sought]);

  const highlight = useMemo(() => {
    if (sought.trim() !== '') return (content: string) => findStretches(content, sought);
    const placed = places === undefined || places.size === 0 ? undefined : placedRanges(conversation, places);
    if (placed === undefined && phrases.length === 0) return undefined;
    return (content: string) => {
      const terms = placedTerms(content);
      return joinedRanges([...phrases.flatMap(phrase => marksOf(phrase, terms)), ...(placed?.(content) ?? [])]);
    };
  }, [phrases, sought, places, conversation]);

  const foundKeys = useMemo(
    () => (sought.trim() === '' ? undefined : new Set(found.flatMap(index => rows.rows[index]?.key ?? []))),
    [sought, found, rows],
  );

  const step = (by: 1 | -1): boolean => {
    // what was typed a moment ago may not have been looked for yet
    const places = sought === wanted ? found : texts.find(wanted);
    if (!isOpen || wanted.trim() === '') return false;
    const from = selectedIndex ?? (by > 0 ? -1 : rows.rows.length);
    const next =
      by > 0
        ? (places.find(index => index > from) ?? places[0])
        : (places.findLast(index => index < from) ?? places.at(-1));
    if (next !== undefined) onJump(rows.rows[next]?.key);
    return true;
  };

  return {
    isOpen,
    highlight,
    found: foundKeys,
    step,
    open: () => {
      of.onOpen();
      setOpen(true);
      setAsked(count => count + 1);
    },
    bar: {
      words: wanted,
      onWords: setWanted,
      count: found.length,
      at: selectedIndex === undefined ? 0 : found.indexOf(selectedIndex) + 1,
      onStep: step,
      onClose: () => {
        setOpen(false);
        // back to the line that was found
        focusWanted.current = true;
        onJump(selectedIndex === undefined ? undefined : rows.rows[selectedIndex]?.key);
      },
      asked,
    },
  };
}
