import type { ArchiveView } from '../snapshot/view';
import type { FreeSpace } from '../storage/stores/free-space';
import type { StorePlaces } from '../storage/stores/stores';
import { type Catalog, copyCatalog, stateOf } from '../storage/tables/catalog';
import { COMMON_SHARD, type Shards } from '../storage/tables/shards';
import { nextShard } from '../writing/sweep';

/** Blocks of originals hold about 150 kB each. */
const SMALL_BLOCKS = 16;

/**
 * Shards that hold little: what earlier erasures have left of the common one. They are put together with each erasure, so
 * that there is not one more after each.
 */
export function smallShards(view: ArchiveView): readonly number[] {
  const shards = new Set(view.owners.map(({ shard }) => shard));
  return [...shards].filter(shard => shard !== COMMON_SHARD && blocksIn(view, shard) < SMALL_BLOCKS);
}

function blocksIn({ segments }: ArchiveView, shard: number): number {
  return segments.reduce((sum, each) => (each.shard === shard ? sum + each.blocks.rows : sum), 0);
}

/**
 * Writes what is left of shards that may still hold erased words into new ones, and the catalog into a new generation that
 * names these. Nothing is removed here: until the new generation is whole the old one counts, and from then on what it
 * does not name is superfluous.
 */
export async function rewriteStores(
  catalog: Catalog,
  view: ArchiveView,
  { shards, room, places }: { readonly shards: Shards; readonly room: FreeSpace; readonly places: StorePlaces },
  listener: (rows: number, total: number) => void,
): Promise<Catalog> {
  const { rewriting } = (await stateOf(catalog)) ?? {};
  const moved = new Map<string, number>();
  let next = await nextShard(view, shards);
  const left = (rewriting?.shards ?? []).flatMap(shard => {
    const owners = view.owners.filter(owner => owner.shard === shard).map(({ id }) => id);
    return owners.length === 0 ? [] : [{ shard, owners }];
  });
  let total = 0;
  for (const { shard, owners } of left) total += await shards.countRows(shard, owners);
  let rows = 0;
  listener(rows, total);
  let blocks = 0;
  // a try that was stopped may have left some
  await shards.remove(next);
  for (const { shard, owners } of left) {
    const own = blocksIn(view, shard);
    // small ones go into one, a large one into one of its own
    if (blocks > 0 && blocks + own > SMALL_BLOCKS) {
      next += 1;
      blocks = 0;
      await shards.remove(next);
    }
    blocks += Math.max(1, own);
    await shards.copyOwners(shard, next, owners, async count => {
      await room.watch();
      rows += count;
      listener(rows, total);
    });
    for (const owner of owners) moved.set(owner, next);
  }
  return copyCatalog(catalog, places, moved);
}
