/**
 * Gives each distinct term a number, in order of first appearance. Open addressing over typed arrays: no string and
 * no object is made for a term, which is what makes building fast.
 */
export class TermTable {
  #arena = new Uint8Array(1 << 14);
  #ends = new Uint32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 11).fill(-1);
  #count = 0;
  #used = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of the term in `bytes[0, length)`. */
  intern(bytes: Uint8Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    // FNV's low bits are its weak ones
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const term = this.#slots[slot] as number;
      if (term < 0) return this.#add(bytes, length, hash, slot);
      if (this.#hashes[term] === hash && this.#equals(term, bytes, length)) return term;
      slot = (slot + 1) & mask;
    }
  }

  bytesOf(term: number): Uint8Array {
    return this.#arena.subarray(this.#startOf(term), this.#ends[term]);
  }

  /** All numbers, in the order of their terms' bytes. */
  sorted(): Uint32Array {
    // the first eight bytes decide almost always, and numbers compare faster than bytes
    const high = new Uint32Array(this.#count);
    const low = new Uint32Array(this.#count);
    for (let term = 0; term < this.#count; term++) {
      const bytes = this.bytesOf(term);
      for (let index = 0; index < 4; index++) {
        high[term] = ((high[term] as number) << 8) | (bytes[index] ?? 0);
        low[term] = ((low[term] as number) << 8) | (bytes[index + 4] ?? 0);
      }
    }
    return Uint32Array.from({ length: this.#count }, (_, term) => term).sort(
      (a, b) =>
        (high[a] as number) - (high[b] as number) ||
        (low[a] as number) - (low[b] as number) ||
        this.#compareTails(a, b),
    );
  }

  #startOf(term: number): number {
    return term === 0 ? 0 : (this.#ends[term - 1] as number);
  }

  #equals(term: number, bytes: Uint8Array, length: number): boolean {
    const start = this.#startOf(term);
    if ((this.#ends[term] as number) - start !== length) return false;
    for (let index = 0; index < length; index++) if (this.#arena[start + index] !== bytes[index]) return false;
    return true;
  }

  #compareTails(a: number, b: number): number {
    const [left, right] = [this.bytesOf(a), this.bytesOf(b)];
    for (let index = 8; index < left.length && index < right.length; index++) {
      const difference = (left[index] as number) - (right[index] as number);
      if (difference !== 0) return difference;
    }
    return left.length - right.length;
  }

  #add(bytes: Uint8Array, length: number, hash: number, slot: number): number {
    if (this.#used + length > this.#arena.length)
      this.#arena = grown(this.#arena, new Uint8Array(this.#arena.length * 2));
    if (this.#count === this.#ends.length) {
      this.#ends = grown(this.#ends, new Uint32Array(this.#ends.length * 2));
      this.#hashes = grown(this.#hashes, new Int32Array(this.#hashes.length * 2));
    }
    for (let index = 0; index < length; index++) this.#arena[this.#used++] = bytes[index] as number;
    const term = this.#count++;
    this.#ends[term] = this.#used;
    this.#hashes[term] = hash;
    this.#slots[slot] = term;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return term;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let term = 0; term < this.#count; term++) {
      const hash = this.#hashes[term] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = term;
    }
  }
}

function grown<Numbers extends Uint8Array | Uint32Array | Int32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
