import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { AppStore } from '../../state/store';

/**
 * Lays the transcript out for paper when the browser prints by its own menu. The page stands still from then on, so all it
 * may do is add the paper: what is on the screen stays as it is.
 */
export function usePrinting(store: AppStore): void {
  useEffect(() => {
    const before = () => flushSync(() => store.getState().setPrinting(true));
    const after = () => store.getState().setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [store]);
}

/** Done once what is to be shown now has been drawn, and nothing of it is left to do. */
export function painted(): Promise<void> {
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}
