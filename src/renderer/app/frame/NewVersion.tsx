import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Host } from '#shared/host';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { LinkButton } from '../../ui/controls/LinkButton';
import styles from './StatusBar.module.css';

interface NewVersionProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'onNewVersion'>;
}

/** Says that a newer build waits, and lets it in when the user wants it; it comes by itself at the next start. */
export function NewVersion({ store, host }: NewVersionProps) {
  const [takeOver, setTakeOver] = useState<() => void>();
  useEffect(
    () =>
      host.onNewVersion?.(ready => {
        setTakeOver(() => ready);
        store.getState().say(text('status.newVersion'));
      }),
    [host, store],
  );
  if (takeOver === undefined) return undefined;
  return (
    <span className={styles.item}>
      <RefreshCw aria-hidden />
      {text('status.newVersion')}
      <LinkButton onClick={takeOver}>{text('status.reload')}</LinkButton>
    </span>
  );
}
