const LEAF_BYTES = 4 * 1024 * 1024;
const FIRST_BYTES = 16 * 1024;

/**
 * The content hash of a file that comes in pieces: SHA-256 over the SHA-256 of each 4 MiB, in hexadecimal. How the
 * pieces were cut does not matter. (The platform's SHA-256 takes whole buffers only, so one hash over all would have
 * to hold the file.)
 */
export class TreeHash {
  // most files are small, and an archive has thousands of them
  #leaf = new Uint8Array(FIRST_BYTES);
  #filled = 0;
  readonly #digests: Promise<ArrayBuffer>[] = [];

  /** Resolves when the next piece may come. */
  async update(piece: Uint8Array): Promise<void> {
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + LEAF_BYTES - this.#filled);
      this.#reserve(this.#filled + part.length);
      this.#leaf.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled < LEAF_BYTES) continue;
      await this.#digests.at(-1);
      this.#digestLeaf();
    }
  }

  async finish(): Promise<string> {
    if (this.#filled > 0 || this.#digests.length === 0) this.#digestLeaf();
    const leaves = await Promise.all(this.#digests);
    const joined = new Uint8Array(leaves.length * 32);
    leaves.forEach((leaf, n) => {
      joined.set(new Uint8Array(leaf), n * 32);
    });
    const root = new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
    return [...root].map(byte => byte.toString(16).padStart(2, '0')).join('');
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#leaf.length) return;
    const grown = new Uint8Array(Math.min(LEAF_BYTES, Math.max(bytes, this.#leaf.length * 4)));
    grown.set(this.#leaf.subarray(0, this.#filled));
    this.#leaf = grown;
  }

  #digestLeaf(): void {
    // the platform takes a copy before it returns, so the leaf can be filled again
    this.#digests.push(crypto.subtle.digest('SHA-256', this.#leaf.subarray(0, this.#filled)));
    this.#filled = 0;
  }
}
