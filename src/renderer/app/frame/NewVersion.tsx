import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Host } from '#shared/host';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';

interface NewVersionProps {
  readonly store: AppStore;
  readonly host: Pick<Host, 'onNewVersion'>;
}

/** Says that a newer build waits, and lets it in when the user wants it; it comes by itself at the next start. */
export function NewVersion({ store, host }: NewVersionProps) {
  const [takeOver, setTakeOver] = useState<() => void>();
  useEffect(
    () =>
      host.onNewVersion?.(ready => {
        setTakeOver(() => ready);
        store.getState().say(text('status.newVersion'));
      }),
    [host, store],
  );
  if (takeOver === undefined) return undefined;
  return (
    <span className="status-item">
      <RefreshCw aria-hidden />
      {text('status.newVersion')}
      <button type="button" className="link-button" onClick={takeOver}>
        {text('status.reload')}
      </button>
    </span>
  );
}
