import { useStore } from 'zustand';
import { text } from '../../../i18n/text';
import type { AppStore } from '../../../state/store';
import { ProgressBar } from '../../../ui/feedback/ProgressBar';
import { useNow } from '../../../ui/hooks/use-now';
import { paceText, shareOf } from './progress-text';
import './import-status.css';

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
    <div className="import-status">
      <button type="button" className="import-status-open" onClick={() => hideImport(false)}>
        <bdi className="import-status-file">
          {text(importing.kind === 'importing' ? 'status.importing' : 'status.looking', { name })}
        </bdi>
      </button>
      <span className="import-status-bar">
        <ProgressBar label={text('progress.label')} share={shareOf(progress)} />
      </span>
      {importing.kind === 'importing' && (
        <span className="numeric">{paceText(progress, importing.startedAt, now)}</span>
      )}
      <button type="button" className="link-button" onClick={cancelImport}>
        {text('progress.cancel')}
      </button>
    </div>
  );
}
