import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';

/** Says that a part of the archive is damaged and not shown, and leads to its repair. Nothing while everything is whole. */
export function DamageStatus({ store }: { readonly store: AppStore }) {
  const damaged = useStore(store, ({ library }) => (library.kind === 'known' ? library.overview.damaged : undefined));
  if (damaged === undefined) return undefined;
  const { showDialog, checkArchive } = store.getState();
  const look = () => {
    showDialog({ kind: 'check-archive' });
    void checkArchive();
  };
  return (
    <span className="index-status" role="status">
      <TriangleAlert aria-hidden className="damage-sign" />
      {text('check.status', { count: damaged.conversations, more: damaged.uncounted ? 'yes' : 'no' })}
      <button type="button" className="link-button" onClick={look}>
        {text('check.look')}
      </button>
    </span>
  );
}
