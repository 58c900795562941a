import { useStore } from 'zustand';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { LastCheck } from '../../state/care/check-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import styles from './Settings.module.css';

/** What is done for the archive's safety, and what the user can do. */
export function ArchiveSettings({ store }: { readonly store: AppStore }) {
  const keeping = useStore(store, state => state.keeping);
  const lastCheck = useStore(store, state => state.lastCheck);
  const { askToKeep, checkArchive, showDialog } = store.getState();
  const check = () => {
    showDialog({ kind: 'check-archive' });
    void checkArchive();
  };
  return (
    <>
      <div className={styles.row}>
        <span>
          {text('settings.check')}
          <span className={styles.why}>
            {lastCheck === undefined ? text('settings.neverChecked') : told(lastCheck)}
          </span>
        </span>
        <Button onPress={check}>{text('check.start')}</Button>
      </div>
      {keeping !== 'unknown' && (
        <div className={styles.row}>
          <span className={styles.told} aria-live="polite">
            {text('settings.keeping')}
            <span className={styles.why}>{text(keeping === 'kept' ? 'settings.isKept' : 'status.notKeptWhy')}</span>
          </span>
          {keeping === 'refused' && <Button onPress={() => void askToKeep()}>{text('settings.askToKeep')}</Button>}
        </div>
      )}
    </>
  );
}

function told({ at, found, damaged }: LastCheck): string {
  return text('settings.lastCheck', { time: formatDayAndTime(at, 'mine', undefined), found, damaged });
}
