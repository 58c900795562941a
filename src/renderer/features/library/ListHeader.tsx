import { ArrowDownNarrowWide, ArrowDownWideNarrow } from 'lucide-react';
import type { SortColumn, SortKey } from '../../archive/api';
import { text } from '../../i18n/text';
import type { Results } from '../../state/search-slice';
import { SORT_COLUMNS } from '../../state/settings-slice';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';

interface ListHeaderProps {
  readonly results: Results | undefined;
  readonly sort: SortKey;
  readonly onSort: (sort: SortKey) => void;
}

/** How many there are, how fast that was, and in what order they stand. */
export function ListHeader({ results, sort, onSort }: ListHeaderProps) {
  const { column, descending } = sort;
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
        value={column}
        choices={SORT_COLUMNS.map(value => ({ value, label: orderText(value, descending) }))}
        onPick={picked => onSort({ column: picked, descending })}
      />
      <IconButton
        label={text('list.reverse')}
        icon={descending ? <ArrowDownWideNarrow aria-hidden /> : <ArrowDownNarrowWide aria-hidden />}
        onPress={() => onSort({ column, descending: !descending })}
      />
    </header>
  );
}

function orderText(column: SortColumn, descending: boolean): string {
  return text(`sort.${column}.${descending ? 'down' : 'up'}`);
}
