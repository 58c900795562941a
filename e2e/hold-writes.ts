import type { Page } from '@playwright/test';

/**
 * Makes everything wait that would write into the databases of this name: an import stays where it is, however fast
 * the machine. Gives the way to let go.
 */
export async function holdWrites(page: Page, name: RegExp): Promise<() => Promise<void>> {
  await page.evaluate(async pattern => {
    Reflect.set(window, 'held', true);
    const names = (await indexedDB.databases()).flatMap(database => database.name ?? []);
    for (const held of names.filter(each => new RegExp(pattern).test(each))) {
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        const opening = indexedDB.open(held);
        opening.onsuccess = () => opened(opening.result);
        opening.onerror = () => failed(opening.error);
      });
      // a transaction lasts as long as it is asked something
      const reading = database.transaction([...database.objectStoreNames], 'readonly');
      reading.oncomplete = () => database.close();
      const store = reading.objectStore(database.objectStoreNames[0] ?? '');
      const ask = () => {
        if (Reflect.get(window, 'held') === true) store.getKey(0).onsuccess = ask;
      };
      ask();
    }
  }, name.source);
  return async () => {
    await page.evaluate(() => Reflect.set(window, 'held', false));
  };
}
