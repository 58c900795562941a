import type { Head } from '#shared/heads/head';
import { Block } from '../forms/block';
import { HeadRow } from '../forms/head-row';
import type { Place, Segment } from '../forms/segment';
import { LruCache } from './lru-cache';
import { RowReads } from './row-reads';
import { rowKey, rowName, type Shards } from './shards';

const BLOCKS_HELD = 8_000_000;
const HEADS_HELD = 8_000_000;

/** Reads rows of segments, and keeps those read last. Nothing for a row that is no longer there. */
export class Rows {
  readonly #reads: RowReads;
  readonly #blocks = new LruCache<Block>(BLOCKS_HELD, ({ bytes }) => bytes);
  readonly #heads = new LruCache<HeadRow>(HEADS_HELD, ({ bytes }) => bytes);

  constructor(shards: Shards) {
    this.#reads = new RowReads(shards);
  }

  async block(segment: Segment, row: number): Promise<Block | undefined> {
    const key = rowKey(segment.id, rowName(row));
    const held = this.#blocks.get(key);
    if (held !== undefined) return held;
    const bytes = await this.#reads.get(segment.shard, 'blocks', key);
    return this.#blocks.keep(key, () => bytes && Block.open(bytes));
  }

  async head({ segment, slot }: Place): Promise<Head | undefined> {
    const { row, nth } = segment.headRows.rowOf(slot);
    return (await this.#headRow(segment, row))?.head(nth);
  }

  async #headRow(segment: Segment, row: number): Promise<HeadRow | undefined> {
    const key = rowKey(segment.id, rowName(row));
    const held = this.#heads.get(key);
    if (held !== undefined) return held;
    const bytes = await this.#reads.get(segment.shard, 'heads', key);
    return this.#heads.keep(key, () => bytes && HeadRow.open(bytes));
  }

  /** Forgets what was read: segments that are gone take their customers' words with them. */
  clear(): void {
    this.#blocks.clear();
    this.#heads.clear();
  }
}
