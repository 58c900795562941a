import { useState } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '#shared/base/assert-never';
import { findingText } from '../../i18n/finding-text';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { RestoreState } from '../../state/care/restore-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Callout } from '../../ui/feedback/Callout';
import styles from './Backup.module.css';
import { BackupProgressBar } from './BackupProgressBar';
import { PasswordField } from './PasswordField';

/** Says what a backup holds, asks for its password, and adds it to the archive. */
export function RestoreDialog({ store, onClose }: { readonly store: AppStore; readonly onClose: () => void }) {
  const opened = useStore(store, state => state.openedBackup);
  const isEmpty = useStore(
    store,
    ({ library }) => library.kind === 'known' && library.overview.conversations + library.imports.length === 0,
  );
  const [password, setPassword] = useState('');
  const { unlockBackup, restoreBackup, stopRestore, closeRestore } = store.getState();
  const isRestoring = opened.kind === 'restoring';
  const unlock = () => {
    void unlockBackup(password);
    setPassword('');
  };
  const close = () => {
    stopRestore();
    closeRestore();
    onClose();
  };
  return (
    <Dialog
      title={text('restore.title')}
      size="small"
      keepOnPressBeside
      onClose={close}
      footer={
        <>
          <Button onPress={isRestoring ? stopRestore : close}>{text(closingText(opened))}</Button>
          {opened.kind === 'locked' && (
            <Button look="primary" disabled={password === ''} onPress={unlock}>
              {text('restore.unlock')}
            </Button>
          )}
          {opened.kind === 'described' && (
            <Button look="primary" autoFocus onPress={() => void restoreBackup()}>
              {text('restore.start')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body} aria-live="polite">
        {opened.kind !== 'rest' && <p className={styles.file}>{opened.file.name}</p>}
        <Told opened={opened} isEmpty={isEmpty} />
        {opened.kind === 'locked' && (
          <form
            onSubmit={event => {
              event.preventDefault();
              if (password !== '') unlock();
            }}
          >
            <PasswordField label={text('restore.password')} value={password} onChange={setPassword} isWanted />
          </form>
        )}
      </div>
    </Dialog>
  );
}

function closingText({ kind }: RestoreState) {
  if (kind === 'restoring') return 'restore.stop';
  return kind === 'restored' || kind === 'failed' ? 'ui.close' : 'ui.cancel';
}

function Told({ opened, isEmpty }: { readonly opened: RestoreState; readonly isEmpty: boolean }) {
  switch (opened.kind) {
    case 'rest':
      return undefined;
    case 'opening':
      return <p>{text('restore.opening', { name: opened.file.name })}</p>;
    case 'locked':
      return <p>{text(opened.wasWrong ? 'restore.wrongPassword' : 'restore.locked')}</p>;
    case 'described': {
      const { at, ...counts } = opened.summary;
      const { conversations, messages, imports, marked, searches } = counts;
      return (
        <>
          <p>
            {text('restore.holds', {
              date: formatDayAndTime(at, 'mine'),
              ...{ conversations, messages, imports, marked, searches },
            })}
          </p>
          <p>{text(isEmpty ? 'restore.intoEmpty' : 'restore.merged')}</p>
          <p className={styles.quiet}>{text('restore.checkedFirst')}</p>
        </>
      );
    }
    case 'restoring': {
      const label = text(opened.progress?.step === 'restoring' ? 'restore.writing' : 'restore.checking');
      return <BackupProgressBar label={label} progress={opened.progress} />;
    }
    case 'restored': {
      const { imports, conversations, extended, knownImports, marked, searches } = opened.restored;
      return (
        <>
          <p>{imports === 0 ? text('restore.nothing') : text('restore.done', { imports, conversations, extended })}</p>
          {knownImports > 0 && <p>{text('restore.known', { count: knownImports })}</p>}
          {marked + searches > 0 && <p>{text('restore.marks', { marked, searches })}</p>}
        </>
      );
    }
    case 'failed':
      return <Callout look="warn">{text('restore.failed', { reason: findingText(opened.trouble) })}</Callout>;
    default:
      return assertNever(opened);
  }
}
