import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { text } from '../../../i18n/text';
import type { Rows } from '../rows/row';
import styles from './HitNavigator.module.css';

interface HitBarProps {
  /** Keys of rows. */
  readonly hits: ReadonlySet<string>;
  readonly indexOf: Rows['indexOf'];
  /** Row index of the selection. */
  readonly selected: number | undefined;
  readonly onSelect: (key: string) => void;
}

/** Goes from hit to hit in the order of the transcript, starting at the selection and round at the end. */
export function HitNavigator({ hits, indexOf, selected, onSelect }: HitBarProps) {
  const places = useMemo(
    () =>
      [...hits]
        .flatMap(key => {
          const index = indexOf.get(key);
          return index === undefined ? [] : [{ key, index }];
        })
        .sort((a, b) => a.index - b.index),
    [hits, indexOf],
  );
  if (places.length === 0) return undefined;
  const at = places.findIndex(({ index }) => index === selected);
  const go = (forward: boolean) => {
    const from = selected ?? -1;
    const next = forward
      ? (places.find(({ index }) => index > from) ?? places[0])
      : (places.findLast(({ index }) => index < from) ?? places.at(-1));
    if (next !== undefined) onSelect(next.key);
  };
  return (
    <div className={styles.bar}>
      <span className={styles.count}>
        {at < 0
          ? text('transcript.hits.count', { count: places.length })
          : text('transcript.hits', { at: at + 1, count: places.length })}
      </span>
      <Button className={styles.step as string} aria-label={text('transcript.hits.previous')} onPress={() => go(false)}>
        <ChevronUp size={15} aria-hidden="true" />
      </Button>
      <Button className={styles.step as string} aria-label={text('transcript.hits.next')} onPress={() => go(true)}>
        <ChevronDown size={15} aria-hidden="true" />
      </Button>
    </div>
  );
}
