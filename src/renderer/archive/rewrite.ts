import { type Catalog, copyCatalog, stateOf } from './catalog';
import type { Room } from './room';
import type { Shards } from './shards';
import type { StorePlaces } from './stores';
import { nextShard } from './sweep';
import type { ArchiveView } from './view';

/**
 * Writes what is left of shards that may still hold erased words into new ones, and the catalog into a new generation that
 * names these. Nothing is removed here: until the new generation is whole the old one counts, and from then on what it
 * does not name is superfluous.
 */
export async function rewriteStores(
  catalog: Catalog,
  view: ArchiveView,
  { shards, room, places }: { readonly shards: Shards; readonly room: Room; readonly places: StorePlaces },
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
  for (const { shard, owners } of left) {
    await shards.copyOwners(shard, next, owners, async count => {
      await room.watch();
      rows += count;
      listener(rows, total);
    });
    for (const owner of owners) moved.set(owner, next);
    next += 1;
  }
  return copyCatalog(catalog, places, moved);
}
