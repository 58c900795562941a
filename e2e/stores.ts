import type { JSHandle, Page } from '@playwright/test';

// TypeScript's library does not know them yet
interface Buckets {
  keys(): Promise<string[]>;
  open(name: string): Promise<{ readonly indexedDB: IDBFactory; getDirectory(): Promise<Directory> }>;
}

interface Directory {
  keys(): AsyncIterable<string>;
  removeEntry(name: string): Promise<void>;
}

/** Removes the searches that were saved or asked, past the program. No page of it may be open. */
export const forgetSearches = (page: Page) => removeLedgerFiles(page, 'searches-');

/** Removes the ledger, past the program, as if it had not been written yet. */
export const forgetLedger = (page: Page) => removeLedgerFiles(page, 'ledger-');

function removeLedgerFiles(page: Page, beginning: string): Promise<void> {
  return page.evaluate(async start => {
    const { storageBuckets } = navigator as unknown as { readonly storageBuckets: Buckets };
    if (!(await storageBuckets.keys()).includes('lectern-ledger')) return;
    const directory = await (await storageBuckets.open('lectern-ledger')).getDirectory();
    for await (const name of directory.keys()) if (name.startsWith(start)) await directory.removeEntry(name);
  }, beginning);
}

/** The names of the stores of the archive that fit: each is a bucket with one database of its name. */
export function storeNames(page: Page, name: RegExp): Promise<readonly string[]> {
  return page.evaluate(async pattern => {
    const { storageBuckets } = navigator as unknown as { readonly storageBuckets: Buckets };
    return (await storageBuckets.keys()).filter(each => new RegExp(pattern).test(each));
  }, name.source);
}

/** The database of a store, past the program. */
export function openStore(page: Page, name: string): Promise<JSHandle<IDBDatabase>> {
  return page.evaluateHandle(async held => {
    const { storageBuckets } = navigator as unknown as { readonly storageBuckets: Buckets };
    const { indexedDB } = await storageBuckets.open(held);
    return new Promise<IDBDatabase>((opened, failed) => {
      const opening = indexedDB.open(held);
      opening.onsuccess = () => opened(opening.result);
      opening.onerror = () => failed(opening.error);
    });
  }, name);
}
