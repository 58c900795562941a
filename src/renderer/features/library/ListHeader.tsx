import { ArrowDownNarrowWide, ArrowDownWideNarrow, FileOutput, ListPlus } from 'lucide-react';
import type { OrderColumn, OrderKey } from '../../archive/contract/api';
import { text } from '../../i18n/text';
import { descendsFirst, type ListColumn, NEWEST_FIRST, ORDER_COLUMNS } from '../../state/base/order';
import type { Results } from '../../state/search/search-slice';
import { IconButton } from '../../ui/controls/IconButton';
import { PopoverButton } from '../../ui/controls/PopoverButton';
import { Select } from '../../ui/controls/Select';
import styles from './ListHeader.module.css';

interface ListHeaderProps {
  readonly results: Results | undefined;
  readonly sort: readonly OrderKey[];
  /** Whether there are words that conversations can fit well or less well. */
  readonly hasRelevance: boolean;
  readonly onSort: (sort: readonly OrderKey[]) => void;
  readonly onExport: () => void;
}

const MOST_ORDERS = 4;

/** How many there are, how fast that was, and in what order they stand. */
export function ListHeader({ results, sort, hasRelevance, onSort, onExport }: ListHeaderProps) {
  const usable = sort.filter(({ column }) => hasRelevance || column !== 'relevance');
  const [first = NEWEST_FIRST, ...others] = usable;
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <div className={styles.counts}>
          <h2 className={styles.count}>
            {results === undefined ? text('list.title') : text('list.count', { total: results.total })}
          </h2>
          {results !== undefined && (
            <span className={styles.took}>{text('list.took', { ms: Math.max(1, Math.round(results.tookMs)) })}</span>
          )}
        </div>
        <Select
          label={text('list.order')}
          value={first.column}
          choices={columns(hasRelevance).map(value => ({ value, label: orderText(value, wayOf(value, first)) }))}
          onPick={column => onSort(distinct([keyOf(column, first), ...others]))}
        />
        <IconButton
          look="small"
          label={text('list.reverse')}
          icon={<Way descending={first.descending} />}
          onPress={() => onSort([{ ...first, descending: !first.descending }, ...others])}
        />
        <FurtherOrders
          first={first}
          others={others}
          hasRelevance={hasRelevance}
          onPick={picked => onSort(distinct([first, ...picked]))}
        />
        <IconButton
          look="small"
          label={text('export.openFound')}
          icon={<FileOutput aria-hidden />}
          disabled={results === undefined || results.total === 0}
          onPress={onExport}
        />
      </div>
      {others.length > 0 && <p className={styles.orders}>{allOrders([first, ...others])}</p>}
    </header>
  );
}

interface FurtherOrdersProps {
  readonly first: OrderKey;
  readonly others: readonly OrderKey[];
  readonly hasRelevance: boolean;
  readonly onPick: (others: readonly OrderKey[]) => void;
}

/** In what order those stand that are alike in the first one, and those that are alike in that one, too. */
function FurtherOrders({ first, others, hasRelevance, onPick }: FurtherOrdersProps) {
  const lines: readonly (OrderKey | undefined)[] = others.length < MOST_ORDERS - 1 ? [...others, undefined] : others;
  return (
    <PopoverButton label={text('list.thenBy')} icon={<ListPlus aria-hidden />} chosen={others.length > 0}>
      <div className={styles.further}>
        <span className="section-title">{text('list.thenBy')}</span>
        {lines.map((key, nth) => {
          const before = [first, ...others.slice(0, nth)];
          const place = nth + 2;
          return (
            <div className={styles.furtherLine} key={place}>
              <Select<ListColumn | 'newest'>
                look="field"
                label={nth === 0 ? text('list.thenBy') : text('list.andThenBy', { place })}
                value={key === undefined ? 'newest' : columnOf(key)}
                choices={[
                  { value: 'newest', label: text('list.thenNothing') },
                  ...columns(hasRelevance)
                    .filter(column => before.every(each => each.column !== column))
                    .map(value => ({ value, label: orderText(value, wayOf(value, key)) })),
                ]}
                // what stood behind one that is taken away goes with it
                onPick={column =>
                  onPick(
                    column === 'newest'
                      ? others.slice(0, nth)
                      : [...others.slice(0, nth), keyOf(column, key), ...others.slice(nth + 1)],
                  )
                }
              />
              <IconButton
                label={text('list.reverseNth', { place })}
                icon={<Way descending={key?.descending ?? true} />}
                disabled={key === undefined}
                onPress={() =>
                  onPick(others.map((each, at) => (at === nth ? { ...each, descending: !each.descending } : each)))
                }
              />
            </div>
          );
        })}
      </div>
    </PopoverButton>
  );
}

function allOrders(sort: readonly OrderKey[]): string {
  const named = sort.map(key => orderText(columnOf(key), key.descending));
  return text('list.orderAll', { orders: named.slice(0, -1).join(', '), last: named.at(-1) ?? '' });
}

function Way({ descending }: { readonly descending: boolean }) {
  return descending ? <ArrowDownWideNarrow aria-hidden /> : <ArrowDownNarrowWide aria-hidden />;
}

function columns(hasRelevance: boolean): readonly ListColumn[] {
  return ORDER_COLUMNS.filter(column => hasRelevance || column !== 'relevance');
}

function columnOf({ column }: OrderKey): ListColumn {
  return ORDER_COLUMNS.find(each => each === column) ?? 'startedAt';
}

function wayOf(column: OrderColumn, chosen: OrderKey | undefined): boolean {
  return chosen?.column === column ? chosen.descending : descendsFirst(column);
}

function keyOf(column: OrderColumn, chosen: OrderKey | undefined): OrderKey {
  return { column, descending: wayOf(column, chosen) };
}

/** Each column counts where it stands first. */
function distinct(keys: readonly OrderKey[]): readonly OrderKey[] {
  return keys.filter(({ column }, nth) => keys.findIndex(each => each.column === column) === nth);
}

function orderText(column: ListColumn, descending: boolean): string {
  return text(`sort.${column}.${descending ? 'down' : 'up'}`);
}
