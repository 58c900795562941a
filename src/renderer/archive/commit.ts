import type { ImportRecord } from './api';
import { ARCHIVE_FORMAT, type Catalog, type SegmentRow } from './catalog';
import { openSegment, type Segment } from './segment';
import type { SegmentDraft } from './segment-draft';
import type { Tombstones } from './tombstones';
import type { ArchiveView } from './view';

/** What one transaction on the catalog changes. */
export interface Commit {
  readonly before: ArchiveView;
  readonly added: readonly SegmentRow[];
  /** The import whose segment goes. */
  readonly removed?: Segment;
  readonly tombstones: Tombstones;
  readonly record?: ImportRecord;
}

/** What became of a commit: the new revision, and the segments whose rows nobody needs any more. */
export interface Committed {
  readonly revision: number;
  readonly removed: readonly Segment[];
}

/** Makes a change visible, at once and for good. A derived segment without a live head goes with it. */
export async function commit(catalog: Catalog, change: Commit): Promise<Committed> {
  const { before, added, removed, tombstones, record } = change;
  const emptied = before.segments.filter(
    segment => segment.kind === 'derived' && tombstones.deadIn(segment).size === segment.docs.length,
  );
  const gone = removed === undefined ? emptied : [...emptied, removed];
  const buried = tombstones.changes.filter(({ segment }) => !gone.includes(segment));
  const revision = before.revision + 1;

  await catalog.transaction('rw', catalog.state, catalog.segments, catalog.tombstones, catalog.imports, async () => {
    const state = await catalog.state.get('archive');
    // only one writer works at a time: this is what shows it if not
    if ((state?.revision ?? 0) !== before.revision) throw new TypeError('the archive was changed by another writer');
    const goneIds = gone.map(({ id }) => id);
    await catalog.segments.bulkDelete(goneIds);
    await catalog.tombstones.bulkDelete([...goneIds, ...buried.filter(isEmpty).map(({ segment }) => segment.id)]);
    await catalog.segments.bulkPut([...added]);
    await catalog.tombstones.bulkPut(
      buried.filter(each => !isEmpty(each)).map(({ segment, slots }) => ({ segment: segment.id, slots })),
    );
    if (removed !== undefined) await catalog.imports.delete(removed.id);
    if (record !== undefined) await catalog.imports.put(record);
    await catalog.state.put({ id: 'archive', format: ARCHIVE_FORMAT, revision });
  });
  return { revision, removed: gone };
}

/** What the catalog is to hold of a draft that has ended. */
export function segmentRow(
  draft: SegmentDraft,
  row: Pick<SegmentRow, 'id' | 'kind' | 'order' | 'shard' | 'hashes' | 'at'>,
): SegmentRow {
  const { docs, entries, headRows, blockRows } = draft;
  return { ...row, docs: docs.pack(), entries: entries.pack(), headRows, blockRows };
}

/** A draft that has ended, as a segment among others before it is committed. */
export function segmentOf(row: SegmentRow): Segment {
  const segment = openSegment(row);
  if (segment === undefined) throw new TypeError(`segment ${row.id} was packed wrongly`);
  return segment;
}

export function nextOrder(view: ArchiveView): number {
  return (view.segments.at(-1)?.order ?? 0) + 1;
}

function isEmpty({ slots }: { readonly slots: Uint32Array }): boolean {
  return slots.length === 0;
}
