import { useEffect } from 'react';
import { isKey } from '#shared/query/language/keys';
import type { AppStore } from '../../state/store';

const NAMES_PEOPLE: ReadonlySet<string> = new Set(['customer', 'with', 'id', 'field']);

/**
 * An Alt-click on any value that says what filter it is (`data-filter-key`, `data-filter-value`) adds that filter,
 * wherever the value stands and whatever a plain click on it does.
 */
export function useFiltersByClick(store: AppStore): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!event.altKey || !(event.target instanceof Element)) return;
      const named = event.target.closest<HTMLElement>('[data-filter-key]');
      const { filterKey, filterValue } = named?.dataset ?? {};
      if (filterKey === undefined || filterValue === undefined || !(filterKey === 'field' || isKey(filterKey))) return;
      // a stand-in finds nothing
      if (store.getState().settings.masked && NAMES_PEOPLE.has(filterKey)) return;
      event.preventDefault();
      event.stopPropagation();
      void store.getState().addFilter(filterKey, filterValue);
    };
    addEventListener('click', onClick, true);
    return () => removeEventListener('click', onClick, true);
  }, [store]);
}
