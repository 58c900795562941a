import type { Stream } from '#shared/index/segments/segment';
import { MissingRows } from '../snapshot/load-conversation';
import type { IndexRow } from '../storage/forms/catalog-rows';
import { CHUNK_BYTES, chunkName, openChunk } from '../storage/forms/index-rows';
import { LruCache } from '../storage/tables/lru-cache';
import type { RowReads } from '../storage/tables/row-reads';
import { rowKey } from '../storage/tables/shards';

const CACHE_BYTES = 20_000_000;

/** Reads stretches of the streams of index parts, and keeps the rows read last. */
export class IndexChunks {
  readonly #reads: RowReads;
  readonly #rows = new LruCache<Uint8Array>(CACHE_BYTES, ({ length }) => length);

  constructor(reads: RowReads) {
    this.#reads = reads;
  }

  /** Rejects with `MissingRows` when a row is not there, or not as it was written. */
  async read(part: IndexRow, stream: Stream, at: number, length: number): Promise<Uint8Array> {
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
  }

  #row(part: IndexRow, stream: Stream, nth: number): Uint8Array | Promise<Uint8Array> {
    const key = rowKey(part.id, chunkName(stream, nth));
    return this.#rows.get(key) ?? this.#fetch(part, key);
  }

  async #fetch({ id, shard }: IndexRow, key: string): Promise<Uint8Array> {
    const row = await this.#reads.get(shard, 'index', key);
    const opened = this.#rows.keep(key, () => row && openChunk(row));
    if (opened === undefined) throw new MissingRows(id);
    return opened;
  }
}
