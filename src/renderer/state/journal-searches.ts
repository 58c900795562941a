import type { Archive } from '../archive/api';
import type { KeptStorage } from './kept';
import type { AppStore } from './store';
import { troubleOf } from './trouble';

// where the slice of the searches keeps them
const KEPT = 'lectern.searches';

/**
 * Keeps saved searches in the journal, too, and takes them from there where the browser has forgotten them. Returns the
 * way to stop.
 */
export function journalSearches(
  store: AppStore,
  archive: Pick<Archive, 'journalledSearches' | 'journalSearches'>,
  storage: Pick<KeptStorage, 'getItem'>,
): { readonly taken: Promise<void>; readonly stop: () => void } {
  const textOf = () => JSON.stringify(store.getState().saved.map(({ name, text }) => ({ name, text })));
  let journalled = textOf();

  const take = async () => {
    const held = await archive.journalledSearches();
    if (held !== undefined && held.length > 0 && isForgotten(storage)) store.getState().replaceSearches(held);
    // kept before there was a journal, or while it could not be written
    else if (JSON.stringify(held ?? []) !== journalled) await write();
  };
  const write = async () => {
    const text = textOf();
    await archive.journalSearches(JSON.parse(text));
    journalled = text;
  };
  const stop = store.subscribe((now, before) => {
    if (now.saved === before.saved || textOf() === journalled) return;
    write().catch((thrown: unknown) =>
      store.getState().tell({ kind: 'searches-not-kept', trouble: troubleOf(thrown) }),
    );
  });
  return { taken: take().catch(() => undefined), stop };
}

function isForgotten(storage: Pick<KeptStorage, 'getItem'>): boolean {
  try {
    return storage.getItem(KEPT) === null;
  } catch {
    return true;
  }
}
