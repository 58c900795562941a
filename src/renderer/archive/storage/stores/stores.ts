/**
 * Places for databases that are lost, emptied and removed one by one: a store. Each holds one database, which has the
 * store's name.
 */
export interface StorePlaces {
  /** Where the database of a store lies; the store is made if it is not there. */
  open(name: string): Promise<IDBFactory>;
  /** Removes a store with all that is in it, whoever has it open. */
  remove(name: string): Promise<void>;
  /** The stores that are there. */
  names(): Promise<readonly string[]>;
  /** Asks that the stores there are be not dropped when the disk gets full, and says whether that is promised. */
  keep(): Promise<boolean>;
}

/** What the language’s library does not know yet of https://wicg.github.io/storage-buckets/. */
interface Bucket {
  readonly indexedDB: IDBFactory;
  persist(): Promise<boolean>;
}

interface BucketManager {
  open(name: string, options: { readonly persisted: boolean }): Promise<Bucket>;
  keys(): Promise<readonly string[]>;
  delete(name: string): Promise<void>;
}

/**
 * The stores of this origin: storage buckets, or databases side by side where there are none. Chromium keeps all
 * databases of a bucket in one set of files, and empties them together when it takes these for damaged.
 */
export function storePlaces(): StorePlaces {
  const { storageBuckets } = (globalThis.navigator ?? {}) as { readonly storageBuckets?: BucketManager };
  return storageBuckets === undefined ? new PlainDatabases() : new Buckets(storageBuckets);
}

class Buckets implements StorePlaces {
  readonly #manager: BucketManager;

  constructor(manager: BucketManager) {
    this.#manager = manager;
  }

  async open(name: string): Promise<IDBFactory> {
    // not to be dropped when the disk gets full, as far as the browser has granted that
    const bucket = await this.#manager.open(name, { persisted: true });
    return bucket.indexedDB;
  }

  async remove(name: string): Promise<void> {
    if (!(await this.names()).includes(name)) return;
    try {
      // lets other threads finish reading and let go; whoever does not is cut off below
      await removeDatabase(await this.open(name), name);
    } catch {
      // a database that cannot be written any more goes with its bucket all the same
    }
    await this.#manager.delete(name);
  }

  names(): Promise<readonly string[]> {
    return this.#manager.keys();
  }

  async keep(): Promise<boolean> {
    // the permission is asked for once, and holds for the buckets that are made afterwards
    let isKept = await navigator.storage.persist();
    for (const name of await this.names()) {
      const bucket = await this.#manager.open(name, { persisted: true });
      isKept = (await bucket.persist()) && isKept;
    }
    return isKept;
  }
}

class PlainDatabases implements StorePlaces {
  open(): Promise<IDBFactory> {
    return Promise.resolve(indexedDB);
  }

  async remove(name: string): Promise<void> {
    await removeDatabase(indexedDB, name);
  }

  async names(): Promise<readonly string[]> {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  }

  keep(): Promise<boolean> {
    return navigator.storage.persist();
  }
}

function removeDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((removed, failed) => {
    const removing = factory.deleteDatabase(name);
    removing.onsuccess = () => removed();
    removing.onerror = () => failed(removing.error);
  });
}
