import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { eventsOf, listTimelineItems, type TimelineItem } from '#shared/measures/timeline-items';
import { eventTextContext } from '../../../i18n/event-text';
import type { ZoneChoice } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import styles from './EventsTable.module.css';
import { TableRow } from './TableRow';

interface EventsTableProps {
  readonly conversation: Conversation;
  readonly zone: ZoneChoice;
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey | undefined) => void;
}

const COLUMNS = ['time', 'what', 'who', 'details', 'basis'] as const;
const LIKELY_HEIGHT = 44;

/** The facts of the timeline as a table, one row for each event (and message, if wanted), in the same order. */
export function EventsTable({ conversation, zone, selected, onSelect }: EventsTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [withMessages, setWithMessages] = useState(false);
  const telling = useMemo(() => eventTextContext(conversation), [conversation]);
  const items = useMemo<readonly TimelineItem[]>(
    () =>
      withMessages
        ? listTimelineItems(conversation)
        : eventsOf(conversation).map(event => ({ kind: 'event' as const, event })),
    [conversation, withMessages],
  );
  const indexOf = useMemo(() => new Map(items.map((item, index) => [keyOf(item), index])), [items]);
  const selectedIndex = selected === undefined ? undefined : indexOf.get(selected);
  const [active, setActive] = useState<ItemKey>();
  const activeIndex = (active === undefined ? undefined : indexOf.get(active)) ?? selectedIndex ?? 0;

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LIKELY_HEIGHT,
    getItemKey: index => keyOf(items[index] as TimelineItem),
    overscan: 8,
  });

  const shown = useRef<ItemKey>(undefined);
  useLayoutEffect(() => {
    if (selected === shown.current) return;
    shown.current = selected;
    const index = selected === undefined ? undefined : indexOf.get(selected);
    if (index === undefined) return;
    setActive(selected);
    virtualizer.scrollToIndex(index, { align: 'center' });
  }, [selected, indexOf, virtualizer]);

  const focusWanted = useRef(false);
  useLayoutEffect(() => {
    const item = items[activeIndex];
    const row = focusWanted.current && item ? virtualizer.elementsCache.get(keyOf(item)) : undefined;
    if (!row) return;
    focusWanted.current = false;
    row.querySelector('button')?.focus({ preventScroll: true });
  });

  const select = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    shown.current = keyOf(item);
    setActive(keyOf(item));
    onSelect(keyOf(item));
  };
  const moveTo = (index: number) => {
    const wanted = Math.min(Math.max(index, 0), items.length - 1);
    focusWanted.current = true;
    select(wanted);
    virtualizer.scrollToIndex(wanted, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, activeIndex, items.length);
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moveTo(step);
  };

  const onClick = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-index]');
    if (row !== null) select(Number(row.dataset.index));
  };

  const rows = virtualizer.getVirtualItems();
  const before = rows[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <div className={styles.pane}>
      <div className={styles.strip}>
        <span>{text('table.count', { count: items.length - (withMessages ? conversation.messages.length : 0) })}</span>
        {conversation.messages.length > 0 && (
          <label className={styles.toggle}>
            <input
              type="checkbox"
              checked={withMessages}
              onChange={event => setWithMessages(event.currentTarget.checked)}
            />
            {text('table.withMessages')}
          </label>
        )}
      </div>
      <div ref={scroller} className={styles.scroller}>
        {items.length === 0 ? (
          <p className={styles.empty}>{text('table.empty')}</p>
        ) : (
          <table
            className={styles.table}
            aria-label={text('table.name')}
            aria-rowcount={items.length + 1}
            onKeyDown={onKeyDown}
          >
            <thead className={styles.head}>
              <tr aria-rowindex={1}>
                {COLUMNS.map(column => (
                  <th key={column} scope="col">
                    {text(`table.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table above handles the keys */}
            <tbody onClick={onClick}>
              {before > 0 && <Spacer height={before} />}
              {rows.map(({ index, key }) => (
                <TableRow
                  key={key}
                  ref={virtualizer.measureElement}
                  index={index}
                  item={items[index] as TimelineItem}
                  telling={telling}
                  zone={zone}
                  selected={index === selectedIndex}
                  focusable={index === activeIndex}
                />
              ))}
              {after > 0 && <Spacer height={after} />}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

/** Keeps the place of the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content has nothing to focus
    <tr aria-hidden="true" className={styles.spacer}>
      <td colSpan={COLUMNS.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function keyOf(item: TimelineItem): ItemKey {
  return item.kind === 'message' ? item.message.key : item.event.key;
}

const PAGE = 10;

function stepOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return at;
    default:
      return undefined;
  }
}
