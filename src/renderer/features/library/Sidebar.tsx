import { FileWarning, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { SOURCES, type SourceId } from '#shared/domain/source';
import { findingText } from '../../i18n/finding-text';
import { formatCount } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { ImportsList } from './ImportsList';
import { SourceDot } from './SourceDot';
import './sidebar.css';

const SOURCE_IDS = Object.keys(SOURCES) as readonly SourceId[];

/** What the archive holds, by source and by import. */
export function Sidebar({ store }: { readonly store: AppStore }) {
  const library = useStore(store, state => state.library);
  const asked = useStore(store, state => (state.search.kind === 'found' ? state.search.results.query.text : undefined));

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
        <div className="sidebar">
          <Section title={text('sidebar.archive')}>
            <li>
              <button
                type="button"
                className="sidebar-row"
                aria-current={asked === '' ? 'true' : undefined}
                onClick={() => void store.getState().find('')}
              >
                <Inbox aria-hidden />
                <span className="sidebar-name">{text('sidebar.all')}</span>
                <span className="sidebar-count">{formatCount(overview.conversations)}</span>
              </button>
            </li>
            {overview.needsAttention > 0 && (
              <Fact
                icon={<FileWarning aria-hidden />}
                name={text('sidebar.attention')}
                count={overview.needsAttention}
              />
            )}
          </Section>
          <Section title={text('sidebar.sources')}>
            {SOURCE_IDS.filter(source => (overview.bySource[source] ?? 0) > 0).map(source => (
              <Fact
                key={source}
                icon={<SourceDot source={source} />}
                name={SOURCES[source].label}
                count={overview.bySource[source] ?? 0}
              />
            ))}
          </Section>
          {overview.waiting > 0 && (
            <p className="sidebar-note">{text('sidebar.waiting', { count: overview.waiting })}</p>
          )}
          <ImportsList store={store} imports={imports} />
        </div>
      );
    }
  }
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="sidebar-section" aria-label={title}>
      <h2 className="section-title">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface FactProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly count: number;
}

function Fact({ icon, name, count }: FactProps) {
  return (
    <li className="sidebar-row">
      {icon}
      <span className="sidebar-name">{name}</span>
      <span className="sidebar-count">{formatCount(count)}</span>
    </li>
  );
}
