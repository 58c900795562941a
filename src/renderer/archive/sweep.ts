import type { Segment } from './segment';
import type { Shards } from './shards';
import type { ArchiveView } from './view';

/** Removes every shard and every segment's rows that the catalog does not name: what is left of a crash. */
export async function sweep(view: ArchiveView, shards: Shards): Promise<void> {
  const named = new Set(view.segments.map(({ id }) => id));
  const namedShards = new Set(view.segments.map(({ shard }) => shard));
  for (const shard of await shards.numbers()) {
    if (!namedShards.has(shard)) {
      await shards.remove(shard);
      continue;
    }
    for (const segment of await shards.segmentsIn(shard)) {
      if (!named.has(segment)) await shards.removeSegment(shard, segment);
    }
  }
}

/** Removes the rows of segments that a change took out of the catalog; a shard without others goes as a whole. */
export async function removeRows(removed: readonly Segment[], after: ArchiveView, shards: Shards): Promise<void> {
  const used = new Set(after.segments.map(({ shard }) => shard));
  const gone = new Set(removed.map(({ shard }) => shard).filter(shard => !used.has(shard)));
  for (const shard of gone) await shards.remove(shard);
  for (const { shard, id } of removed) if (!gone.has(shard)) await shards.removeSegment(shard, id);
}

/** A number for a shard of one's own that was never used, as far as can be seen. */
export async function nextShard(view: ArchiveView, shards: Shards): Promise<number> {
  return 1 + Math.max(0, ...view.segments.map(({ shard }) => shard), ...(await shards.numbers()));
}
