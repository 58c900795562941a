import Dexie, { type EntityTable, type Table } from 'dexie';
import { readRows, withCheck } from '../forms/checked-rows';
import type { ManifestRow } from '../forms/manifest';
import { openStore } from '../stores/open-store';
import { probeDatabase } from '../stores/probe';
import { type StorePlaces, storePlaces } from '../stores/stores';
import { writeTo } from '../stores/write-to';

const PREFIX = 'lectern-shard-';
const ROWS_COPIED_AT_ONCE = 32;
// behind the number of any row
const LAST = '\uffff';

/** Small imports share this one; a large import has one of its own, so that no question waits behind its writing. */
export const COMMON_SHARD = 0;

const ROW_TABLES = ['blocks', 'heads', 'index'] as const;
type RowTable = (typeof ROW_TABLES)[number];

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
  readonly manifests: EntityTable<ManifestRow, 'id'>;
  /** Does `work` in one transaction over all tables: the only way to write. */
  write<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

class ShardDatabase extends Dexie implements Shard {
  declare readonly blocks: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly heads: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly index: Table<Uint8Array<ArrayBuffer>, string>;
  declare readonly manifests: EntityTable<ManifestRow, 'id'>;

  constructor(shard: number, factory: IDBFactory, chromeTransactionDurability: 'relaxed' | 'strict') {
    super(PREFIX + shard, { indexedDB: factory, IDBKeyRange, chromeTransactionDurability });
    this.version(1).stores({ blocks: '', heads: '', index: '', manifests: 'id' });
  }

  write<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return writeTo(this, work);
  }
}

/** The shards of this thread, each a store of its own, opened when first asked for. */
export class Shards {
  readonly #places: StorePlaces;
  readonly #open = new Map<number, Promise<ShardDatabase>>();

  constructor(places: StorePlaces = storePlaces()) {
    this.#places = places;
  }

  /** Opens a shard for reading, if there is one: a question that comes after an undo must not bring it back. */
  async existing(shard: number): Promise<Shard | undefined> {
    const held = this.#open.get(shard);
    if (held === undefined && !(await this.#places.names()).includes(PREFIX + shard)) return undefined;
    return this.writable(shard);
  }

  /** Opens a shard, or makes it. */
  writable(shard: number): Promise<Shard> {
    const held = this.#open.get(shard);
    if (held !== undefined) return held;
    const forget = () => {
      if (this.#open.get(shard) === opening) this.#open.delete(shard);
    };
    // another thread removes it: the connection is let go, and must not be handed out again
    const opening = this.#database(shard, 'relaxed', forget);
    this.#open.set(shard, opening);
    opening.catch(forget);
    return opening;
  }

  /** Forces what was written for the owners of these manifests onto the disk, and the manifests with it. */
  async seal(shard: number, manifests: readonly ManifestRow[]): Promise<void> {
    const database = await this.#database(shard, 'strict');
    try {
      await database.write(() => database.manifests.bulkPut(manifests.map(withCheck)));
    } finally {
      database.close();
    }
  }

  /** What the sealed owners of a shard say of themselves, as far as it is as it was written. */
  async manifests(shard: number): Promise<readonly ManifestRow[]> {
    const database = await this.existing(shard);
    return database === undefined ? [] : [...(await readRows<ManifestRow>(database.manifests)).whole.values()];
  }

  /** Copies the rows of these owners as they are into another shard, and forces them to the disk. */
  async copyOwners(
    from: number,
    to: number,
    owners: readonly string[],
    /** Is told how many rows are written next. */
    beforeWrite: (rows: number) => Promise<void>,
  ): Promise<void> {
    const source = await this.existing(from);
    if (source === undefined) return;
    const copy = await this.writable(to);
    for await (const { table, rows } of rowsIn(source, owners)) {
      await beforeWrite(rows.length);
      await copy.write(() =>
        copy[table].bulkPut(
          rows.map(({ row }) => row),
          rows.map(({ key }) => key),
        ),
      );
    }
    const manifests = (await source.manifests.bulkGet([...owners])).filter(manifest => manifest !== undefined);
    await this.seal(to, manifests);
  }

  /** The rows of these owners, some at a time. */
  async *rowsOf(shard: number, owners: readonly string[]): AsyncGenerator<OwnedRow> {
    const source = await this.existing(shard);
    if (source === undefined) return;
    for await (const { table, owner, rows } of rowsIn(source, owners))
      for (const { key, row } of rows) yield { table, owner, name: key.slice(owner.length + 1), bytes: row };
  }

  /** How many rows these owners have. */
  async countRows(shard: number, owners: readonly string[]): Promise<number> {
    const database = await this.existing(shard);
    let rows = 0;
    for (const table of database === undefined ? [] : rowTablesOf(database)) {
      for (const owner of owners) rows += await table.where(':id').startsWith(`${owner} `).count();
    }
    return rows;
  }

  async removeOwner(shard: number, owner: string): Promise<void> {
    const database = await this.existing(shard);
    await database?.write(async () => {
      await database.manifests.delete(owner);
      for (const table of rowTablesOf(database)) await table.where(':id').startsWith(`${owner} `).delete();
    });
  }

  async remove(shard: number): Promise<void> {
    const held = this.#open.get(shard);
    this.#open.delete(shard);
    (await held)?.close();
    await this.#places.remove(PREFIX + shard);
  }

  /** The shards that are there, whether the catalog knows them or not. */
  async numbers(): Promise<readonly number[]> {
    return (await this.#places.names())
      .filter(isShardName)
      .map(name => Number(name.slice(PREFIX.length)))
      .sort((a, b) => a - b);
  }

  /** Those of these shards whose database is there: a browser that threw it away may have left its place. */
  async whole(shards: readonly number[]): Promise<readonly number[]> {
    const probes = await Promise.all(
      shards.map(async shard => {
        if (this.#open.has(shard)) return true;
        return (await probeDatabase(PREFIX + shard, await this.#places.open(PREFIX + shard))).exists;
      }),
    );
    return shards.filter((_, nth) => probes[nth]);
  }

  /** The segments and index parts that have rows in a shard, whether the catalog knows them or not. */
  async ownersIn(shard: number): Promise<readonly string[]> {
    const database = await this.writable(shard);
    const found = new Set<string>(await database.manifests.toCollection().primaryKeys());
    for (const table of rowTablesOf(database)) {
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
    for (const opening of this.#open.values())
      opening.then(
        database => database.close(),
        () => undefined,
      );
    this.#open.clear();
  }

  #database(shard: number, durability: 'relaxed' | 'strict', onLetGo?: () => void): Promise<ShardDatabase> {
    return openStore(this.#places, PREFIX + shard, factory => new ShardDatabase(shard, factory, durability), onLetGo);
  }
}

/** A row with whose it is and its name there. */
interface OwnedRow {
  readonly table: RowTable;
  readonly owner: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function* rowsIn(source: Shard, owners: readonly string[]) {
  for (const table of ROW_TABLES) {
    for (const owner of owners) {
      const keys = await source[table].where(':id').startsWith(`${owner} `).primaryKeys();
      for (let first = 0; first < keys.length; first += ROWS_COPIED_AT_ONCE) {
        const some = keys.slice(first, first + ROWS_COPIED_AT_ONCE);
        const found = await source[table].bulkGet(some);
        const rows = some.flatMap((key, nth) => {
          const row = found[nth];
          return row === undefined ? [] : [{ key, row }];
        });
        yield { table, owner, rows };
      }
    }
  }
}

export function isShardName(name: string): boolean {
  return name.startsWith(PREFIX);
}

function rowTablesOf({ blocks, heads, index }: Shard): readonly Table<Uint8Array<ArrayBuffer>, string>[] {
  return [blocks, heads, index];
}
