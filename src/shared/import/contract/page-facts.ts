/** Page envelope facts worth showing: total hits of the vendor's search, place of this page. */
export interface PageFacts {
  readonly total?: number;
  readonly offset?: number;
  readonly limit?: number;
  readonly partial?: boolean;
}
