import type { ItemKey } from '#shared/domain/keys';
import { eventText } from '../../i18n/event-text';
import { text } from '../../i18n/text';
import { BareButton } from '../../ui/controls/BareButton';
import type { ShelfItem } from './model/layout';
import styles from './Shelf.module.css';
import type { TimedEventTextContext } from './shape-text';

interface ShelfProps {
  readonly items: readonly ShelfItem[];
  readonly telling: TimedEventTextContext;
  readonly selected: ItemKey | undefined;
  readonly onSelect: (key: ItemKey) => void;
}

const MOST = 60;

/** What has no time, in its order, beside a drawing that has no place for it. */
export function Shelf({ items, telling, selected, onSelect }: ShelfProps) {
  if (items.length === 0) return undefined;
  return (
    <div className={styles.shelf}>
      <span className={styles.name}>{text('timeline.shelf')}</span>
      <ol className={styles.items}>
        {items.slice(0, MOST).map(item => (
          <li key={item.item}>
            <BareButton
              className={styles.item}
              aria-pressed={item.item === selected}
              data-derived={(item.kind === 'event' && item.event.origin === 'derived') || undefined}
              onClick={() => onSelect(item.item)}
            >
              {item.kind === 'event'
                ? eventText(item.event, telling)
                : text('timeline.shelf.messages', { count: item.count })}
            </BareButton>
          </li>
        ))}
        {items.length > MOST && <li>{text('timeline.shelf.more', { count: items.length - MOST })}</li>}
      </ol>
    </div>
  );
}
