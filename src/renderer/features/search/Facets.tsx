import { useStore } from 'zustand';
import type { FacetKey } from '../../archive/api';
import { text } from '../../i18n/text';
import { facetRows, tells } from '../../state/facet-rows';
import type { AppStore } from '../../state/store';
import { FacetSection } from './FacetSection';
import './facets.css';

// in the order in which they are looked for
const SHOWN: readonly FacetKey[] = [
  'source',
  'handled',
  'tag',
  'in',
  'has',
  'outcome',
  'is',
  'channel',
  'lang',
  'group',
  'status',
  'ended',
  'account',
];

/** What the conversations found have in common, each value a filter of the search. */
export function Facets({ store }: { readonly store: AppStore }) {
  const facets = useStore(store, state => state.facets);
  const draft = useStore(store, state => state.draft);
  const open = useStore(store, state => state.settings.openFacets);
  if (facets.kind === 'unasked') return undefined;
  if (facets.kind === 'failed') return <p className="sidebar-note">{text('facet.failed')}</p>;

  const { view } = facets;
  return SHOWN.map(key => {
    const rows = facetRows(view, key, draft);
    if (rows.rows.length === 0) return undefined;
    if (!tells(view.whole.get(key)) && !rows.rows.some(({ active }) => active)) return undefined;
    return (
      <FacetSection
        key={key}
        facet={key}
        rows={rows}
        open={open.includes(key) || rows.rows.some(({ active }) => active)}
        onOpen={shown =>
          store.getState().changeSettings({
            openFacets: shown ? [...open, key] : open.filter(other => other !== key),
          })
        }
        onToggle={value => void store.getState().toggleFilter(key, value)}
      />
    );
  });
}
