import { SEGMENT_VERSION } from '#shared/index/segments/segment';
import type { IndexCoverage, IndexRow } from '../storage/forms/catalog-rows';
import type { Segment } from '../storage/forms/segment';

/** What of a view tells which of its heads the index covers. */
interface Indexed {
  readonly segments: readonly Segment[];
  readonly indexes: readonly IndexRow[];
}

/** The parts of a view that this version of the program can read. */
export function usableParts({ indexes }: Indexed): readonly IndexRow[] {
  return indexes.filter(({ version }) => version === SEGMENT_VERSION);
}

/** The heads of a view that these parts say nothing of. */
export function unindexedRanges(view: Indexed, parts: readonly IndexRow[]): readonly IndexCoverage[] {
  const covers = new Map<string, IndexCoverage[]>();
  for (const cover of parts.flatMap(part => part.covers)) {
    const held = covers.get(cover.segment);
    if (held === undefined) covers.set(cover.segment, [cover]);
    else held.push(cover);
  }
  return view.segments.flatMap(({ id, docs }) => {
    const missing: IndexCoverage[] = [];
    let next = 0;
    for (const { first, count } of (covers.get(id) ?? []).sort((a, b) => a.first - b.first)) {
      if (first > next) missing.push({ segment: id, first: next, count: first - next });
      next = Math.max(next, first + count);
    }
    if (next < docs.length) missing.push({ segment: id, first: next, count: docs.length - next });
    return missing;
  });
}

/** How many heads have no part of the index that can be read, superseded ones among them: they are built, too. */
export function unindexedHeads(view: Indexed): number {
  return unindexedRanges(view, usableParts(view)).reduce((sum, { count }) => sum + count, 0);
}
