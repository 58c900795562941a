import type { IndexDocument } from '../documents/documents';
import { Growing } from '../growing';
import { composed } from '../terms/tokens';

const HEADER = 4;

/** Packs the documents of conversations, as UTF-8 that the tokenizer takes as it is, so that they cross to another thread. */
export class TextPacker {
  readonly #ends = new Growing(length => new Uint32Array(length));
  readonly #areas = new Growing(length => new Uint8Array(length));
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  /** Bytes of text packed so far. */
  get bytes(): number {
    return this.#length;
  }

  add(documents: readonly IndexDocument[]): void {
    for (const { area, text } of documents) {
      const encodable = composed(text);
      this.#reserve(encodable.length * 3);
      this.#length += encoder.encodeInto(encodable, this.#bytes.subarray(this.#length)).written;
      this.#ends.push(this.#length);
      this.#areas.push(area);
    }
  }

  /** Hands over what was added since the last time: `u32 count | u32 ends[count] | u8 areas[count] | UTF-8`. */
  take(): ArrayBuffer {
    const count = this.#ends.length;
    const textsAt = HEADER + count * 5;
    const packed = new Uint8Array(textsAt + this.#length);
    new Uint32Array(packed.buffer, 0, 1)[0] = count;
    new Uint32Array(packed.buffer, HEADER, count).set(this.#ends.view());
    packed.set(this.#areas.view(), HEADER + count * 4);
    packed.set(this.#bytes.subarray(0, this.#length), textsAt);
    this.#ends.clear();
    this.#areas.clear();
    this.#length = 0;
    return packed.buffer;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

const encoder = new TextEncoder();

/** Documents as they were packed. That of place `n` is `bytes[startOf(n), ends[n])`. */
export class PackedTexts {
  readonly ends: Uint32Array;
  readonly areas: Uint8Array;
  readonly bytes: Uint8Array;

  constructor(packed: ArrayBuffer) {
    const count = packed.byteLength < HEADER ? 0 : (new Uint32Array(packed, 0, 1)[0] ?? 0);
    this.ends = count === 0 ? new Uint32Array() : new Uint32Array(packed, HEADER, count);
    this.areas = count === 0 ? new Uint8Array() : new Uint8Array(packed, HEADER + count * 4, count);
    this.bytes = count === 0 ? new Uint8Array() : new Uint8Array(packed, HEADER + count * 5);
  }

  startOf(place: number): number {
    return place === 0 ? 0 : (this.ends[place - 1] ?? 0);
  }
}
