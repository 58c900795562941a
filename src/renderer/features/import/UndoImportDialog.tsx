import type { ImportRecord } from '../../archive/api';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

interface UndoImportDialogProps {
  readonly store: AppStore;
  readonly record: ImportRecord;
  readonly onClose: () => void;
}

/** Asks before an older import is taken back: only importing its files again brings it back. */
export function UndoImportDialog({ store, record, onClose }: UndoImportDialogProps) {
  const undo = () => {
    onClose();
    void store.getState().undoImport(record);
  };
  return (
    <Dialog
      title={text('undo.title', { date: formatDayAndTime(record.at, 'mine') })}
      size="small"
      alert
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look="danger" onPress={undo}>
            {text('undo.confirm')}
          </Button>
        </>
      }
    >
      <p>{text('undo.what', { ...record.outcome, files: record.files.length })}</p>
    </Dialog>
  );
}
