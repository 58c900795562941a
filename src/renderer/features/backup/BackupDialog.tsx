import { useState } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '#shared/base/assert-never';
import { findingText } from '../../i18n/finding-text';
import { formatBytes } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { BackupState } from '../../state/care/backup-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Callout } from '../../ui/feedback/Callout';
import styles from './Backup.module.css';
import { BackupProgressBar } from './BackupProgressBar';
import { PasswordField } from './PasswordField';

/** Asks for a password, if one is wanted, and writes everything into a file at a place that is chosen. */
export function BackupDialog({ store, onClose }: { readonly store: AppStore; readonly onClose: () => void }) {
  const backup = useStore(store, state => state.backup);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { backUp, stopBackup, closeBackup, showDialog } = store.getState();
  const isAsking = backup.kind === 'rest';
  const isWriting = backup.kind === 'writing';
  const differs = password !== again;
  const close = () => {
    stopBackup();
    closeBackup();
    onClose();
  };
  return (
    <Dialog
      title={text('backup.title')}
      lead={text('backup.lead')}
      size="small"
      keepOnPressBeside={!isAsking || password !== ''}
      onClose={close}
      footer={
        <>
          <Button onPress={isWriting ? stopBackup : close}>
            {text(isWriting ? 'backup.stop' : isAsking ? 'ui.cancel' : 'ui.close')}
          </Button>
          {isAsking && (
            <Button look="primary" disabled={differs} onPress={() => void backUp(password)}>
              {text('backup.start')}
            </Button>
          )}
          {backup.kind === 'failed' && backup.trouble.code === 'archive/damaged' && (
            <Button look="primary" onPress={() => showDialog({ kind: 'check-archive' })}>
              {text('backup.repair')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {isAsking && (
          <>
            <p>{text('backup.what')}</p>
            <div className={styles.passwords}>
              <PasswordField label={text('backup.password')} value={password} onChange={setPassword} />
              <PasswordField label={text('backup.passwordAgain')} value={again} onChange={setAgain} />
            </div>
            <p className={styles.quiet} aria-live="polite">
              {text(
                password === '' && again === ''
                  ? 'backup.noPassword'
                  : differs
                    ? 'backup.passwordsDiffer'
                    : 'backup.passwordWhy',
              )}
            </p>
          </>
        )}
        <div aria-live="polite">
          <Told backup={backup} />
        </div>
      </div>
    </Dialog>
  );
}

function Told({ backup }: { readonly backup: BackupState }) {
  switch (backup.kind) {
    case 'rest':
      return undefined;
    case 'writing':
      return <BackupProgressBar label={text('backup.writing')} progress={backup.progress} />;
    case 'written': {
      const { conversations, imports, marked, bytes } = backup.held;
      const counts = { conversations, imports, marked };
      return (
        <div className={styles.body}>
          <p>{backup.isDownload ? text('backup.downloaded', counts) : text('backup.written', counts)}</p>
          <p className={styles.quiet}>{text('backup.size', { size: formatBytes(bytes) })}</p>
        </div>
      );
    }
    case 'failed':
      return <Callout look="warn">{text('backup.failed', { reason: findingText(backup.trouble) })}</Callout>;
    default:
      return assertNever(backup);
  }
}
