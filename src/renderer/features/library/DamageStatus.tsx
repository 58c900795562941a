import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { LinkButton } from '../../ui/controls/LinkButton';
import { Callout } from '../../ui/feedback/Callout';
import { StatusWork } from '../../ui/feedback/StatusWork';

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
    <StatusWork kind="damage" role="status" action={<LinkButton onClick={look}>{text('check.look')}</LinkButton>}>
      <Callout look="warn">
        {text('check.status', { count: damaged.conversations, more: damaged.uncounted ? 'yes' : 'no' })}
      </Callout>
    </StatusWork>
  );
}
