import { assertNever } from '#shared/base/assert-never';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { MarksFileTold } from '../../state/base/marks-file-told';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Callout } from '../../ui/feedback/Callout';
import styles from './Backup.module.css';

/** Says what became of a file with own marks. */
export function MarksFileDialog({ told, onClose }: { readonly told: MarksFileTold; readonly onClose: () => void }) {
  return (
    <Dialog
      title={text('marksFile.title')}
      size="small"
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('ui.close')}</Button>}
    >
      <div className={styles.body}>
        <Told told={told} />
      </div>
    </Dialog>
  );
}

function Told({ told }: { readonly told: MarksFileTold }) {
  switch (told.kind) {
    case 'saved':
      return <p>{text('marksFile.saved', { marked: told.marked, searches: told.searches })}</p>;
    case 'loaded': {
      const { changed, waiting, conflicts } = told.merged;
      return (
        <>
          <p>{text('marksFile.loaded', { changed, searches: told.searches })}</p>
          {waiting > 0 && <p>{text('marksFile.waiting', { count: waiting })}</p>}
          {conflicts > 0 && <p>{text('marksFile.conflicts', { count: conflicts })}</p>}
        </>
      );
    }
    case 'failed':
      return <Callout look="warn">{text('marksFile.failed', { reason: findingText(told.trouble) })}</Callout>;
    default:
      return assertNever(told);
  }
}
