import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Host } from '#shared/host';
import type { AppStore } from '../../state/store';
import { EraseDialog } from './EraseDialog';
import { FindingViewer } from './findings/FindingViewer';
import type { DrawBody } from './findings/RichContent';
import { PreviewDialog } from './preview/PreviewDialog';
import { ReadingDialog } from './progress/ReadingDialog';
import { ReportDialog } from './report/ReportDialog';
import { endingTitle } from './report/report-text';
import { UndoImportDialog } from './UndoImportDialog';

// both are one piece of code: it knows every vendor by name, and is loaded when the first of them is wanted
export { ImportsPage } from './place/ImportsPage';

interface ImportDialogProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'saveFile'>;
  /** Draws a message's body as the transcript does. */
  readonly draw: DrawBody;
}

/** Whatever the import at the head of the queue has to show or ask, and the reports of earlier ones. */
export function ImportDialog({ store, host, draw }: ImportDialogProps) {
  return (
    <>
      <CurrentImport store={store} host={host} draw={draw} />
      <EarlierImport store={store} host={host} />
      <FindingViewer store={store} />
    </>
  );
}

function CurrentImport({ store, host, draw }: ImportDialogProps) {
  const importing = useStore(store, state => state.importing);
  const ended = importing.kind === 'ended' ? importing.ending : undefined;
  useEffect(() => {
    if (ended !== undefined) store.getState().say(endingTitle(ended));
  }, [ended, store]);
  const hidden = useStore(store, state => state.importHidden);
  const waiting = useStore(store, state => state.waitingImports.length);

  switch (importing.kind) {
    case 'idle':
      return undefined;
    case 'previewing':
    case 'importing':
      if (hidden) return undefined;
      return <ReadingDialog store={store} importing={importing} waiting={waiting} />;
    case 'previewed':
      return <PreviewDialog store={store} previewed={importing} waiting={waiting} draw={draw} />;
    case 'ended':
      return (
        <ReportDialog
          store={store}
          host={host}
          ending={importing.ending}
          sources={importing.job.sources}
          onClose={() => store.getState().closeImport()}
          onUndo={record => {
            store.getState().closeImport();
            void store.getState().undoImport(record);
          }}
        />
      );
  }
}

function EarlierImport({ store, host }: Pick<ImportDialogProps, 'store' | 'host'>) {
  const dialog = useStore(store, state => state.dialog);
  const close = () => store.getState().showDialog({ kind: 'none' });
  if (dialog.kind === 'report') {
    return (
      <ReportDialog
        store={store}
        host={host}
        ending={{ kind: 'done', record: dialog.record }}
        sources={[]}
        onClose={close}
        onUndo={record => store.getState().showDialog({ kind: 'undo-import', record })}
      />
    );
  }
  if (dialog.kind === 'erase') return <EraseDialog store={store} question={dialog.question} onClose={close} />;
  if (dialog.kind === 'undo-import') return <UndoImportDialog store={store} record={dialog.record} onClose={close} />;
  return undefined;
}
