import { ArrowDownNarrowWide, ArrowDownWideNarrow, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { OrderColumn, OrderKey } from '../../archive/api';
import { text } from '../../i18n/text';
import { descendsFirst, type ListColumn, NEWEST_FIRST, ORDER_COLUMNS } from '../../state/order';
import type { Results } from '../../state/search-slice';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';

interface ListHeaderProps {
  readonly results: Results | undefined;
  readonly sort: readonly OrderKey[];
  /** Whether there are words that conversations can fit well or less well. */
  readonly hasRelevance: boolean;
  readonly onSort: (sort: readonly OrderKey[]) => void;
}

/** How many there are, how fast that was, and in what order they stand. */
export function ListHeader({ results, sort, hasRelevance, onSort }: ListHeaderProps) {
  const usable = sort.filter(({ column }) => hasRelevance || column !== 'relevance');
  const [first = NEWEST_FIRST, second] = usable;
  return (
    <header className="list-header">
      <h2 className="list-count">
        {results === undefined ? text('list.title') : text('list.count', { total: results.total })}
      </h2>
      {results !== undefined && (
        <span className="list-took">{text('list.took', { ms: Math.max(1, Math.round(results.tookMs)) })}</span>
      )}
      <span className="row-end" />
      <Select
        label={text('list.order')}
        value={first.column}
        choices={columns(hasRelevance).map(value => ({ value, label: orderText(value, wayOf(value, first)) }))}
        onPick={column => onSort(joined(keyOf(column, first), second))}
      />
      <IconButton
        label={text('list.reverse')}
        icon={<Way descending={first.descending} />}
        onPress={() => onSort(joined({ ...first, descending: !first.descending }, second))}
      />
      <SecondOrder
        first={first}
        second={second}
        hasRelevance={hasRelevance}
        onPick={picked => onSort(joined(first, picked))}
      />
    </header>
  );
}

interface SecondOrderProps {
  readonly first: OrderKey;
  readonly second: OrderKey | undefined;
  readonly hasRelevance: boolean;
  readonly onPick: (second: OrderKey | undefined) => void;
}

/** In what order those stand that are alike in the first one. */
function SecondOrder({ first, second, hasRelevance, onPick }: SecondOrderProps) {
  const [open, setOpen] = useState(false);
  const choices = columns(hasRelevance).filter(column => column !== first.column);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="icon-button" aria-label={text('list.thenBy')} data-chosen={second !== undefined}>
        <ListPlus aria-hidden />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Dialog className="second-order" aria-label={text('list.thenBy')}>
          <span className="section-title">{text('list.thenBy')}</span>
          <div className="second-order-line">
            <Select<ListColumn | 'newest'>
              look="field"
              label={text('list.thenBy')}
              value={second === undefined ? 'newest' : columnOf(second)}
              choices={[
                { value: 'newest', label: text('list.thenNothing') },
                ...choices.map(value => ({ value, label: orderText(value, wayOf(value, second)) })),
              ]}
              onPick={column => onPick(column === 'newest' ? undefined : keyOf(column, second))}
            />
            <IconButton
              label={text('list.reverseSecond')}
              icon={<Way descending={second?.descending ?? true} />}
              disabled={second === undefined}
              onPress={() => onPick(second && { ...second, descending: !second.descending })}
            />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
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

/** The second key, unless it is the first one again. */
function joined(first: OrderKey, second: OrderKey | undefined): readonly OrderKey[] {
  return second === undefined || second.column === first.column ? [first] : [first, second];
}

function orderText(column: ListColumn, descending: boolean): string {
  return text(`sort.${column}.${descending ? 'down' : 'up'}`);
}
