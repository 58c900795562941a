import type { IndexRow } from './catalog';
import { CHUNK_BYTES, chunkName, type IndexStream } from './index-rows';
import { rowKey, type Shards } from './shards';
import { MissingRows } from './told';

const CACHE_BYTES = 64_000_000;

/** Reads stretches of the streams of index parts, and keeps the rows read last. */
export class IndexChunks {
  readonly #shards: Shards;
  readonly #rows = new Map<string, Uint8Array>();
  readonly #reading = new Map<string, Promise<Uint8Array>>();
  #bytes = 0;

  constructor(shards: Shards) {
    this.#shards = shards;
  }

  /** Rejects with `MissingRows` when a row is not there. */
  async read(part: IndexRow, stream: IndexStream, at: number, length: number): Promise<Uint8Array> {
    const first = Math.floor(at / CHUNK_BYTES);
    const last = Math.floor((at + length - 1) / CHUNK_BYTES);
    const start = at - first * CHUNK_BYTES;
    if (first >= last) return (await this.#row(part, stream, first)).subarray(start, start + length);
    const whole = new Uint8Array((last - first + 1) * CHUNK_BYTES);
    const rows = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, nth) => this.#row(part, stream, first + nth)),
    );
    for (const [nth, row] of rows.entries()) whole.set(row, nth * CHUNK_BYTES);
    return whole.subarray(start, start + length);
  }

  /** Forgets what was read. */
  clear(): void {
    this.#rows.clear();
    this.#reading.clear();
    this.#bytes = 0;
  }

  #row(part: IndexRow, stream: IndexStream, nth: number): Uint8Array | Promise<Uint8Array> {
    const key = rowKey(part.id, chunkName(stream, nth));
    const held = this.#rows.get(key);
    if (held !== undefined) {
      this.#rows.delete(key);
      this.#rows.set(key, held);
      return held;
    }
    const reading = this.#reading.get(key) ?? this.#fetch(part.shard, key);
    this.#reading.set(key, reading);
    return reading;
  }

  async #fetch(shard: number, key: string): Promise<Uint8Array> {
    try {
      const row = await (await this.#shards.existing(shard))?.index.get(key);
      if (row === undefined) throw new MissingRows();
      this.#keep(key, row);
      return row;
    } finally {
      this.#reading.delete(key);
    }
  }

  #keep(key: string, row: Uint8Array): void {
    this.#rows.set(key, row);
    this.#bytes += row.length;
    for (const [oldest, { length }] of this.#rows) {
      if (this.#bytes <= CACHE_BYTES || oldest === key) break;
      this.#rows.delete(oldest);
      this.#bytes -= length;
    }
  }
}
