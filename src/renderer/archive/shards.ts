import Dexie, { type Table } from 'dexie';

const PREFIX = 'lectern-shard-';
const SCHEMA_VERSION = 1;
// behind the number of any row
const LAST = '\uffff';

/** Small imports share this one; a large import has one of its own, so that no question waits behind its writing. */
export const COMMON_SHARD = 0;

/** Names a row of a shard: its segment's id and its number, so that rows of a segment are neighbours and in order. */
export function rowKey(segment: string, row: number): string {
  return `${segment} ${String(row).padStart(8, '0')}`;
}

/** What the catalog's segments point at: blocks of originals and rows of heads, as bytes under keys of their own. */
export interface Shard {
  readonly blocks: Table<Uint8Array<ArrayBuffer>, string>;
  readonly heads: Table<Uint8Array<ArrayBuffer>, string>;
  /** One row for each segment, written last and to the disk: what was written before it is on the disk, too. */
  readonly seals: Table<number, string>;
}

class ShardDatabase extends Dexie implements Shard {
  declare readonly blocks: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly heads: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly seals: Table<number, string>;

  constructor(shard: number, chromeTransactionDurability: 'relaxed' | 'strict') {
    super(PREFIX + shard, { chromeTransactionDurability });
    this.version(SCHEMA_VERSION).stores({ blocks: '', heads: '', seals: '' });
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

  /** Forces what was written for a segment onto the disk. */
  async seal(shard: number, segment: string, rows: number): Promise<void> {
    const database = new ShardDatabase(shard, 'strict');
    try {
      await database.seals.put(rows, rowKey(segment, 0));
    } finally {
      database.close();
    }
  }

  async removeSegment(shard: number, segment: string): Promise<void> {
    const database = await this.existing(shard);
    if (database === undefined) return;
    const { blocks, heads, seals } = database;
    for (const table of [blocks, heads, seals]) await table.where(':id').startsWith(`${segment} `).delete();
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

  /** The segments that have rows in a shard, whether the catalog knows them or not. */
  async segmentsIn(shard: number): Promise<readonly string[]> {
    const { blocks, heads, seals } = await this.writable(shard);
    const found = new Set<string>();
    for (const table of [blocks, heads, seals]) {
      // from the first row of one segment straight to the first of the next
      let first = (await table.toCollection().limit(1).primaryKeys())[0];
      while (first !== undefined) {
        const segment = first.slice(0, first.indexOf(' '));
        found.add(segment);
        const next = table.where(':id').above(`${segment} ${LAST}`);
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
