import type { ImportRecord } from '../../archive/contract/api';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { QuestionDialog } from '../../ui/dialog/QuestionDialog';

interface UndoImportDialogProps {
  readonly store: AppStore;
  readonly record: ImportRecord;
  readonly onClose: () => void;
}

/** Asks before an older import is taken back: only importing its files again brings it back. */
export function UndoImportDialog({ store, record, onClose }: UndoImportDialogProps) {
  return (
    <QuestionDialog
      title={text('undo.title', { date: formatDayAndTime(record.at, 'mine') })}
      confirm={text('undo.confirm')}
      onClose={onClose}
      onConfirm={() => void store.getState().undoImport(record)}
    >
      <p>{text('undo.what', { ...record.outcome, files: record.files.length })}</p>
    </QuestionDialog>
  );
}
