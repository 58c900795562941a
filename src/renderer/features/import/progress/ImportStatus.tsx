import { useStore } from 'zustand';
import { text } from '../../../i18n/text';
import type { AppStore } from '../../../state/store';
import { BareButton } from '../../../ui/controls/BareButton';
import { LinkButton } from '../../../ui/controls/LinkButton';
import { StatusWork } from '../../../ui/feedback/StatusWork';
import { useNow } from '../../../ui/hooks/use-now';
import styles from './ImportStatus.module.css';
import { paceText, shareOf } from './progress-text';

/** The import's progress in the status bar, while there is one. A press brings its dialog back. */
export function ImportStatus({ store }: { readonly store: AppStore }) {
  const running = useStore(store, ({ importing }) => importing.kind === 'importing' || importing.kind === 'previewing');
  return running ? <Running store={store} /> : undefined;
}

function Running({ store }: { readonly store: AppStore }) {
  const importing = useStore(store, state => state.importing);
  const now = useNow(1000);
  if (importing.kind !== 'importing' && importing.kind !== 'previewing') return undefined;
  const { progress, job } = importing;
  const name = progress?.file ?? job.sources[0]?.name ?? '';
  const { hideImport, cancelImport } = store.getState();
  return (
    <StatusWork
      kind="import"
      progress={{ label: text('progress.label'), share: shareOf(progress) }}
      action={
        <>
          {importing.kind === 'importing' && (
            <span className="numeric">{paceText(progress, importing.startedAt, now)}</span>
          )}
          <LinkButton onClick={cancelImport}>{text('progress.cancel')}</LinkButton>
        </>
      }
    >
      <BareButton className={styles.open} onClick={() => hideImport(false)}>
        <bdi className={styles.file}>
          {text(importing.kind === 'importing' ? 'status.importing' : 'status.looking', { name })}
        </bdi>
      </BareButton>
    </StatusWork>
  );
}
