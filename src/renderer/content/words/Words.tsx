import { useState } from 'react';
import { Button } from 'react-aria-components';
import { text } from '../../i18n/text';
import { type Range, useReading } from './reading';
import styles from './Words.module.css';

const LONGEST_SHOWN = 20_000;

interface WordsProps {
  readonly children: string;
  /** Where the hits stand, when the caller knows better than the search does. */
  readonly ranges?: readonly Range[];
}

/** Words of a message with the hits marked. Very long ones are shown in part until asked for. Never parses markup. */
export function Words({ children: words, ranges }: WordsProps) {
  const { highlight, everything } = useReading();
  const [whole, setWhole] = useState(false);
  const cut = words.length > LONGEST_SHOWN && !whole && !everything;
  const shown = cut ? words.slice(0, LONGEST_SHOWN) : words;

  return (
    <>
      <Marked words={shown} ranges={ranges ?? highlight?.(shown) ?? []} />
      {cut && (
        <Button className={styles.more ?? ''} onPress={() => setWhole(true)}>
          {text('rich.showAll', { count: words.length })}
        </Button>
      )}
    </>
  );
}

function Marked({ words, ranges }: { readonly words: string; readonly ranges: readonly Range[] }) {
  const inside = ranges.filter(({ start, end }) => start < end && end <= words.length);
  const pieces = inside.flatMap(({ start, end }, index) => [
    words.slice(inside[index - 1]?.end ?? 0, start),
    <mark key={start} className={styles.hit}>
      {words.slice(start, end)}
    </mark>,
  ]);
  return <>{[...pieces, words.slice(inside.at(-1)?.end ?? 0)]}</>;
}
