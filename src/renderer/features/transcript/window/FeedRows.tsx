import { type ComponentProps, type Ref, type RefObject, useImperativeHandle } from 'react';
import type { Note } from '#shared/marks/marks';
import { text } from '../../../i18n/text';
import styles from '../Feed.module.css';
import { TranscriptRow } from '../lines/TranscriptRow';
import type { Member } from '../rows/article-props';
import { isArticle, type Rows } from '../rows/row';
import type { FeedWindow, Hold } from './feed-window';
import type { RowHeights } from './row-heights';
import { useFeedWindow } from './use-feed-window';

interface FeedRowsProps
  extends Pick<ComponentProps<typeof TranscriptRow>, 'id' | 'zone' | 'highlight' | 'onOpenLink'>,
    Pick<ComponentProps<'div'>, 'onKeyDown' | 'onClick' | 'onMouseDown' | 'onFocus' | 'onAnimationEnd'> {
  readonly ref: Ref<FeedWindow>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly feed: RefObject<HTMLDivElement | null>;
  readonly rows: Rows;
  readonly heights: RowHeights;
  readonly members: readonly Member[];
  readonly begin: Hold | undefined;
  readonly selectedIndex: number | undefined;
  /** The one row that Tab leads to. */
  readonly activeIndex: number | undefined;
  readonly marked: { readonly first: number; readonly last: number } | undefined;
  readonly flashed: string | undefined;
  readonly hits: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, readonly Note[]>;
}

/** The rows in sight, and those that have the focus or are selected. Drawn again with each movement, and nothing else is. */
export function FeedRows({ ref, scroller, feed, rows, heights, begin, ...props }: FeedRowsProps) {
  const { stretch, padding, goTo, placeNow } = useFeedWindow({ scroller, feed, rows, heights, begin });
  useImperativeHandle(ref, () => ({ goTo, placeNow }), [goTo, placeNow]);

  const { selectedIndex, activeIndex, marked, members } = props;
  const kept = [...new Set([activeIndex, selectedIndex])]
    .filter(index => index !== undefined)
    .filter(index => index < stretch.from || index >= stretch.until)
    .sort((a, b) => a - b);
  const drawn = (index: number) => {
    const row = rows.rows[index];
    const member = members[isArticle(row) || row?.kind === 'beginning' ? row.member : 0];
    if (row === undefined || member === undefined) return undefined;
    const notes = props.notes.get(row.key);
    const isMarked = marked !== undefined && index >= marked.first && index <= marked.last;
    return (
      <div
        key={row.key}
        data-row={index}
        data-kept={kept.includes(index) || undefined}
        data-marked={isMarked || undefined}
        className={styles.row}
      >
        <TranscriptRow
          row={row}
          id={props.id}
          index={index}
          setSize={rows.articles.length}
          selected={index === selectedIndex && isArticle(row)}
          focusable={index === activeIndex}
          flashing={row.key === props.flashed}
          hit={row.kind === 'message' && props.hits.has(row.key)}
          zone={props.zone}
          member={member}
          highlight={props.highlight}
          onOpenLink={props.onOpenLink}
          {...(notes === undefined ? {} : { notes })}
        />
      </div>
    );
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has a role in either case */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name */}
      <div
        ref={feed}
        // a feed without an article is none
        role={rows.articles.length === 0 ? 'group' : 'feed'}
        aria-label={text('transcript.name')}
        className={styles.feed}
        style={padding}
        onKeyDown={props.onKeyDown}
        onClick={props.onClick}
        onMouseDown={props.onMouseDown}
        onFocus={props.onFocus}
        onAnimationEnd={props.onAnimationEnd}
      >
        {kept.filter(index => index < stretch.from).map(drawn)}
        {Array.from({ length: stretch.until - stretch.from }, (_, nth) => drawn(stretch.from + nth))}
        {kept.filter(index => index >= stretch.until).map(drawn)}
      </div>
    </div>
  );
}
