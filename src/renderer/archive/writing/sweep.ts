import { isDamaged } from '../snapshot/damage';
import type { ArchiveView } from '../snapshot/view';
import type { Owner } from '../storage/forms/catalog-rows';
import type { Shards } from '../storage/tables/shards';

/** Removes every shard and all rows whose owner the catalog does not name: what is left of a crash. */
export async function sweep(view: ArchiveView, shards: Shards): Promise<void> {
  // what the catalog cannot name any more is what damaged segments are made again from
  if (isDamaged(view.damage)) return;
  const named = new Set(view.owners.map(({ id }) => id));
  const namedShards = new Set(view.owners.map(({ shard }) => shard));
  for (const shard of await shards.numbers()) {
    if (!namedShards.has(shard)) {
      await shards.remove(shard);
      continue;
    }
    for (const owner of await shards.ownersIn(shard)) {
      if (!named.has(owner)) await shards.removeOwner(shard, owner);
    }
  }
}

/** Removes the rows of owners that a change took out of the catalog; a shard without others goes as a whole. */
export async function removeRows(removed: readonly Owner[], after: ArchiveView, shards: Shards): Promise<void> {
  const used = new Set(after.owners.map(({ shard }) => shard));
  // nobody knows in which shards the rows of a damaged segment lie
  const whole = isDamaged(after.damage) ? [] : removed;
  const gone = new Set(whole.map(({ shard }) => shard).filter(shard => !used.has(shard)));
  for (const shard of gone) await shards.remove(shard);
  for (const { shard, id } of removed) if (!gone.has(shard)) await shards.removeOwner(shard, id);
}

/** A number for a shard of one's own that was never used, as far as can be seen. */
export async function nextShard(view: ArchiveView, shards: Shards): Promise<number> {
  return 1 + Math.max(0, ...view.owners.map(({ shard }) => shard), ...(await shards.numbers()));
}
