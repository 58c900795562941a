import { useEffect } from 'react';
import { useStore } from 'zustand';
import { text } from '../i18n/text';
import { shownResults } from '../state/search-slice';
import type { AppStore } from '../state/store';
import { followWidth } from './width';

/** What the page as a whole shows of the state: colours, density, title, how many panes have room. */
export function useDocument(store: AppStore): void {
  const { theme, density } = useStore(store, state => state.settings);
  const query = useStore(store, state => shownResults(state.search)?.query.text ?? '');

  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.density = density;
  }, [theme, density]);

  useEffect(() => {
    document.title = query === '' ? text('app.title') : text('app.titleWithQuery', { query });
  }, [query]);

  useEffect(() => followWidth(width => store.getState().setWidth(width)), [store]);

  // leaving would end an import half way: nothing of it would be kept
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (store.getState().importing.kind === 'importing') event.preventDefault();
    };
    addEventListener('beforeunload', onUnload);
    return () => removeEventListener('beforeunload', onUnload);
  }, [store]);
}
