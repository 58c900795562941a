import { useStore } from 'zustand';
import { SOURCES } from '#shared/domain/source';
import type { ImportRecord } from '../../archive/contract/api';
import { formatBytes, formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { LastCheck } from '../../state/care/check-slice';
import { storageUse } from '../../state/imports/storage-use';
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
      <StorageUseRow store={store} />
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
            <span className={styles.why}>{text(keeping === 'kept' ? 'settings.isKept' : 'settings.notKept')}</span>
          </span>
          {keeping === 'refused' && <Button onPress={() => void askToKeep()}>{text('settings.askToKeep')}</Button>}
        </div>
      )}
    </>
  );
}

/** What originals take up, by source, and the way to what can be removed. */
function StorageUseRow({ store }: { readonly store: AppStore }) {
  const imports = useStore(store, ({ library }) => (library.kind === 'known' ? library.imports : NO_IMPORTS));
  const { showDialog, showPlace } = store.getState();
  if (imports.length === 0) return undefined;
  const { bytes, bySource, spare } = storageUse(imports);
  return (
    <div className={styles.row}>
      <span>
        {text('settings.use')}
        <span className={styles.why}>
          {text('settings.useOf', { size: formatBytes(bytes), count: imports.length })}
        </span>
        <ul className={styles.sources}>
          {bySource.map(({ source, bytes: size }) => (
            <li key={source} data-source={source}>
              {text('settings.useBySource', { source: SOURCES[source].label, size: formatBytes(size) })}
            </li>
          ))}
        </ul>
        <span className={styles.why}>
          {text('settings.spare', { count: spare.imports, size: formatBytes(spare.bytes) })}
        </span>
      </span>
      <Button
        onPress={() => {
          showDialog({ kind: 'none' });
          showPlace('imports');
        }}
      >
        {text('imports.title')}
      </Button>
    </div>
  );
}

const NO_IMPORTS: readonly ImportRecord[] = [];

function told({ at, found, damaged }: LastCheck): string {
  return text('settings.lastCheck', { time: formatDayAndTime(at, 'mine', undefined), found, damaged });
}
