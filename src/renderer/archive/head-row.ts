import type { Head } from '#shared/heads/head';

const MAGIC = 0x4448434c; // "LCHD"
const PREAMBLE = 8;

/** Heads in one row of a shard: `u32 magic | u32 count | u32 where each one ends | heads as JSON, one behind the other`. */
export function packHeads(heads: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const start = PREAMBLE + 4 * heads.length;
  const row = new Uint8Array(heads.reduce((sum, { length }) => sum + length, start));
  const numbers = new Uint32Array(row.buffer, 0, start / 4);
  numbers.set([MAGIC, heads.length]);
  let end = start;
  for (const [nth, head] of heads.entries()) {
    row.set(head, end);
    end += head.length;
    numbers[2 + nth] = end;
  }
  return row;
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

  /** Nothing when these are not the bytes of a row of heads. */
  static open(bytes: Uint8Array): HeadRow | undefined {
    // numbers are read from aligned bytes
    const row = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    if (row.length < PREAMBLE) return undefined;
    const [magic, count = 0] = new Uint32Array(row.buffer, row.byteOffset, 2);
    if (magic !== MAGIC || row.length < PREAMBLE + 4 * count) return undefined;
    return new HeadRow(row, new Uint32Array(row.buffer, row.byteOffset + PREAMBLE, count));
  }

  head(nth: number): Head | undefined {
    const end = this.#ends[nth];
    const start = this.#ends[nth - 1] ?? PREAMBLE + 4 * this.#ends.length;
    return end === undefined ? undefined : JSON.parse(decoder.decode(this.#row.subarray(start, end)));
  }
}

const decoder = new TextDecoder();
