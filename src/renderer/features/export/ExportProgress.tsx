import { assertNever } from '#shared/base/assert-never';
import { findingText } from '../../i18n/finding-text';
import { formatBytes } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { ExportState } from '../../state/export/export-slice';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { ProgressBar } from '../../ui/feedback/ProgressBar';
import styles from './ExportDialog.module.css';

interface ExportProgressProps {
  readonly exporting: Exclude<ExportState, { readonly kind: 'rest' }>;
  readonly onCancel: () => void;
  /** Back to the choices, after what did not work. */
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** How far an export is, and what came of it. */
export function ExportProgress({ exporting, onCancel, onBack, onClose }: ExportProgressProps) {
  const isRunning = exporting.kind === 'running';
  const went = exporting.kind === 'done';
  return (
    <Dialog
      title={text('export.title')}
      size="small"
      keepOnPressBeside
      onClose={isRunning ? onCancel : onClose}
      footer={
        isRunning ? (
          <Button onPress={onCancel}>{text('export.stop')}</Button>
        ) : (
          <>
            {!went && <Button onPress={onBack}>{text('export.back')}</Button>}
            <Button look="primary" onPress={onClose} autoFocus>
              {text('ui.close')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.progress} aria-live="polite">
        <Told exporting={exporting} />
      </div>
    </Dialog>
  );
}

function Told({ exporting }: Pick<ExportProgressProps, 'exporting'>) {
  switch (exporting.kind) {
    case 'running': {
      const { total, done, bytes, isFinishing } = exporting.progress;
      const label = isFinishing
        ? text('export.finishing')
        : total === undefined
          ? text('export.gathering')
          : text('export.writing', { done, total, bytes: formatBytes(bytes) });
      return (
        <>
          <p>{label}</p>
          <ProgressBar
            label={text('export.title')}
            share={total === undefined || isFinishing ? undefined : done / total}
          />
        </>
      );
    }
    case 'done': {
      const { conversations, missing, cut, bytes } = exporting.outcome;
      return (
        <>
          <p>{text('export.done', { conversations, bytes: formatBytes(bytes) })}</p>
          {missing > 0 && <p>{text('export.done.missing', { count: missing })}</p>}
          {cut > 0 && <p>{text('export.done.cut', { count: cut })}</p>}
        </>
      );
    }
    case 'cancelled':
      return <p>{text('export.cancelled')}</p>;
    case 'file-failed':
      return <p>{text('export.failed')}</p>;
    case 'failed':
      return <p>{text('export.failed.reading', { reason: findingText(exporting.trouble) })}</p>;
    default:
      return assertNever(exporting);
  }
}
