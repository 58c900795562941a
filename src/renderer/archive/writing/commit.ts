import { SEGMENT_VERSION } from '#shared/index/segments/segment';
import type { ImportRecord } from '../contract/api';
import { countRows } from '../snapshot/damage';
import type { Tombstones } from '../snapshot/tombstones';
import type { ArchiveView } from '../snapshot/view';
import type { SegmentDraft } from '../storage/drafts/segment-draft';
import type { IndexRow, Owner, RestoredBeside, Rewriting, SegmentRow } from '../storage/forms/catalog-rows';
import { sealBytes } from '../storage/forms/checked-bytes';
import { openSegment, type Segment } from '../storage/forms/segment';
import { revisionOf } from '../storage/forms/state-row';
import { writeTo } from '../storage/stores/write-to';
import { type Catalog, stateOf } from '../storage/tables/catalog';
import { partId } from './row-writer';

/** What one transaction on the catalog changes. */
export interface Commit {
  readonly before: ArchiveView;
  readonly added: readonly SegmentRow[];
  readonly indexes: readonly IndexRow[];
  /** The segments that go, and the import if it goes with them. */
  readonly undone?: { readonly id?: string; readonly segments: readonly Segment[] };
  /** What goes is to leave the files, too: no part of the index may hold any of it. */
  readonly erased?: Rewriting;
  readonly tombstones: Tombstones;
  /** What comes with it from a backup and has another place. */
  readonly restored?: RestoredBeside;
  /** Imports that are new, hold other files than before, or whose damaged records are written again. */
  readonly records?: readonly ImportRecord[];
  /** Names of damaged segments that are given up, or have been made again. */
  readonly dropped?: readonly string[];
  /** Segments whose damaged rows of superseded heads are written again. */
  readonly superseded?: readonly Segment[];
}

/** What became of a commit: the new revision, and whose rows nobody needs any more. */
export interface Committed {
  readonly revision: number;
  readonly removed: readonly Owner[];
}

/**
 * Makes a change visible, at once and for good. A derived segment without a live head goes with it, and so does a part of
 * the index that covers nothing else.
 */
export async function commit(catalog: Catalog, change: Commit): Promise<Committed> {
  const { before, added, indexes, undone, tombstones, records = [], dropped = [], superseded = [] } = change;
  const { erased, restored } = change;
  const emptied = before.segments.filter(
    segment => segment.kind === 'derived' && tombstones.deadIn(segment).size === segment.docs.length,
  );
  const gone = [...emptied, ...(undone?.segments ?? [])];
  const unchanged = superseded.map(segment => ({ segment, slots: before.deadIn(segment) as Uint32Array<ArrayBuffer> }));
  const buried = [...unchanged, ...tombstones.changes].filter(({ segment }) => !gone.includes(segment));
  const goneIds = [...gone.map(({ id }) => id), ...dropped];
  const left = new Set(before.segments.map(({ id }) => id).filter(id => !goneIds.includes(id)));
  const goneIndexes = before.indexes.filter(({ covers }) =>
    erased === undefined
      ? !covers.some(({ segment }) => left.has(segment))
      : !covers.every(({ segment }) => left.has(segment)),
  );

  const work = async () => {
    await catalog.segments.bulkDelete(goneIds);
    await catalog.indexes.bulkDelete(goneIndexes.map(({ id }) => id));
    await catalog.tombstones.bulkDelete([...goneIds, ...buried.filter(isEmpty).map(({ segment }) => segment.id)]);
    await catalog.segments.bulkPut([...added]);
    await catalog.indexes.bulkPut([...indexes]);
    await catalog.tombstones.bulkPut(
      buried.filter(each => !isEmpty(each)).map(({ segment, slots }) => ({ segment: segment.id, slots })),
    );
    await catalog.imports.bulkDelete([...(undone?.id === undefined ? [] : [undone.id]), ...dropped]);
    await catalog.imports.bulkPut([...records]);
  };
  const revision = await inOneRevision(catalog, before, work, { erased, restored });
  return { revision, removed: [...gone, ...goneIndexes] };
}

/** Puts parts of the index in the place of others. What can be found is the same before and after. */
export async function exchangeIndexes(
  catalog: Catalog,
  before: ArchiveView,
  { added, removed }: { readonly added: readonly IndexRow[]; readonly removed: readonly IndexRow[] },
): Promise<Committed> {
  const revision = await inOneRevision(catalog, before, async () => {
    await catalog.indexes.bulkDelete([...removed.map(({ id }) => id), ...before.damage.indexes]);
    await catalog.indexes.bulkPut([...added]);
  });
  return { revision, removed };
}

async function inOneRevision(
  catalog: Catalog,
  before: ArchiveView,
  change: () => Promise<void>,
  noted: { readonly erased?: Rewriting | undefined; readonly restored?: RestoredBeside | undefined } = {},
): Promise<number> {
  const revision = before.revision + 1;
  await writeTo(catalog, async () => {
    const held = await stateOf(catalog);
    // only one writer works at a time: this is what shows it if not
    if (held === undefined || revisionOf(held) !== before.revision)
      throw new TypeError('the archive was changed by another writer');
    await change();
    const rewriting = both(held.rewriting, noted.erased);
    const restored = bothRestored(held.restored, noted.restored);
    await catalog.state.put({
      ...held,
      revision,
      rows: await countRows(catalog),
      ...(rewriting && { rewriting }),
      ...(restored && { restored }),
    });
  });
  return revision;
}

/** What an erasure that was stopped has left, and what comes to it. */
function both(held: Rewriting | undefined, added: Rewriting | undefined): Rewriting | undefined {
  if (held === undefined || added === undefined) return added ?? held;
  return {
    shards: [...new Set([...held.shards, ...added.shards])],
    keys: [...new Set([...held.keys, ...added.keys])],
  };
}

function bothRestored(held: RestoredBeside | undefined, added: RestoredBeside | undefined): RestoredBeside | undefined {
  if (held === undefined || added === undefined) return added ?? held;
  return {
    marks: [...held.marks, ...added.marks],
    searches: [...held.searches, ...added.searches],
    ledger: [...held.ledger, ...added.ledger],
  };
}

/** What the catalog is to hold of a draft that has ended. */
export function segmentRow(
  draft: SegmentDraft,
  row: Pick<SegmentRow, 'id' | 'kind' | 'order' | 'shard' | 'importId' | 'hashes' | 'runs' | 'at'>,
): SegmentRow {
  const { docs, entries, headRows, blockRows } = draft;
  return {
    ...row,
    docs: sealBytes('docs', docs.pack()),
    entries: sealBytes('entries', entries.pack()),
    headRows,
    blockRows,
  };
}

/** What the catalog is to hold of the index of a draft that has ended. */
export function indexRowsOf(draft: SegmentDraft, { id, shard }: Owner): readonly IndexRow[] {
  return draft.parts.map(({ part, first, count, documents }) => ({
    id: partId(id, part),
    shard,
    version: SEGMENT_VERSION,
    covers: [{ segment: id, first, count }],
    documents,
  }));
}

/** A draft that has ended, as a segment among others before it is committed. */
export function segmentOf(row: SegmentRow): Segment {
  const segment = openSegment(row);
  if (segment === undefined) throw new TypeError(`segment ${row.id} was packed wrongly`);
  return segment;
}

export function nextOrder(view: ArchiveView): number {
  const aside = view.damage.segments.map(({ order = 0 }) => order);
  return Math.max(view.segments.at(-1)?.order ?? 0, ...aside) + 1;
}

function isEmpty({ slots }: { readonly slots: Uint32Array }): boolean {
  return slots.length === 0;
}
