import { useEffect } from 'react';
import { useStore } from 'zustand';
import { text } from '../../../i18n/text';
import type { AppStore } from '../../../state/store';
import { StatusWork } from '../../../ui/feedback/StatusWork';

/** How far an erasure is, in the status bar, while there is one: the rest of the window goes on meanwhile. */
export function EraseStatus({ store }: { readonly store: AppStore }) {
  const work = useStore(store, state => state.eraseWork);
  const isErasing = work.kind === 'erasing';
  useEffect(() => {
    if (isErasing) store.getState().say(text('erase.leavingOut'));
  }, [isErasing, store]);

  if (work.kind === 'rest') return undefined;
  const { progress } = work;
  const isRewriting = progress?.step === 'rewriting';
  return (
    <StatusWork
      kind="erase"
      progress={{
        label: text('erase.progress'),
        share: isRewriting && progress.total > 0 ? progress.rows / progress.total : undefined,
      }}
    >
      {text(isRewriting ? 'erase.rewriting' : 'erase.leavingOut')}
    </StatusWork>
  );
}
