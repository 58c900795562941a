import { Bookmark, CircleDashed, Download, FileWarning, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { excludesValue, filterValues } from '#shared/query/editing/edit';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { NavRow } from '../../ui/layout/NavRow';
import { NavSection } from '../../ui/layout/NavSection';
import { ImportsList } from './ImportsList';
import styles from './Sidebar.module.css';

interface SidebarProps {
  readonly store: AppStore;
  /** What narrows the search: saved ones, the time, what conversations have in common. */
  readonly children: ReactNode;
}

/** What the archive holds, as ways into it, and the imports it came with. */
export function Sidebar({ store, children }: SidebarProps) {
  const library = useStore(store, state => state.library);
  const draft = useStore(store, state => state.draft);
  const marked = useStore(store, state => state.markCounts);
  const place = useStore(store, state => state.place);
  const { find, toggleFilter, toggleExclusion, showPlace } = store.getState();

  switch (library.kind) {
    case 'unasked':
      return <Skeleton rows={3} />;
    case 'failed':
      return (
        <EmptyState title={text('sidebar.failed')} failed>
          <p>{findingText(library.trouble)}</p>
        </EmptyState>
      );
    case 'known': {
      const { overview, imports } = library;
      return (
        <div className={styles.sidebar}>
          <NavSection label={text('sidebar.archive')}>
            <ul>
              <li>
                <NavRow
                  icon={<Inbox aria-hidden />}
                  name={text('sidebar.all')}
                  count={overview.conversations}
                  current={place === 'conversations' && draft.trim() === ''}
                  onPick={() => void find('')}
                />
              </li>
              {marked !== undefined && (
                <>
                  <li>
                    <NavRow
                      icon={<Bookmark aria-hidden />}
                      name={text('sidebar.flagged')}
                      count={marked.flagged}
                      current={filterValues(draft, 'is').includes('flagged')}
                      onPick={() => void toggleFilter('is', 'flagged')}
                    />
                  </li>
                  <li>
                    <NavRow
                      icon={<CircleDashed aria-hidden />}
                      name={text('sidebar.notReviewed')}
                      count={marked.notReviewed}
                      current={excludesValue(draft, 'is', 'reviewed')}
                      onPick={() => void toggleExclusion('is', 'reviewed')}
                    />
                  </li>
                </>
              )}
              <li>
                <NavRow
                  icon={<Download aria-hidden />}
                  name={text('imports.title')}
                  count={imports.length}
                  current={place === 'imports'}
                  onPick={() => showPlace('imports')}
                />
              </li>
              {overview.needsAttention > 0 && (
                <li>
                  <NavRow
                    icon={<FileWarning aria-hidden />}
                    name={text('sidebar.attention')}
                    count={overview.needsAttention}
                    current={filterValues(draft, 'has').includes('finding')}
                    onPick={() => void toggleFilter('has', 'finding')}
                  />
                </li>
              )}
            </ul>
          </NavSection>
          {children}
          {overview.waiting > 0 && (
            <p className={styles.note}>{text('sidebar.waiting', { count: overview.waiting })}</p>
          )}
          {marked !== undefined && marked.orphaned > 0 && (
            <p className={styles.note}>{text('sidebar.orphaned', { count: marked.orphaned })}</p>
          )}
          {place !== 'imports' && <ImportsList store={store} imports={imports} />}
        </div>
      );
    }
  }
}
