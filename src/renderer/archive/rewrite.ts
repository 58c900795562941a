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
  { shards, room }: { readonly shards: Shards; readonly room: Room },
  places: StorePlaces,
): Promise<Catalog> {
  const { rewriting } = (await stateOf(catalog)) ?? {};
  const moved = new Map<string, number>();
  let next = await nextShard(view, shards);
  for (const shard of rewriting?.shards ?? []) {
    const owners = view.owners.filter(owner => owner.shard === shard).map(({ id }) => id);
    if (owners.length === 0) continue;
    await shards.copyOwners(shard, next, owners, () => room.watch());
    for (const owner of owners) moved.set(owner, next);
    next += 1;
  }
  return copyCatalog(catalog, places, moved);
}
