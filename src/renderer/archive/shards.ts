import Dexie, { type Table } from 'dexie';
import { writeTo } from './write-to';

const PREFIX = 'lectern-shard-';
const SCHEMA_VERSION = 1;
// behind the number of any row
const LAST = '\uffff';

/** Small imports share this one; a large import has one of its own, so that no question waits behind its writing. */
export const COMMON_SHARD = 0;

/** Names a row of a shard: whose it is (a segment's id, or an index part's) and its name, so that neighbours lie together. */
export function rowKey(owner: string, name: string): string {
  return `${owner} ${name}`;
}

/** The name of the nth row of blocks or heads; in order. */
export function rowName(row: number): string {
  return String(row).padStart(8, '0');
}

/** What the catalog's rows point at: blocks of originals, rows of heads and of the index, as bytes under keys of their own. */
export interface Shard {
  readonly blocks: Table<Uint8Array<ArrayBuffer>, string>;
  readonly heads: Table<Uint8Array<ArrayBuffer>, string>;
  readonly index: Table<Uint8Array<ArrayBuffer>, string>;
  /** One row for each owner, written last and to the disk: what was written before it is on the disk, too. */
  readonly seals: Table<number, string>;
  /** Does `work` in one transaction over all tables: the only way to write. */
  write<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

class ShardDatabase extends Dexie implements Shard {
  declare readonly blocks: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly heads: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly index: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly seals: Table<number, string>;

  constructor(shard: number, chromeTransactionDurability: 'relaxed' | 'strict') {
    super(PREFIX + shard, { chromeTransactionDurability });
    this.version(SCHEMA_VERSION).stores({ blocks: '', heads: '', index: '', seals: '' });
  }

  write<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return writeTo(this, work);
  }
}

/** The shard databases of this thread, opened when first asked for. */
export class Shards {
  readonly #open = new Map<number, Promise<Dexie>>();

  /** Opens a shard for reading, if there is one: a question that comes after an undo must not bring it back. */
  async existing(shard: number): Promise<Shard | undefined> {
    const held = this.#open.get(shard);
    if (held === undefined && !(await Dexie.exists(PREFIX + shard))) return undefined;
    return this.writable(shard);
  }

  /** Opens a shard, or makes it. */
  async writable(shard: number): Promise<Shard> {
    const held = this.#open.get(shard);
    if (held !== undefined) return (await held) as ShardDatabase;
    const database = new ShardDatabase(shard, 'relaxed');
    // another thread removes it: the connection is let go, and must not be handed out again
    database.on('versionchange', () => {
      this.#open.delete(shard);
      database.close();
      return false;
    });
    const opening = database.open().then(() => database);
    this.#open.set(shard, opening);
    opening.catch(() => this.#open.delete(shard));
    return opening;
  }

  /** Forces what was written for these owners onto the disk. */
  async seal(shard: number, rowsOf: ReadonlyMap<string, number>): Promise<void> {
    const database = new ShardDatabase(shard, 'strict');
    try {
      await database.write(() =>
        database.seals.bulkPut(
          [...rowsOf.values()],
          [...rowsOf.keys()].map(owner => rowKey(owner, rowName(0))),
        ),
      );
    } finally {
      database.close();
    }
  }

  async removeOwner(shard: number, owner: string): Promise<void> {
    const database = await this.existing(shard);
    if (database === undefined) return;
    await database.write(async () => {
      for (const table of tablesOf(database)) await table.where(':id').startsWith(`${owner} `).delete();
    });
  }

  async remove(shard: number): Promise<void> {
    const held = this.#open.get(shard);
    this.#open.delete(shard);
    (await held)?.close();
    await Dexie.delete(PREFIX + shard);
  }

  /** The shards that are there, whether the catalog knows them or not. */
  async numbers(): Promise<readonly number[]> {
    const names = await Dexie.getDatabaseNames();
    return names
      .filter(name => name.startsWith(PREFIX))
      .map(name => Number(name.slice(PREFIX.length)))
      .sort((a, b) => a - b);
  }

  /** The segments and index parts that have rows in a shard, whether the catalog knows them or not. */
  async ownersIn(shard: number): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const table of tablesOf(await this.writable(shard))) {
      // from the first row of one owner straight to the first of the next
      let first = (await table.toCollection().limit(1).primaryKeys())[0];
      while (first !== undefined) {
        const owner = first.slice(0, first.indexOf(' '));
        found.add(owner);
        const next = table.where(':id').above(`${owner} ${LAST}`);
        first = (await next.limit(1).primaryKeys())[0];
      }
    }
    return [...found];
  }

  close(): void {
    for (const opening of this.#open.values()) void opening.then(database => database.close());
    this.#open.clear();
  }
}

function tablesOf({ blocks, heads, index, seals }: Shard): readonly Table<unknown, string>[] {
  return [blocks, heads, index, seals];
}
