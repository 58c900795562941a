import type { Page } from '@playwright/test';

/**
 * Makes everything wait that would write into the stores of this name: an import stays where it is, however fast
 * the machine. Gives the way to let go.
 */
export async function holdWrites(page: Page, name: RegExp): Promise<() => Promise<void>> {
  await page.evaluate(async pattern => {
    Reflect.set(window, 'held', true);
    // each store is a bucket with one database of its name; TypeScript's library does not know them yet
    const { storageBuckets } = navigator as unknown as {
      readonly storageBuckets: {
        keys(): Promise<string[]>;
        open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
      };
    };
    const names = await storageBuckets.keys();
    for (const held of names.filter(each => new RegExp(pattern).test(each))) {
      const bucket = await storageBuckets.open(held);
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        const opening = bucket.indexedDB.open(held);
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
