import type { Head } from '#shared/heads/head';
import { Block } from './block';
import type { Place, Segment } from './segment';
import { openHeads } from './segment-draft';
import { rowKey, rowName, type Shards } from './shards';

const BLOCK_CACHE_BYTES = 24_000_000;
const HEAD_CACHE_ROWS = 100;

/** Reads rows of segments, and keeps those read last. Nothing for a row that is no longer there. */
export class Rows {
  readonly #shards: Shards;
  readonly #blocks = new Map<string, Block>();
  readonly #heads = new Map<string, readonly Head[]>();
  #blockBytes = 0;

  constructor(shards: Shards) {
    this.#shards = shards;
  }

  async block(segment: Segment, row: number): Promise<Block | undefined> {
    const id = `${segment.id} ${row}`;
    const held = this.#blocks.get(id);
    if (held !== undefined) {
      this.#blocks.delete(id);
      this.#blocks.set(id, held);
      return held;
    }
    const bytes = await (await this.#shards.existing(segment.shard))?.blocks.get(rowKey(segment.id, rowName(row)));
    const block = bytes && Block.open(bytes);
    if (block === undefined) return undefined;
    this.#blocks.set(id, block);
    this.#blockBytes += block.bytes;
    for (const [oldest, { bytes: size }] of this.#blocks) {
      if (this.#blockBytes <= BLOCK_CACHE_BYTES || oldest === id) break;
      this.#blocks.delete(oldest);
      this.#blockBytes -= size;
    }
    return block;
  }

  async heads(segment: Segment, row: number): Promise<readonly Head[] | undefined> {
    const id = `${segment.id} ${row}`;
    const held = this.#heads.get(id);
    if (held !== undefined) return held;
    const bytes = await (await this.#shards.existing(segment.shard))?.heads.get(rowKey(segment.id, rowName(row)));
    if (bytes === undefined) return undefined;
    const heads = openHeads(bytes);
    this.#heads.set(id, heads);
    const oldest = this.#heads.keys().next().value;
    if (this.#heads.size > HEAD_CACHE_ROWS && oldest !== undefined) this.#heads.delete(oldest);
    return heads;
  }

  async head({ segment, slot }: Place): Promise<Head | undefined> {
    const { row, nth } = segment.headRows.rowOf(slot);
    return (await this.heads(segment, row))?.[nth];
  }

  /** Forgets what was read: segments that are gone take their customers' words with them. */
  clear(): void {
    this.#blocks.clear();
    this.#heads.clear();
    this.#blockBytes = 0;
  }
}
