const FULL = 256 * 1024;

/** Gathers what writers yield into pieces of a size that is worth handing on. */
export class Chunks {
  readonly #encoder = new TextEncoder();
  #texts: string[] = [];
  #characters = 0;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  add(piece: string | Uint8Array): void {
    if (typeof piece === 'string') {
      this.#texts.push(piece);
      this.#characters += piece.length;
      if (this.#characters >= FULL) this.#encode();
      return;
    }
    this.#encode();
    this.#pieces.push(piece);
    this.#bytes += piece.length;
  }

  get isFull(): boolean {
    return this.#bytes + this.#characters >= FULL;
  }

  /** All there is, in one piece; empty where there is nothing. */
  take(): Uint8Array {
    this.#encode();
    const [only] = this.#pieces;
    const whole = this.#pieces.length === 1 && only !== undefined ? only : joined(this.#pieces, this.#bytes);
    this.#pieces = [];
    this.#bytes = 0;
    return whole;
  }

  #encode(): void {
    if (this.#texts.length === 0) return;
    const encoded = this.#encoder.encode(this.#texts.join(''));
    this.#texts = [];
    this.#characters = 0;
    this.#pieces.push(encoded);
    this.#bytes += encoded.length;
  }
}

/** Pieces that come to so many bytes, as one. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
