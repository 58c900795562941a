import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FacetKey } from '../../../archive/contract/api';
import { text } from '../../../i18n/text';
import { type FacetRows, facetRows, steadyRows, tells } from '../../../state/facets/facet-rows';
import type { FacetsView } from '../../../state/facets/facets-view';
import type { AppStore } from '../../../state/store';
import { FacetSection } from './FacetSection';
import styles from './Facets.module.css';

// in the order in which they are looked for
const SHOWN: readonly FacetKey[] = [
  'source',
  'agent',
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

/**
 * What the conversations found have in common, each value a filter of the search. While somebody points at the values or
 * goes through them with the keys, they keep their places.
 */
export function Facets({ store }: { readonly store: AppStore }) {
  const facets = useStore(store, state => state.facets);
  const draft = useStore(store, state => state.draft);
  const open = useStore(store, state => state.settings.openFacets);
  const orders = useRef(new Map<FacetKey, readonly string[]>());
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;

  const view = facets.kind === 'known' ? facets.view : undefined;
  const shown = view === undefined ? [] : SHOWN.flatMap(key => rowsShown(view, key, draft, held, orders.current));
  useEffect(() => {
    for (const { key, rows } of shown)
      orders.current.set(
        key,
        rows.rows.map(({ value }) => value),
      );
  });
  if (facets.kind === 'unasked') return undefined;
  if (facets.kind === 'failed') return <p className={styles.note}>{text('facet.failed')}</p>;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only looks whether somebody is at the values
    <div
      className={styles.facets}
      data-facets
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget))}
    >
      {shown.map(({ key, rows }) => (
        <FacetSection
          key={key}
          facet={key}
          rows={rows}
          open={open.includes(key) || rows.rows.some(({ active }) => active)}
          onOpen={wanted =>
            store.getState().changeSettings({
              openFacets: wanted ? [...open, key] : open.filter(other => other !== key),
            })
          }
          onToggle={value => void store.getState().toggleFilter(key, value)}
          valuesLike={letters => store.getState().facetValuesLike(key, letters)}
        />
      ))}
    </div>
  );
}

/** The rows of a facet that is worth showing. */
function rowsShown(
  view: FacetsView,
  key: FacetKey,
  draft: string,
  held: boolean,
  orders: ReadonlyMap<FacetKey, readonly string[]>,
): readonly { readonly key: FacetKey; readonly rows: FacetRows }[] {
  const rows = facetRows(view, key, draft);
  if (rows.rows.length === 0) return [];
  if (!tells(view.whole.get(key)) && !rows.rows.some(({ active }) => active)) return [];
  const order = held ? orders.get(key) : undefined;
  return [{ key, rows: order === undefined ? rows : steadyRows(rows, order) }];
}
