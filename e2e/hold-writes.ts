import type { Page } from '@playwright/test';
import { openStore, storeNames } from './stores';

/**
 * Makes everything wait that would write into the stores of this name: an import stays where it is, however fast
 * the machine. Gives the way to let go.
 *
 * Not for long: some two seconds after the first write began to wait it was seen to go through all the same, why is not
 * known. A test that needs the hold for longer fails on a slow machine.
 */
export async function holdWrites(page: Page, name: RegExp): Promise<() => Promise<void>> {
  await page.evaluate(() => Reflect.set(window, 'held', true));
  for (const held of await storeNames(page, name)) {
    const database = await openStore(page, held);
    await database.evaluate(opened => {
      // a transaction lasts as long as it is asked something
      const reading = opened.transaction([...opened.objectStoreNames], 'readonly');
      reading.oncomplete = () => opened.close();
      const store = reading.objectStore(opened.objectStoreNames[0] ?? '');
      const ask = () => {
        if (Reflect.get(window, 'held') === true) store.getKey(0).onsuccess = ask;
      };
      ask();
    });
  }
  return async () => {
    await page.evaluate(() => Reflect.set(window, 'held', false));
  };
}
