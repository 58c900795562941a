import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useReading } from './reading';
import styles from './Words.module.css';

interface MoreOfProps<Item> {
  readonly items: readonly Item[];
  readonly atOnce: number;
  readonly more: (count: number) => string;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** The first of many things, the rest on demand, so that one hostile message cannot fill the page. */
export function MoreOf<Item>({ items, atOnce, more, children }: MoreOfProps<Item>) {
  const { everything } = useReading();
  const [shown, setShown] = useState(atOnce);
  const left = everything ? 0 : items.length - shown;
  return (
    <>
      {(left > 0 ? items.slice(0, shown) : items).map(children)}
      {left > 0 && (
        <Button className={styles.more ?? ''} onPress={() => setShown(shown + Math.max(atOnce, 100))}>
          {more(left)}
        </Button>
      )}
    </>
  );
}
