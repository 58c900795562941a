import { formatBytes } from '../../../i18n/format';
import { text } from '../../../i18n/text';
import type { ImportState } from '../../../state/imports/import-slice';
import type { AppStore } from '../../../state/store';
import { Button } from '../../../ui/controls/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { ProgressBar } from '../../../ui/feedback/ProgressBar';
import { useAfter } from '../../../ui/hooks/use-after';
import { useNow } from '../../../ui/hooks/use-now';
import styles from '../Import.module.css';
import { paceText, shareOf } from './progress-text';

interface ReadingDialogProps {
  readonly store: AppStore;
  readonly importing: Extract<ImportState, { readonly kind: 'previewing' | 'importing' }>;
  readonly waiting: number;
}

/** How far the reading of files has come, for the preview and for the import. A short one is over before it shows. */
export function ReadingDialog({ store, importing, waiting }: ReadingDialogProps) {
  const { kind, progress, job } = importing;
  const late = useAfter(300, true);
  const now = useNow(1000);
  if (!late) return undefined;

  const { cancelImport, hideImport } = store.getState();
  const stopping = kind === 'importing' && importing.stopping;
  return (
    <Dialog
      title={text(kind === 'previewing' ? 'progress.looking' : 'progress.importing', { count: job.sources.length })}
      lead={text(kind === 'previewing' ? 'preview.nothingWritten' : 'progress.lead')}
      size="medium"
      keepOnPressBeside
      onClose={() => (kind === 'importing' ? hideImport(true) : cancelImport())}
      footer={
        <>
          {waiting > 0 && <span className={styles.quiet}>{text('progress.waiting', { count: waiting })}</span>}
          {kind === 'importing' && <Button onPress={() => hideImport(true)}>{text('progress.hide')}</Button>}
          <Button disabled={stopping} onPress={cancelImport}>
            {text(stopping ? 'progress.stopping' : 'progress.cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.reading}>
        <p className={styles.readingFile}>{progress?.file ?? job.sources[0]?.name}</p>
        <ProgressBar label={text('progress.label')} share={shareOf(progress)} />
        <p className={`${styles.quiet} numeric`}>
          {text('progress.counts', {
            read: formatBytes(progress?.bytesRead ?? 0),
            total: formatBytes(progress?.bytesTotal ?? job.sources.reduce((sum, { bytes }) => sum + bytes, 0)),
            conversations: progress?.conversations ?? 0,
            messages: progress?.messages ?? 0,
          })}
        </p>
        {kind === 'importing' && (
          <p className={`${styles.quiet} numeric`}>{paceText(progress, importing.startedAt, now)}</p>
        )}
      </div>
    </Dialog>
  );
}
