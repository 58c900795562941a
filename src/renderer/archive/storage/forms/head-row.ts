import type { Head } from '#shared/heads/head';
import { openBytes, sealBytes } from './checked-bytes';

/** Heads in one row of a shard: `u32 count | u32 where each one ends | heads as JSON, one behind the other`. */
export function packHeads(heads: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const start = 4 + 4 * heads.length;
  const row = new Uint8Array(heads.reduce((sum, { length }) => sum + length, start));
  const numbers = new Uint32Array(row.buffer, 0, start / 4);
  numbers[0] = heads.length;
  let end = start;
  for (const [nth, head] of heads.entries()) {
    row.set(head, end);
    end += head.length;
    numbers[1 + nth] = end;
  }
  return sealBytes('heads', row);
}

/** A row of heads, read head by head: a search shows fifty heads of fifty rows. */
export class HeadRow {
  readonly bytes: number;
  readonly #row: Uint8Array;
  readonly #ends: Uint32Array;

  private constructor(row: Uint8Array, ends: Uint32Array) {
    this.#row = row;
    this.#ends = ends;
    this.bytes = row.length;
  }

  /** Nothing when these are not the bytes of a row of heads, as they were written. */
  static open(bytes: Uint8Array): HeadRow | undefined {
    const row = openBytes('heads', bytes);
    if (row === undefined) return undefined;
    const [count = 0] = new Uint32Array(row.buffer, row.byteOffset, 1);
    return new HeadRow(row, new Uint32Array(row.buffer, row.byteOffset + 4, count));
  }

  head(nth: number): Head | undefined {
    const end = this.#ends[nth];
    const start = this.#ends[nth - 1] ?? 4 + 4 * this.#ends.length;
    return end === undefined ? undefined : JSON.parse(decoder.decode(this.#row.subarray(start, end)));
  }
}

const decoder = new TextDecoder();
