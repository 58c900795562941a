import { useEffect } from 'react';
import type { Host } from '#shared/host';
import { shareOf } from '../../features/import/progress/progress-text';
import type { ImportState } from '../../state/imports/import-slice';
import type { AppStore } from '../../state/store';

/** Tells the system how far files are read, at each percent. */
export function useImportProgress(store: AppStore, { showProgress }: Pick<Host, 'showProgress'>): void {
  useEffect(() => {
    if (showProgress === undefined) return;
    let told: ReturnType<typeof partOf> = 'none';
    return store.subscribe(({ importing }) => {
      const part = partOf(importing);
      if (part === told) return;
      told = part;
      // what cannot be shown there is shown in the window
      showProgress(part).catch(() => undefined);
    });
  }, [store, showProgress]);
}

function partOf(importing: ImportState): number | 'unknown' | 'none' {
  if (importing.kind !== 'importing' && importing.kind !== 'previewing') return 'none';
  const share = shareOf(importing.progress);
  return share === undefined ? 'unknown' : Math.floor(share * 100) / 100;
}
