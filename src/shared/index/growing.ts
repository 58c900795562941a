/** Numbers in the order they came, without the cost of an object for each. `Kind` is the typed array they end up in. */
export class Growing<Kind extends Float64Array | Uint32Array | Uint8Array> {
  #numbers: Kind;
  #length = 0;
  readonly #make: (length: number) => Kind;

  constructor(make: (length: number) => Kind) {
    this.#make = make;
    this.#numbers = make(64);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    this.#room(this.#length + 1);
    this.#numbers[this.#length++] = value;
  }

  append(values: ArrayLike<number>): void {
    this.#room(this.#length + values.length);
    this.#numbers.set(values, this.#length);
    this.#length += values.length;
  }

  /** What is there so far: a view, good until the next `push`. */
  view(): Kind {
    return this.#numbers.subarray(0, this.#length) as Kind;
  }

  /** Forgets the numbers and keeps the room. */
  clear(): void {
    this.#length = 0;
  }

  #room(length: number): void {
    if (length <= this.#numbers.length) return;
    const larger = this.#make(Math.max(length, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
