import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { LinkButton } from '../../ui/controls/LinkButton';
import { StatusWork } from '../../ui/feedback/StatusWork';

/** What the search index lacks, and how far it is where somebody had it built. Nothing while it is whole. */
export function IndexStatus({ store }: { readonly store: AppStore }) {
  const work = useStore(store, state => state.indexWork);
  const left = useStore(store, ({ library }) => (library.kind === 'known' ? library.overview.unindexed : 0));
  const { rebuildIndex, stopRebuilding } = store.getState();
  if (work.kind === 'working') {
    const { conversations = 0, total = 0 } = work.progress ?? {};
    return (
      <StatusWork
        kind="index"
        progress={{ label: text('index.building'), share: total === 0 ? undefined : conversations / total }}
        action={<LinkButton onClick={stopRebuilding}>{text('index.stop')}</LinkButton>}
      >
        {text('index.building')}
      </StatusWork>
    );
  }
  return left === 0 ? undefined : (
    <StatusWork kind="index" action={<LinkButton onClick={() => void rebuildIndex()}>{text('index.now')}</LinkButton>}>
      {text('index.left', { count: left })}
    </StatusWork>
  );
}
