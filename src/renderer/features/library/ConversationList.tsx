import { SearchX, TriangleAlert } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useStore } from 'zustand';
import { chipsOf } from '#shared/query/editing/edit';
import { printQuery } from '#shared/query/language/print';
import type { RelaxedOffer, SearchProgress } from '../../archive/contract/api';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import { hasWords } from '../../state/base/query-words';
import { keyOf } from '../../state/reading/selection-slice';
import { hitAt, type Results, rowOf, shownResults } from '../../state/search/search-slice';
import type { AppStore } from '../../state/store';
import { BareButton } from '../../ui/controls/BareButton';
import { Button } from '../../ui/controls/Button';
import { LinkButton } from '../../ui/controls/LinkButton';
import { Callout } from '../../ui/feedback/Callout';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import { Skeleton, SkeletonRow } from '../../ui/feedback/Skeleton';
import { useAfter } from '../../ui/hooks/use-after';
import { useRem } from '../../ui/hooks/use-rem';
import { mostRows, VirtualList, type VirtualListHandle } from '../../ui/layout/VirtualList';
import styles from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';
import { ListHeader } from './ListHeader';

interface ConversationListProps {
  readonly store: AppStore;
  /** For "today" and "yesterday". */
  readonly now: number;
  /** What the search finds, in words, where something is asked. */
  readonly explained?: ReactNode;
}

// rows are looked ahead for, so that a slow scroll never meets an empty one
const AHEAD = 40;
const ROW_REM = { comfortable: 4.5, compact: 3.1 } as const;

/** Everything that was found, in order, whatever its number. */
export function ConversationList({ store, now, explained }: ConversationListProps) {
  const search = useStore(store, state => state.search);
  const sort = useStore(store, state => state.sort);
  const cursor = useStore(store, state => state.cursor);
  const { zone, density } = useStore(store, state => state.settings);
  const open = useStore(store, state => keyOf(state.open));
  const seen = useStore(store, state => state.seen);
  const list = useRef<VirtualListHandle>(null);
  const rowHeight = Math.round(useRem() * ROW_REM[density]);
  const results = shownResults(search);
  const late = useAfter(200, search.kind === 'searching');
  const progress = search.kind === 'searching' && late ? search.progress : undefined;

  useAnnouncedCount(store);
  usePlaceInList(list, results);

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
    if (results.total === 0) return <NoHits store={store} asked={results.query.text} />;
    return (
      <VirtualList
        ref={list}
        label={text('list.title')}
        count={results.total}
        rowHeight={rowHeight}
        active={cursor}
        of={results.query}
        rowId={rowId}
        selected={row => hitAt(results, row)?.head.key === open}
        busy={search.kind === 'searching'}
        onKeyDown={onKeyDown}
        onPick={onPick}
        onRange={onRange}
        renderRow={row => {
          const hit = hitAt(results, row);
          if (hit === undefined) return <SkeletonRow />;
          return (
            <ConversationRow
              hit={hit}
              zone={zone}
              now={now}
              selected={hit.head.key === open}
              seen={seen.has(hit.head.key)}
            />
          );
        }}
      />
    );
  };

  return (
    <>
      <ListHeader
        results={results}
        sort={sort}
        hasRelevance={hasWords(results?.query.text ?? '')}
        onSort={by => void sortAndRemember(store, by)}
        onExport={() => store.getState().showDialog({ kind: 'export', what: 'found' })}
      />
      {progress !== undefined && (
        <SearchProgressLine {...progress} onCancel={() => void store.getState().cancelSearch()} />
      )}
      {explained !== undefined && <div className={styles.explained}>{explained}</div>}
      {results !== undefined && results.total > 0 && <Elsewhere store={store} asked={results.query.text} />}
      {results?.incomplete !== undefined && <Incompleteness {...results.incomplete} />}
      {search.kind === 'failed' && results !== undefined && (
        <Callout look="strip" action={<TryAgain store={store} />}>
          {text('list.failedKept', { reason: findingText(search.trouble) })}
        </Callout>
      )}
      {results !== undefined && results.failed.size > 0 && (
        <Callout look="strip" action={<TryAgain store={store} />}>
          {text('list.partlyFailed')}
        </Callout>
      )}
      <div className={styles.body} data-density={density} data-waiting={late}>
        {body()}
      </div>
      {results !== undefined && results.total > mostRows(rowHeight) && (
        <Callout look="strip">{text('list.tooMany', { most: mostRows(rowHeight) })}</Callout>
      )}
    </>
  );
}

function TryAgain({ store }: { readonly store: AppStore }) {
  return (
    <Button look="quiet" onPress={() => void store.getState().findAgain()}>
      {text('list.tryAgain')}
    </Button>
  );
}

const rowId = (row: number) => `conversation-row-${row}`;

async function sortAndRemember(store: AppStore, sort: Parameters<ReturnType<AppStore['getState']>['sortBy']>[0]) {
  store.getState().changeSettings({ sort });
  await store.getState().sortBy(sort);
}

function Incompleteness({ undecided, unindexed, damaged = 0 }: NonNullable<Results['incomplete']>) {
  return (
    <>
      {undecided > 0 && <Callout look="strip">{text('list.undecided', { count: undecided })}</Callout>}
      {unindexed > 0 && <Callout look="strip">{text('list.unindexed', { count: unindexed })}</Callout>}
      {damaged > 0 && <Callout look="strip">{text('list.damaged', { count: damaged })}</Callout>}
    </>
  );
}

/** How far a search is that no index answers, and the way to give it up. */
function SearchProgressLine({ opened, total, onCancel }: SearchProgress & { readonly onCancel: () => void }) {
  const share = total === 0 ? undefined : opened / total;
  return (
    <div className={styles.progress}>
      <ProgressBar label={text('list.searching')} share={share} />
      <span>{text('list.searched', { percent: Math.floor((share ?? 0) * 100), total })}</span>
      <Button look="quiet" onPress={onCancel}>
        {text('ui.cancel')}
      </Button>
    </div>
  );
}

/** What the words would find in names and other fields, which nobody said. */
function Elsewhere({ store, asked }: { readonly store: AppStore; readonly asked: string }) {
  const elsewhere = useStore(store, state => state.elsewhere);
  if (elsewhere?.asked !== asked) return undefined;
  const { count, words } = elsewhere;
  const named = LISTS.format(words.map(word => text('list.more.word', { word })));
  return (
    <p className={styles.elsewhere}>
      <LinkButton onClick={() => void store.getState().find(elsewhere.text)}>
        {text('list.more', { count, words: named, only: words.length })}
      </LinkButton>
    </p>
  );
}

// the language of the texts around it
const LISTS = new Intl.ListFormat('en', { type: 'conjunction' });

function NoHits({ store, asked }: { readonly store: AppStore; readonly asked: string }) {
  const looser = useStore(store, state => state.looser);
  const { find, clearQuery: liftFilters } = store.getState();
  if (asked === '') return <EmptyState title={text('list.empty')}>{undefined}</EmptyState>;
  const offers = looser?.text === asked ? looser.offers : [];
  const filters = chipsOf(asked).length;
  return (
    <EmptyState title={text(filters > 0 ? 'list.noFit' : 'list.noHits')} icon={<SearchX aria-hidden />}>
      <p>{filters > 0 ? text('list.noFitWhy') : text('list.noHitsWhy', { words: asked })}</p>
      {offers.length > 0 && (
        <>
          <h3 className="section-title">{text('list.looser')}</h3>
          <ul className={styles.looser}>
            {offers.map(offer => (
              <li key={offer.text}>
                <BareButton className={styles.offer} data-offer onClick={() => void find(offer.text)}>
                  <span>
                    <code>{offer.text}</code>
                    <span className={styles.change}>{changeText(offer)}</span>
                  </span>
                  <span className={styles.count}>{text('list.count', { total: offer.count })}</span>
                </BareButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button onPress={() => void liftFilters()}>{text('search.clear')}</Button>
    </EmptyState>
  );
}

function changeText({ change }: RelaxedOffer): string {
  return text(`query.loosen.${change.kind}`, {
    part: printQuery(change.part),
    word: change.kind === 'meant' ? change.word : '',
  });
}

/**
 * Another question is another list: it is looked at from its top, unless what is open stands in it. When only the archive
 * changed, what is looked at stays where it is, whatever came before it.
 */
function usePlaceInList(list: RefObject<VirtualListHandle | null>, results: Results | undefined): void {
  const shown = useRef<Results>(undefined);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = results;
    if (results === undefined || before === undefined || results.query === before.query) return;
    if (results.query.by === 'user') {
      list.current?.toTop();
      return;
    }
    const first = list.current?.firstInSight() ?? 0;
    const hit = first === 0 ? undefined : hitAt(before, first);
    const row = hit === undefined ? -1 : rowOf(results, hit.head.key);
    if (row >= 0 && row !== first) list.current?.shift(row - first);
  }, [list, results]);
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
