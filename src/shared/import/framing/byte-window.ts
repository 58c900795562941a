import type { ByteView } from './byte-view';
import { Places } from './places';

/** The stretch of a file that is held: bytes come in at its end and are let go at its beginning. */
export class ByteWindow implements ByteView {
  bytes = new Uint8Array(1 << 16);
  length = 0;
  last = false;
  readonly #places = new Places();
  /** Bytes before it are counted into the places. */
  #counted = 0;

  append(piece: Uint8Array): void {
    const needed = this.length + piece.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.length);
    this.length = needed;
  }

  /** Lets go of the bytes before `from`: what was at `from` is then at 0. */
  drop(from: number): void {
    this.placeOf(from);
    this.bytes.copyWithin(0, from, this.length);
    this.length -= from;
    this.#counted -= from;
  }

  /** The place in the file. Asked for bytes further and further on. */
  placeOf(at: number): { readonly line: number; readonly column: number } {
    if (at > this.#counted) {
      this.#places.advance(this.bytes, this.#counted, at);
      this.#counted = at;
    }
    const { line, column } = this.#places;
    return { line, column };
  }
}
