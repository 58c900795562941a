import type { ItemKey } from '#shared/domain/keys';
import type { Note } from '#shared/marks/marks';

/** Notes by what they are about; those on the conversation as a whole are left out. */
export function notesByItem(notes: readonly Note[]): ReadonlyMap<ItemKey, readonly Note[]> {
  const byItem = new Map<ItemKey, Note[]>();
  for (const note of notes) {
    if (note.item === undefined) continue;
    const held = byItem.get(note.item);
    if (held === undefined) byItem.set(note.item, [note]);
    else held.push(note);
  }
  return byItem;
}
