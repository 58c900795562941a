import { useStore } from 'zustand';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { LinkButton } from '../../ui/controls/LinkButton';

/** A quiet line when there are marks that no backup has. */
export function BackupStatus({ store }: { readonly store: AppStore }) {
  const isDue = useStore(store, state => state.backupDue);
  if (!isDue) return undefined;
  return (
    <LinkButton title={text('backup.due')} onClick={() => store.getState().showDialog({ kind: 'backup' })}>
      {text('backup.dueShort')}
    </LinkButton>
  );
}
