import type { Facet, FacetKey, FacetsAnswer, Histogram, StackColumn, Stacked } from '../../archive/contract/api';

/** What the conversations that a text finds have in common, and what they would without one of its filters. */
export interface FacetsView {
  readonly text: string;
  readonly answer: FacetsAnswer;
  /** The facets that the text narrows by, counted as if it did not. */
  readonly apart: ReadonlyMap<FacetKey, Facet>;
  /** When everything there is began, and in each of its buckets how many of those that are found at any time. */
  readonly times: Times | undefined;
  /** What the counts over time are told apart by. */
  readonly stackBy: StackColumn | undefined;
  /** The facets of everything there is. */
  readonly whole: ReadonlyMap<FacetKey, Facet>;
}

export interface Times {
  readonly everything: Histogram;
  readonly found: readonly number[];
  /** What those are made of; absent where they are not told apart. */
  readonly stacked: Stacked | undefined;
  /** Conversations found whose beginning is not known. */
  readonly untimed: number;
}
