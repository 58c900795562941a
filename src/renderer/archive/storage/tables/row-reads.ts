import type { Shards } from './shards';

type RowTable = 'blocks' | 'heads' | 'index';

interface Batch {
  readonly keys: string[];
  readonly rows: Promise<readonly (Uint8Array | undefined)[]>;
}

/**
 * Reads rows of shards. What is asked for in one go is read in one transaction, and once: fifty transactions of a row
 * each take several times as long.
 */
export class RowReads {
  readonly #shards: Shards;
  readonly #batches = new Map<string, Batch>();
  readonly #reading = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(shards: Shards) {
    this.#shards = shards;
  }

  /** Nothing for a row, or a shard, that is not there. */
  get(shard: number, table: RowTable, key: string): Promise<Uint8Array | undefined> {
    const name = `${shard} ${table} ${key}`;
    const held = this.#reading.get(name);
    if (held !== undefined) return held;
    const { keys, rows } = this.#batch(shard, table);
    const nth = keys.push(key) - 1;
    const reading = rows.then(read => read[nth]).finally(() => this.#reading.delete(name));
    this.#reading.set(name, reading);
    return reading;
  }

  #batch(shard: number, table: RowTable): Batch {
    const name = `${shard} ${table}`;
    const held = this.#batches.get(name);
    if (held !== undefined) return held;
    const keys: string[] = [];
    // whoever asks in the same go is there before this goes on
    const rows = Promise.resolve().then(async () => {
      this.#batches.delete(name);
      return (await (await this.#shards.existing(shard))?.[table].bulkGet(keys)) ?? [];
    });
    const batch = { keys, rows };
    this.#batches.set(name, batch);
    return batch;
  }
}
