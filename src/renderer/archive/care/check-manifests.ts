import type { ImportRecord } from '../contract/api';
import type { ArchiveView } from '../snapshot/view';
import type { IndexRow, Owner, SegmentRow } from '../storage/forms/catalog-rows';
import { readRows } from '../storage/forms/checked-rows';
import { type ManifestRow, manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Shard, Shards } from '../storage/tables/shards';
import type { WriterTools } from '../writing/writer-tools';

/** Those of the catalog's owners in a shard that do not tell any more what they are, or tell it wrongly. */
export interface SilentOwners {
  readonly shard: number;
  readonly owners: readonly Owner[];
}

/**
 * Looks at what stores say of themselves. Nobody asks for it while the catalog is whole; when that is lost it is the only
 * way back, and then it is too late to find it damaged.
 */
export async function damagedManifests(
  shards: Shards,
  { owners }: Pick<ArchiveView, 'owners'>,
  step: (rows: number) => void = () => undefined,
): Promise<readonly SilentOwners[]> {
  const found: SilentOwners[] = [];
  for (const shard of new Set(owners.map(owner => owner.shard))) {
    const own = owners.filter(owner => owner.shard === shard);
    step(own.length);
    const database = await shards.existing(shard);
    // a store that is not there is told by the rows it lacks
    if (database === undefined) continue;
    const { damaged } = await readRows<ManifestRow>(
      database.manifests,
      own.map(({ id }) => id),
    );
    if (damaged.size > 0) found.push({ shard, owners: own.filter(({ id }) => damaged.has(id)) });
  }
  return found;
}

/** Writes them again from the catalog. Says how many. */
export async function repairManifests(
  { catalog, shards }: Pick<WriterTools, 'catalog' | 'shards'>,
  view: Pick<ArchiveView, 'owners'>,
): Promise<number> {
  let mended = 0;
  for (const { shard, owners } of await damagedManifests(shards, view)) {
    const ids = owners.map(({ id }) => id);
    const [segments, indexes, records] = await Promise.all([
      readRows<SegmentRow>(catalog.segments, ids),
      readRows<IndexRow>(catalog.indexes, ids),
      readRows<ImportRecord>(catalog.imports),
    ]);
    const database = await shards.existing(shard);
    if (database === undefined) continue;
    const manifests: ManifestRow[] = [];
    for (const row of segments.whole.values()) {
      const { files = [] } = records.whole.get(row.importId ?? row.id) ?? {};
      const rows = row.headRows.length + row.blockRows.length;
      manifests.push({ ...manifestOfSegment(row, row.kind === 'import' ? files : []), rows });
    }
    for (const row of indexes.whole.values()) {
      manifests.push({ ...manifestOfIndex(row), rows: await rowsOf(database, row.id) });
    }
    await shards.seal(shard, manifests);
    mended += manifests.length;
  }
  return mended;
}

function rowsOf({ index }: Shard, owner: string): PromiseLike<number> {
  return index.where(':id').startsWith(`${owner} `).count();
}
