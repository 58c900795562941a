import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { findingText } from '../../i18n/finding-text';
import { text } from '../../i18n/text';
import type { Notice } from '../../state/import-slice';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import './import-notice.css';

const SHOWN_MS = 30_000;

/** One line about what just happened, with the way back while it stands. */
export function ImportNotice({ store }: { readonly store: AppStore }) {
  const notice = useStore(store, state => state.notice);

  useEffect(() => {
    if (notice === undefined) return;
    store.getState().say(noticeText(notice));
    const timer = setTimeout(() => {
      if (store.getState().notice === notice) store.getState().dismissNotice();
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, store]);

  if (notice === undefined) return undefined;
  return (
    <section className="notice" aria-label={text('notice.label')}>
      <span>{noticeText(notice)}</span>
      {notice.kind === 'imported' && (
        <Button look="quiet" onPress={() => void store.getState().undoImport(notice.record)}>
          {text('notice.undo')}
        </Button>
      )}
      <IconButton label={text('ui.close')} icon={<X aria-hidden />} onPress={() => store.getState().dismissNotice()} />
    </section>
  );
}

function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'imported':
      return text('notice.imported', { ...notice.record.outcome });
    case 'undone':
      return text('notice.undone', { count: notice.conversations });
    case 'cancelled':
      return text('notice.cancelled');
    case 'undo-failed':
      return text('notice.undoFailed', { reason: findingText(notice.trouble) });
  }
}
