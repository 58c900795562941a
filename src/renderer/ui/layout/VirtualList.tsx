import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import styles from './VirtualList.module.css';

/** How to reach the list from outside. */
export interface VirtualListHandle {
  focus(): void;
  /** How many rows a page key moves by. */
  rowsInView(): number;
  /** Shows the first row, or the active one where it is another. */
  toTop(): void;
  /** The first row in sight. */
  firstInSight(): number;
  /** Scrolls by so many rows: what stands in sight has that many more before it. */
  shift(rows: number): void;
}

interface VirtualListProps {
  readonly label: string;
  /** Of the whole set; only those in sight are in the document. */
  readonly count: number;
  /** All rows are of one height, in CSS pixels. */
  readonly rowHeight: number;
  /** The row that the keys are on; -1 when none. It stays in the document, and is scrolled to when the keys move it. */
  readonly active: number;
  /** Another one when the rows are others: then the active row has not been moved by the keys. */
  readonly of: unknown;
  readonly rowId: (row: number) => string;
  readonly renderRow: (row: number) => ReactNode;
  readonly selected: (row: number) => boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPick: (row: number) => void;
  /** The rows in sight, `until` excluded, whenever they change. */
  readonly onRange: (from: number, until: number) => void;
  readonly busy: boolean;
  readonly ref?: Ref<VirtualListHandle>;
}

// Chromium lays out nothing beyond 2^25 pixels
const TALLEST = 33_000_000;

/** How many rows of a height can be laid out at all. */
export const mostRows = (rowHeight: number): number => Math.floor(TALLEST / rowHeight);

/**
 * A grid of one column, of any length: one tab stop, the active row named by `aria-activedescendant`, and each row
 * with its place in the whole set.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, active, of, rowId, renderRow, selected, onKeyDown, onPick, onRange, busy, ref } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: Math.min(count, mostRows(rowHeight)),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 400, height: 800 },
    rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) => {
      const from = Math.max(0, startIndex - overscan);
      const until = Math.min(all - 1, endIndex + overscan);
      const rows = Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index);
      if (active < 0 || active >= all || (active >= from && active <= until)) return rows;
      return active < from ? [active, ...rows] : [...rows, active];
    },
  });

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus(),
    rowsInView: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    firstInSight: () => Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight),
    shift: rows => {
      if (scroller.current !== null) scroller.current.scrollTop += rows * rowHeight;
    },
    toTop: () => virtualizer.scrollToIndex(Math.max(0, active), { align: active > 0 ? 'center' : 'start' }),
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of row height makes every measure stale
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const shownOf = useRef(of);
  useEffect(() => {
    const isMoved = shownOf.current === of;
    shownOf.current = of;
    if (isMoved && active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, of, virtualizer]);

  const range = virtualizer.range;
  const from = range?.startIndex ?? 0;
  const until = range === null ? 0 : range.endIndex + 1;
  useEffect(() => {
    if (until > from) onRange(from, until);
  }, [from, until, onRange]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid out by the rows in sight
    <div
      ref={scroller}
      role="grid"
      className={styles.list}
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count}
      aria-colcount={1}
      aria-busy={busy}
      aria-activedescendant={active >= 0 ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys
          // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid out by the rows in sight
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, by active descendant
          <div
            key={index}
            id={rowId(index)}
            role="row"
            className={styles.row}
            aria-rowindex={index + 1}
            aria-selected={selected(index)}
            data-active={index === active}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            onClick={() => onPick(index)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
