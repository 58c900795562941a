/** A set of small numbers: one bit each. */
export class Bitset {
  readonly size: number;
  readonly words: Uint32Array;

  constructor(size: number, words = new Uint32Array((size + 31) >>> 5)) {
    this.size = size;
    this.words = words;
  }

  static full(size: number): Bitset {
    const set = new Bitset(size);
    set.words.fill(0xffffffff);
    set.#trim();
    return set;
  }

  add(number: number): void {
    const word = number >>> 5;
    this.words[word] = (this.words[word] as number) | (1 << (number & 31));
  }

  remove(number: number): void {
    const word = number >>> 5;
    this.words[word] = (this.words[word] as number) & ~(1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] as number) & (1 << (number & 31))) !== 0;
  }

  and(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++)
      this.words[index] = (this.words[index] as number) & (other.words[index] as number);
    return this;
  }

  or(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++)
      this.words[index] = (this.words[index] as number) | (other.words[index] as number);
    return this;
  }

  andNot(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++)
      this.words[index] = (this.words[index] as number) & ~(other.words[index] as number);
    return this;
  }

  not(): this {
    for (let index = 0; index < this.words.length; index++) this.words[index] = ~(this.words[index] as number);
    this.#trim();
    return this;
  }

  copy(): Bitset {
    return new Bitset(this.size, this.words.slice());
  }

  count(): number {
    let count = 0;
    for (let index = 0; index < this.words.length; index++) {
      count += bitsIn(this.words[index] as number);
    }
    return count;
  }

  /** Calls `visit` with each member, from the smallest up. */
  each(visit: (number: number) => void): void {
    for (let index = 0; index < this.words.length; index++) {
      let bits = this.words[index] as number;
      while (bits !== 0) {
        const lowest = bits & -bits;
        visit((index << 5) + 31 - Math.clz32(lowest));
        bits ^= lowest;
      }
    }
  }

  /** All members, from the smallest up. */
  members(): Uint32Array {
    const members = new Uint32Array(this.count());
    let count = 0;
    this.each(number => {
      members[count++] = number;
    });
    return members;
  }

  /** How many members there are from `from` up to, not including, `until`. */
  countIn(from: number, until: number): number {
    let count = 0;
    for (let index = from >>> 5; index << 5 < until; index++) {
      let bits = this.words[index] as number;
      if (index === from >>> 5) bits &= -1 << (from & 31);
      if (until - (index << 5) < 32) bits &= (1 << (until & 31)) - 1;
      if (bits !== 0) count += bitsIn(bits);
    }
    return count;
  }

  /** The first member that is not below `from`, or `size`. */
  next(from: number): number {
    if (from >= this.size) return this.size;
    let index = from >>> 5;
    let bits = (this.words[index] as number) & (-1 << (from & 31));
    while (bits === 0) {
      index++;
      if (index >= this.words.length) return this.size;
      bits = this.words[index] as number;
    }
    return (index << 5) + 31 - Math.clz32(bits & -bits);
  }

  #trim(): void {
    const used = this.size & 31;
    if (used !== 0 && this.words.length > 0) {
      const last = this.words.length - 1;
      this.words[last] = (this.words[last] as number) & ((1 << used) - 1);
    }
  }
}

/** The bits of a word, counted in pairs, fours and bytes at once. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
