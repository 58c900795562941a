import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type UIEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { text } from '../../i18n/text';
import { useReading } from '../words/reading';
import styles from './Carousel.module.css';
import type { Draw, Part } from './drawing';

interface CarouselProps {
  readonly node: Part<'carousel'>;
  readonly draw: Draw;
}

// the strip's own padding, to which its cards snap
const EDGE = 2;

/** Cards side by side. All of them are on the page, so that Tab and find reach each; for print they wrap. */
export function Carousel({ node, draw }: CarouselProps) {
  const { everything } = useReading();
  const strip = useRef<HTMLUListElement>(null);
  const [edge, setEdge] = useState<'start' | 'between' | 'end'>('start');
  const count = node.children.length;

  const follow = ({ currentTarget: list }: UIEvent<HTMLUListElement>) => {
    const moved = Math.abs(list.scrollLeft);
    const atEnd = moved + list.clientWidth >= list.scrollWidth - EDGE;
    setEdge(moved <= EDGE ? 'start' : atEnd ? 'end' : 'between');
  };
  const move = (way: 1 | -1) => {
    const list = strip.current;
    const [first] = list?.children ?? [];
    if (list === null || first === undefined) return;
    const backwards = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
    list.scrollBy({ left: way * backwards * first.getBoundingClientRect().width });
  };

  return (
    <fieldset className={styles.carousel} aria-label={text('rich.carousel.label', { count })}>
      {node.select !== undefined && (
        <p className={styles.select}>
          {text(node.select.many ? 'rich.carousel.selectMany' : 'rich.carousel.selectOne')}
        </p>
      )}
      <ul
        ref={strip}
        className={styles.strip}
        data-everything={everything || undefined}
        style={node.padding === undefined ? undefined : { gap: node.padding }}
        onScroll={follow}
        // what scrolls must be reachable by keyboard
        tabIndex={everything ? undefined : 0}
      >
        {node.children.map((child, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is made once and never changes
            key={index}
            className={styles.card}
            aria-label={text('rich.carousel.card', { number: index + 1, count })}
          >
            {node.select !== undefined && <span className={styles.choice} data-many={node.select.many || undefined} />}
            {draw(child)}
          </li>
        ))}
      </ul>
      {!everything && count > 1 && (
        <div className={styles.arrows}>
          <Button
            className={styles.arrow ?? ''}
            aria-label={text('rich.carousel.previous')}
            isDisabled={edge === 'start'}
            onPress={() => move(-1)}
          >
            <ChevronLeft aria-hidden size={16} />
          </Button>
          <Button
            className={styles.arrow ?? ''}
            aria-label={text('rich.carousel.next')}
            isDisabled={edge === 'end'}
            onPress={() => move(1)}
          >
            <ChevronRight aria-hidden size={16} />
          </Button>
          <span className={styles.count}>{text('rich.carousel.label', { count })}</span>
        </div>
      )}
    </fieldset>
  );
}
