import { SearchX, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import { hitAt, shownResults } from '../../state/search-slice';
import { keyOf } from '../../state/selection-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton, SkeletonRow } from '../../ui/Skeleton';
import { useRem } from '../../ui/use-rem';
import { mostRows, VirtualList, type VirtualListHandle } from '../../ui/VirtualList';
import { ConversationRow } from './ConversationRow';
import { ListHeader } from './ListHeader';
import './library.css';

interface ConversationListProps {
  readonly store: AppStore;
  /** For "today" and "yesterday". */
  readonly now: number;
}

// rows are looked ahead for, so that a slow scroll never meets an empty one
const AHEAD = 40;
const ROW_REM = { comfortable: 6.15, compact: 4.9 } as const;

/** Everything that was found, in order, whatever its number. */
export function ConversationList({ store, now }: ConversationListProps) {
  const search = useStore(store, state => state.search);
  const sort = useStore(store, state => state.sort);
  const cursor = useStore(store, state => state.cursor);
  const { zone, density } = useStore(store, state => state.settings);
  const open = useStore(store, state => keyOf(state.open));
  const list = useRef<VirtualListHandle>(null);
  const rowHeight = Math.round(useRem() * ROW_REM[density]);
  const results = shownResults(search);

  useAnnouncedCount(store);

  const onRange = useCallback(
    (from: number, until: number) => void store.getState().wantRows(from - AHEAD, until + AHEAD),
    [store],
  );
  const onPick = useCallback((row: number) => void store.getState().openRow(row), [store]);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = rowForKey(event, cursor, results?.total ?? 0, list.current?.rowsInView() ?? 1);
    if (target === undefined) return;
    event.preventDefault();
    void store.getState().openRow(target);
  };

  const body = (): ReactNode => {
    if (search.kind === 'failed' && results === undefined) {
      return (
        <EmptyState title={text('list.failed')} icon={<TriangleAlert aria-hidden />} failed>
          <p>{findingText(search.trouble)}</p>
          <Button onPress={() => void store.getState().findAgain()}>{text('list.tryAgain')}</Button>
        </EmptyState>
      );
    }
    if (results === undefined) return <Skeleton />;
    if (results.total === 0) return <NoHits store={store} words={results.query.text} />;
    return (
      <VirtualList
        ref={list}
        label={text('list.title')}
        count={results.total}
        rowHeight={rowHeight}
        active={cursor}
        rowId={rowId}
        selected={row => hitAt(results, row)?.head.key === open}
        busy={search.kind === 'searching'}
        onKeyDown={onKeyDown}
        onPick={onPick}
        onRange={onRange}
        renderRow={row => {
          const hit = hitAt(results, row);
          if (hit === undefined) return <SkeletonRow />;
          return <ConversationRow hit={hit} zone={zone} now={now} selected={hit.head.key === open} />;
        }}
      />
    );
  };

  return (
    <>
      <ListHeader results={results} sort={sort} onSort={by => void sortAndRemember(store, by)} />
      {search.kind === 'failed' && results !== undefined && (
        <p className="list-warning">
          {text('list.failedKept', { reason: findingText(search.trouble) })}{' '}
          <Button look="quiet" onPress={() => void store.getState().findAgain()}>
            {text('list.tryAgain')}
          </Button>
        </p>
      )}
      {results !== undefined && results.failed.size > 0 && (
        <p className="list-warning">
          {text('list.partlyFailed')}{' '}
          <Button look="quiet" onPress={() => void store.getState().findAgain()}>
            {text('list.tryAgain')}
          </Button>
        </p>
      )}
      <div className="list-body" data-density={density} data-waiting={search.kind === 'searching'}>
        {body()}
      </div>
      {results !== undefined && results.total > mostRows(rowHeight) && (
        <p className="list-warning">{text('list.tooMany', { most: mostRows(rowHeight) })}</p>
      )}
    </>
  );
}

const rowId = (row: number) => `conversation-row-${row}`;

async function sortAndRemember(store: AppStore, sort: Parameters<ReturnType<AppStore['getState']>['sortBy']>[0]) {
  store.getState().changeSettings({ sort });
  await store.getState().sortBy(sort);
}

function NoHits({ store, words }: { readonly store: AppStore; readonly words: string }) {
  if (words === '') return <EmptyState title={text('list.empty')}>{undefined}</EmptyState>;
  return (
    <EmptyState title={text('list.noHits')} icon={<SearchX aria-hidden />}>
      <p>{text('list.noHitsWhy', { words })}</p>
      <Button onPress={() => void store.getState().find('')}>{text('command.search.clear')}</Button>
    </EmptyState>
  );
}

/** The row a key leads to: one on or back, a page on or back, the first, the last. */
function rowForKey(event: KeyboardEvent, cursor: number, total: number, page: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || total === 0) return undefined;
  const bounded = (row: number) => Math.min(Math.max(row, 0), total - 1);
  switch (event.key) {
    case 'ArrowDown':
      return bounded(cursor + 1);
    case 'ArrowUp':
      return bounded(cursor - 1);
    case 'PageDown':
      return bounded(cursor + page);
    case 'PageUp':
      return bounded(cursor - page);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'Enter':
      return bounded(cursor);
    default:
      return undefined;
  }
}

/** Says the count after each question that the user asked; two alike are said twice. */
function useAnnouncedCount(store: AppStore): void {
  const told = useRef<unknown>(undefined);
  const search = useStore(store, state => state.search);
  useEffect(() => {
    if (search.kind !== 'found') return;
    const { query, total } = search.results;
    if (query.by === 'archive' || told.current === query) return;
    told.current = query;
    store.getState().say(text('list.count', { total }));
  }, [search, store]);
}
