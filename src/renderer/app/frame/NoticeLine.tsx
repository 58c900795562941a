import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '#shared/base/assert-never';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import type { Notice } from '../../state/window/notice-slice';
import { Button } from '../../ui/controls/Button';
import { IconButton } from '../../ui/controls/IconButton';
import styles from './NoticeLine.module.css';

const SHOWN_MS = 30_000;

/** One line about what just happened, with the way back while it stands. */
export function NoticeLine({ store, onOpen }: { readonly store: AppStore; readonly onOpen: () => void }) {
  const notice = useStore(store, state => state.notice);

  useEffect(() => {
    if (notice === undefined) return;
    store.getState().say(noticeText(notice));
    // nothing else says that it did not come to its end
    if (notice.kind === 'import-interrupted' || notice.kind === 'retention-held') return;
    const timer = setTimeout(() => {
      if (store.getState().notice === notice) store.getState().dismissNotice();
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, store]);

  if (notice === undefined) return undefined;
  const undo = undoOf(notice, store);
  return (
    <section className={styles.notice} data-notice aria-label={text('notice.label')}>
      <span>{noticeText(notice)}</span>
      {notice.kind === 'unexpected' && (
        <>
          <Button look="quiet" onPress={() => location.reload()}>
            {text('app.reload')}
          </Button>
          <Button look="quiet" onPress={() => store.getState().showDialog({ kind: 'diagnostics' })}>
            {text('command.app.diagnostics')}
          </Button>
        </>
      )}
      {notice.kind === 'retention-held' && (
        <Button
          look="quiet"
          onPress={() => {
            store.getState().dismissNotice();
            void store.getState().askToErasePast(notice.months);
          }}
        >
          {text('retention.review')}
        </Button>
      )}
      {undo !== undefined && (
        <Button look="quiet" onPress={undo}>
          {text('notice.undo')}
        </Button>
      )}
      {notice.kind === 'import-interrupted' && (
        <Button
          look="quiet"
          onPress={() => {
            store.getState().dismissNotice();
            onOpen();
          }}
        >
          {text('notice.importAgain')}
        </Button>
      )}
      <IconButton label={text('ui.close')} icon={<X aria-hidden />} onPress={() => store.getState().dismissNotice()} />
    </section>
  );
}

function undoOf(notice: Notice, store: AppStore): (() => void) | undefined {
  const { undoImport, takeBack, undoMark, dismissNotice } = store.getState();
  switch (notice.kind) {
    case 'imported':
      return () => void undoImport(notice.record);
    case 'mark-removed':
      return () => {
        dismissNotice();
        void takeBack({ key: notice.key, change: notice.undo, since: notice.since });
      };
    case 'mark-redone':
      return () => void undoMark();
    default:
      return undefined;
  }
}

function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'imported':
      return text('notice.imported', { ...notice.record.outcome, differing: notice.record.differing ?? 0 });
    case 'undone':
      return text('notice.undone', { count: notice.conversations });
    case 'import-interrupted':
      return text('notice.interrupted', { count: notice.count });
    case 'cancelled':
      return text('notice.cancelled');
    case 'undo-failed':
      return text('notice.undoFailed', { reason: findingText(notice.trouble) });
    case 'mark-removed':
      return text(notice.what === 'tag' ? 'notice.tagRemoved' : 'notice.noteRemoved');
    case 'mark-undone':
      return text('notice.markUndone', { what: notice.what });
    case 'mark-redone':
      return text('notice.markRedone', { what: notice.what });
    case 'mark-failed':
      return text('notice.markFailed', { reason: findingText(notice.trouble) });
    case 'searches-not-kept':
      return text('notice.searchesNotKept', { reason: findingText(notice.trouble) });
    case 'erased':
      if (!notice.isComplete) return text('notice.erasedLater');
      return notice.what === 'age'
        ? text('notice.erased.age', { count: notice.count ?? 0 })
        : text(`notice.erased.${notice.what}`);
    case 'retention-held':
      return text('retention.held', { count: notice.conversations });
    case 'erase-failed':
      return text('notice.eraseFailed', { reason: findingText(notice.trouble) });
    case 'unexpected':
      return text('notice.unexpected');
    case 'index-whole':
      return text('notice.indexWhole');
    case 'index-failed':
      return text('notice.indexFailed', { reason: findingText(notice.trouble) });
    case 'print-failed':
      return text('notice.printFailed');
    case 'link-failed':
      return text('notice.linkFailed');
    default:
      return assertNever(notice);
  }
}
