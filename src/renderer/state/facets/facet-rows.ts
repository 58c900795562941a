import { filterValues } from '#shared/query/editing/edit';
import { fold } from '#shared/text/fold';
import type { Facet, FacetKey } from '../../archive/contract/api';
import type { FacetsView } from './facets-view';

/** A value of a facet as the sidebar shows it. `count` is absent where nothing is known of it. */
export interface FacetRow {
  readonly value: string;
  readonly count?: number;
  readonly active: boolean;
}

export interface FacetRows {
  /** What is picked first, then the most frequent; values that are asked for and found nowhere, and those of the whole archive, after them. */
  readonly rows: readonly FacetRow[];
  /** Values there are beyond `rows`. */
  readonly more: number;
}

// of how many values those that are not among the hits are shown too, so that the list keeps its shape
const MOST_KEPT = 12;

/**
 * The values of a facet for a text: counts are what picking the value would find, so they leave out what is picked of
 * the same facet already.
 */
export function facetRows({ answer, apart, whole }: FacetsView, key: FacetKey, text: string): FacetRows {
  const facet = apart.get(key) ?? answer.facets.find(each => each.key === key);
  const active = filterValues(text, key);
  // a value is shown as it was typed: `agent:mira` asks for Mira
  const typed = new Map(active.map(value => [fold(value), value]));
  const rows = new Map<string, FacetRow>();
  for (const { value, count } of facet?.values ?? []) {
    const asked = typed.get(fold(value));
    rows.set(asked ?? value, { value: asked ?? value, count, active: asked !== undefined });
  }
  for (const value of active) if (!rows.has(value)) rows.set(value, { value, ...unmetCount(facet), active: true });
  const known = whole.get(key);
  if (known !== undefined && known.distinct <= MOST_KEPT) {
    const shown = new Set([...rows.keys()].map(fold));
    for (const { value } of known.values)
      if (!shown.has(fold(value))) rows.set(value, { value, count: 0, active: false });
  }
  const all = [...rows.values()];
  return {
    // what is picked leads, so that it is in sight however rare it is
    rows: [...all.filter(({ active: picked }) => picked), ...all.filter(({ active: picked }) => !picked)],
    more: Math.max(0, (facet?.distinct ?? 0) - (facet?.values.length ?? 0)),
  };
}

/**
 * The rows in the order in which they stand already, so that nothing moves away from under the pointer; those that have
 * gone stay where they were, and new ones come last.
 */
export function steadyRows({ rows, more }: FacetRows, order: readonly string[]): FacetRows {
  const now = new Map(rows.map(row => [row.value, row]));
  const gone = (value: string): FacetRow => ({ value, ...(more === 0 ? { count: 0 } : {}), active: false });
  const shown = new Set(order);
  return {
    rows: [...order.map(value => now.get(value) ?? gone(value)), ...rows.filter(({ value }) => !shown.has(value))],
    more,
  };
}

function unmetCount(facet: Facet | undefined): Pick<FacetRow, 'count'> {
  // a value beyond those that were told may well be found
  return facet !== undefined && facet.distinct <= facet.values.length ? { count: 0 } : {};
}

/** Whether a facet tells anything: two values, or one that not every conversation has. */
export function tells(facet: Facet | undefined): boolean {
  return facet !== undefined && (facet.distinct > 1 || (facet.distinct === 1 && facet.without > 0));
}
