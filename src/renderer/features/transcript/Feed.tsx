import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { CornerUpLeft } from 'lucide-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ItemKey } from '#shared/domain/keys';
import { extentOf } from '#shared/measures/stays';
import { findTerms, wordsOf } from '#shared/text/words';
import { tellingOf } from '../../i18n/event-text';
import { text } from '../../i18n/text';
import styles from './Feed.module.css';
import { stepOf } from './feed-keys';
import { HitBar } from './HitBar';
import { focusAfter, focusBefore } from './leave-feed';
import { MomentTip } from './MomentTip';
import { heightsOf } from './row-height';
import { type Row, rowsOf } from './rows';
import { rememberedPlace, rememberPlace } from './scroll-memory';
import type { TranscriptPaneProps } from './TranscriptPane';
import { TranscriptRow } from './TranscriptRow';

// the pane before was most likely as wide as the next one will be
let likelyWidth = 560;

export function Feed({ conversation, zone, selected, onSelect, hits, words, onOpenLink }: TranscriptPaneProps) {
  const id = useId();
  const { rows, articles, indexOf } = useMemo(() => rowsOf(conversation, zone), [conversation, zone]);
  const telling = useMemo(() => tellingOf(conversation), [conversation]);
  const start = useMemo(() => extentOf(conversation)?.from, [conversation]);
  const hitSet = useMemo(() => new Set(hits), [hits]);
  const highlight = useMemo(() => {
    const terms = words.map(word => ({ words: wordsOf(word), exact: false })).filter(term => term.words.length > 0);
    return terms.length === 0 ? undefined : (content: string) => findTerms(content, terms);
  }, [words]);
  const scroller = useRef<HTMLDivElement>(null);
  const estimateSize = useMemo(() => heightsOf(rows, likelyWidth), [rows]);
  const [place] = useState(() => (selected === undefined ? rememberedPlace(conversation.key) : undefined));

  const [active, setActive] = useState<ItemKey>();
  const [flashed, setFlashed] = useState<ItemKey>();
  const [cameFrom, setCameFrom] = useState<ItemKey>();
  const selectedIndex = selected === undefined ? undefined : indexOf.get(selected);
  const activeIndex = (active === undefined ? undefined : indexOf.get(active)) ?? selectedIndex ?? articles[0];

  // what has the focus or is selected stays in the document, wherever it was scrolled to
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      const kept = [activeIndex, selectedIndex].filter(index => index !== undefined && !shown.includes(index));
      return kept.length === 0
        ? shown
        : [...new Set([...shown, ...kept.filter(index => index !== undefined)])].sort((a, b) => a - b);
    },
    [activeIndex, selectedIndex],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey: index => rows[index]?.key ?? index,
    rangeExtractor,
    overscan: 6,
    paddingStart: 14,
    paddingEnd: 56,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    ...(place === undefined ? {} : { initialOffset: place.offset, initialMeasurementsCache: place.measured }),
  });

  useLayoutEffect(() => {
    likelyWidth = scroller.current?.clientWidth || likelyWidth;
  }, []);
  useEffect(
    () => () =>
      rememberPlace(conversation.key, {
        offset: virtualizer.scrollOffset ?? 0,
        measured: virtualizer.takeSnapshot(),
      }),
    [conversation.key, virtualizer],
  );

  // the selection this pane made or has already shown: only another one is scrolled to
  const shown = useRef<ItemKey>(undefined);
  useLayoutEffect(() => {
    if (selected === shown.current) return;
    shown.current = selected;
    const index = selected === undefined ? undefined : indexOf.get(selected);
    if (selected === undefined || index === undefined) return;
    setActive(selected);
    setFlashed(selected);
    virtualizer.scrollToIndex(index, { align: 'center' });
  }, [selected, indexOf, virtualizer]);

  const focusWanted = useRef(false);
  useLayoutEffect(() => {
    if (!focusWanted.current || activeIndex === undefined) return;
    const row = rows[activeIndex];
    const article = row && virtualizer.elementsCache.get(row.key)?.querySelector('article');
    if (!article) return;
    focusWanted.current = false;
    article.focus({ preventScroll: true });
  });

  const select = (key: ItemKey | undefined) => {
    shown.current = key;
    onSelect(key);
  };

  const moveTo = (index: number | undefined) => {
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || (row?.kind !== 'message' && row?.kind !== 'event')) return;
    focusWanted.current = true;
    setActive(row.key);
    select(row.key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = stepOf(event, scroller.current);
    if (step === undefined) return;
    event.preventDefault();
    const row = activeIndex === undefined ? undefined : rows[activeIndex];
    const position = row?.kind === 'message' || row?.kind === 'event' ? row.position : 1;
    switch (step) {
      case 'next':
        return moveTo(articles[position]);
      case 'previous':
        return moveTo(articles[position - 2]);
      case 'first':
        return moveTo(articles[0]);
      case 'last':
        return moveTo(articles.at(-1));
      case 'before':
        return focusBefore(event.currentTarget);
      case 'after':
        return focusAfter(event.currentTarget);
      case 'select':
        return row === undefined ? undefined : select(row.key as ItemKey);
      case 'nothing':
        return select(undefined);
    }
  };

  const onClick = (event: React.MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const article = target.closest('article');
    const key = article?.dataset.item as ItemKey | undefined;
    if (key === undefined) return;
    const jump = target.closest<HTMLElement>('[data-jump]')?.dataset.jump as ItemKey | undefined;
    if (jump !== undefined) {
      setCameFrom(key);
      onSelect(jump);
    } else if (!target.closest('button, a, summary, input, [role="tab"], [role="slider"]') && !marksText()) {
      select(key);
    }
  };

  return (
    <section className={styles.pane} aria-label={text('transcript.name')}>
      <div ref={scroller} className={styles.scroller}>
        <div
          ref={virtualizer.containerRef}
          role="feed"
          aria-label={text('transcript.name')}
          className={styles.feed}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={event => {
            const key = (event.target as HTMLElement).closest('article')?.dataset.item as ItemKey | undefined;
            if (key !== undefined) setActive(key);
          }}
          onAnimationEnd={() => setFlashed(undefined)}
        >
          {virtualizer.getVirtualItems().map(({ index, key }) => {
            const row = rows[index] as Row;
            return (
              <div key={key} ref={virtualizer.measureElement} data-index={index} className={styles.row}>
                <TranscriptRow
                  row={row}
                  id={id}
                  index={index}
                  setSize={articles.length}
                  selected={index === selectedIndex}
                  focusable={index === activeIndex}
                  flashing={flashed !== undefined && indexOf.get(flashed) === index}
                  hit={row.kind === 'message' && hitSet.has(row.key)}
                  zone={zone}
                  telling={telling}
                  start={start}
                  language={conversation.summary.language}
                  highlight={highlight}
                  onOpenLink={onOpenLink}
                />
              </div>
            );
          })}
        </div>
      </div>
      <div className={styles.bars}>
        {cameFrom !== undefined && (
          <Button
            className={styles.back as string}
            onPress={() => {
              setCameFrom(undefined);
              onSelect(cameFrom);
            }}
          >
            <CornerUpLeft size={13} aria-hidden="true" />
            {text('transcript.reply.back')}
          </Button>
        )}
        <HitBar hits={hits} indexOf={indexOf} selected={selectedIndex} onSelect={onSelect} />
      </div>
      <MomentTip scroller={scroller} rows={rows} indexOf={indexOf} zone={zone} start={start} />
    </section>
  );
}

function marksText(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
