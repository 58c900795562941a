import type { Head } from '#shared/heads/head';
import { Block } from './block';
import { HeadRow } from './head-row';
import { RowReads } from './row-reads';
import type { Place, Segment } from './segment';
import { rowKey, rowName, type Shards } from './shards';

const BLOCKS_HELD = 8_000_000;
const HEADS_HELD = 8_000_000;

/** Reads rows of segments, and keeps those read last. Nothing for a row that is no longer there. */
export class Rows {
  readonly #reads: RowReads;
  readonly #blocks = new Held<Block>(BLOCKS_HELD);
  readonly #heads = new Held<HeadRow>(HEADS_HELD);

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

/** The rows asked for last, up to so many bytes. */
class Held<Row extends { readonly bytes: number }> {
  readonly #most: number;
  readonly #rows = new Map<string, Row>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Row | undefined {
    const row = this.#rows.get(key);
    if (row !== undefined) {
      this.#rows.delete(key);
      this.#rows.set(key, row);
    }
    return row;
  }

  /** Gives what is held by now, because somebody else asked for it, too; otherwise opens it. */
  keep(key: string, open: () => Row | undefined): Row | undefined {
    const held = this.get(key);
    if (held !== undefined) return held;
    const row = open();
    if (row === undefined) return undefined;
    this.#rows.set(key, row);
    this.#bytes += row.bytes;
    for (const [oldest, { bytes }] of this.#rows) {
      if (this.#bytes <= this.#most || oldest === key) break;
      this.#rows.delete(oldest);
      this.#bytes -= bytes;
    }
    return row;
  }

  clear(): void {
    this.#rows.clear();
    this.#bytes = 0;
  }
}
