/** Finds the places of a number among many: a hash table over typed arrays, 8 bytes for each number. */
export class KeyTable {
  readonly #keys: Float64Array;
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  /** `keys` are whole numbers; NaN stands for none and is never found. */
  constructor(keys: Float64Array) {
    this.#keys = keys;
    let size = 16;
    while (size < keys.length) size *= 2;
    this.#first = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(keys.length).fill(-1);
    // from the end, so that places come out in order
    for (let place = keys.length - 1; place >= 0; place--) {
      const key = keys[place] ?? Number.NaN;
      if (Number.isNaN(key)) continue;
      const bucket = key & (size - 1);
      this.#next[place] = this.#first[bucket] ?? -1;
      this.#first[bucket] = place;
    }
  }

  /** The places of `key`, in ascending order. */
  placesOf(key: number): readonly number[] {
    const places: number[] = [];
    let place = this.#first[key & (this.#first.length - 1)] ?? -1;
    while (place >= 0) {
      if (this.#keys[place] === key) places.push(place);
      place = this.#next[place] ?? -1;
    }
    return places;
  }
}
