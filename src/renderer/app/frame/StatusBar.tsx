import { EyeOff, HardDrive, Info, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Host } from '#shared/host';
import type { Overview } from '../../archive/contract/api';
import { BackupStatus } from '../../features/backup/BackupStatus';
import { EraseStatus } from '../../features/import/progress/EraseStatus';
import { ImportStatus } from '../../features/import/progress/ImportStatus';
import { DamageStatus } from '../../features/library/DamageStatus';
import { IndexStatus } from '../../features/library/IndexStatus';
import { formatCompact, formatCount } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { BareButton } from '../../ui/controls/BareButton';
import { NewVersion } from './NewVersion';
import styles from './StatusBar.module.css';

interface StatusBarProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'refusedRequests' | 'onNewVersion'>;
}

/** What is in the archive, what an import is doing, and that nothing left the machine. */
export function StatusBar({ store, host }: StatusBarProps) {
  const library = useStore(store, state => state.library);
  const hasNoLedger = useStore(
    store,
    ({ condition }) => condition !== undefined && 'ledger' in condition && condition.ledger === 'unknown',
  );
  const isRefused = useStore(store, ({ keeping }) => keeping === 'refused');
  const { showDialog } = store.getState();
  const isMasked = useStore(store, ({ settings }) => settings.masked);
  const refused = useRefusedRequests(host);
  return (
    <footer className={styles.bar} data-status>
      <span className={styles.item} data-archive>
        <HardDrive aria-hidden />
        {library.kind === 'known' && archiveText(library.overview)}
      </span>
      {hasNoLedger && (
        <span className={styles.item} title={text('status.noLedgerWhy')}>
          {text('status.noLedger')}
        </span>
      )}
      {isRefused && (
        <BareButton
          className={`${styles.item} ${styles.button}`}
          title={text('status.notKeptWhy')}
          onClick={() => showDialog({ kind: 'settings' })}
        >
          <Info aria-hidden />
          {text('status.notKept')}
        </BareButton>
      )}
      <span className={styles.space} />
      <NewVersion store={store} host={host} />
      <BackupStatus store={store} />
      <DamageStatus store={store} />
      <IndexStatus store={store} />
      <EraseStatus store={store} />
      <ImportStatus store={store} />
      {isMasked && (
        <span className={`${styles.item} ${styles.masked}`}>
          <EyeOff aria-hidden />
          {text('masking.status')}
        </span>
      )}
      <span
        className={`${styles.item} ${styles.offline}`}
        data-refused={refused > 0}
        title={text('status.offlineWhy', { count: refused })}
      >
        {refused > 0 ? <ShieldAlert aria-hidden /> : <ShieldCheck aria-hidden />}
        {refused > 0 ? text('status.refused', { count: refused }) : text('status.offline')}
      </span>
    </footer>
  );
}

const MILLION = 1_000_000;

function archiveText({ conversations, messages }: Pick<Overview, 'conversations' | 'messages'>): string {
  const shown = messages < MILLION ? formatCount(messages) : formatCompact(messages);
  return text('status.archive', { conversations, messages, shown });
}

const ASKED_EVERY_MS = 10_000;

function useRefusedRequests(host: Pick<Host, 'refusedRequests'>): number {
  const [refused, setRefused] = useState(0);
  useEffect(() => {
    let over = false;
    const ask = () =>
      host.refusedRequests().then(
        count => {
          if (!over) setRefused(count);
        },
        // a count that cannot be had is not a count of 0: the last one stands
        () => undefined,
      );
    void ask();
    const timer = setInterval(() => void ask(), ASKED_EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [host]);
  return refused;
}
