import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { AppStore } from '../../state/store';
import { followHeight, followWidth } from '../frame/width';

const BUSY: readonly string[] = ['importing', 'writing', 'restoring'];

/**
 * What the page as a whole shows of the state: colours, density, how many panes have room. Never a title: browsers keep
 * titles in their history, and task bars show them.
 */
export function useDocument(store: AppStore): void {
  const { theme, density } = useStore(store, state => state.settings);

  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.density = density;
  }, [theme, density]);

  useEffect(() => followWidth(width => store.getState().setWidth(width)), [store]);
  useEffect(() => followHeight(low => store.getState().setLow(low)), [store]);

  // leaving would end an import, a backup or a restore half way: nothing of it would be kept
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      const { importing, backup, openedBackup } = store.getState();
      const isBusy = [importing, backup, openedBackup].some(({ kind }) => BUSY.includes(kind));
      if (isBusy) event.preventDefault();
    };
    addEventListener('beforeunload', onUnload);
    return () => removeEventListener('beforeunload', onUnload);
  }, [store]);
}
