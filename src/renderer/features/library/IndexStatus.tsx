import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import './index-status.css';

/** What the search index lacks, and how far it is where somebody had it built. Nothing while it is whole. */
export function IndexStatus({ store }: { readonly store: AppStore }) {
  const work = useStore(store, state => state.indexWork);
  const left = useStore(store, ({ library }) => (library.kind === 'known' ? library.overview.unindexed : 0));
  const { rebuildIndex, stopRebuilding } = store.getState();
  if (work.kind === 'working') {
    const { conversations = 0, total = 0 } = work.progress ?? {};
    return (
      <span className="index-status">
        {text('index.building')}
        <span className="index-status-bar">
          <ProgressBar label={text('index.building')} share={total === 0 ? undefined : conversations / total} />
        </span>
        <button type="button" className="link-button" onClick={stopRebuilding}>
          {text('index.stop')}
        </button>
      </span>
    );
  }
  return left === 0 ? undefined : (
    <span className="index-status">
      {text('index.left', { count: left })}
      <button type="button" className="link-button" onClick={() => void rebuildIndex()}>
        {text('index.now')}
      </button>
    </span>
  );
}
