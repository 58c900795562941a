import { text } from '../../i18n/text';
import type { RecoveryState } from '../../state/care/recovery-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import styles from './Recovery.module.css';

interface RestoreProgressProps {
  readonly store: AppStore;
  readonly recovery: Extract<RecoveryState, { readonly kind: 'restoring' }>;
}

export function RestoreProgress({ store, recovery: { nth, of, progress, stopping } }: RestoreProgressProps) {
  const share =
    progress === undefined || of === 0
      ? undefined
      : (nth - 1 + Math.min(1, progress.bytesRead / Math.max(1, progress.bytesTotal))) / of;
  return (
    <section className={styles.screen} data-recovery aria-labelledby="recovery-title">
      <div className={styles.sheet}>
        <h1 id="recovery-title">
          {of === 0 ? text('recovery.restoringMarks') : text('recovery.restoring', { nth, of })}
        </h1>
        <p>{progress?.file}</p>
        <ProgressBar label={text('recovery.progress')} share={share} />
        <div className={styles.actions} data-actions>
          <Button autoFocus disabled={stopping} onPress={() => store.getState().stopRestoring()}>
            {text(stopping ? 'recovery.stopping' : 'recovery.stop')}
          </Button>
        </div>
      </div>
    </section>
  );
}
