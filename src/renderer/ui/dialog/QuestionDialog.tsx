import type { ReactNode } from 'react';
import { text } from '../../i18n/text';
import { Button } from '../controls/Button';
import { Dialog } from './Dialog';

interface QuestionDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** Asks before something that cannot be taken back by a click. Closes first, so that what it does is seen. */
export function QuestionDialog({ title, confirm, onClose, onConfirm, children }: QuestionDialogProps) {
  return (
    <Dialog
      title={title}
      size="small"
      alert
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button
            look="danger"
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
