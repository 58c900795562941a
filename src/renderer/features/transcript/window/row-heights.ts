/**
 * The heights of rows one below the other, in pixels: estimated first, measured when they are drawn.
 *
 * A binary indexed tree, so that one new height costs log n steps and not a sum over all rows that follow.
 */
export class RowHeights {
  readonly count: number;
  readonly #heights: Float64Array;
  // node i (from 1) holds the sum of the rows that end at row i and whose number is its lowest set bit
  readonly #sums: Float64Array;
  readonly #highestBit: number;

  constructor(heights: Float64Array) {
    this.count = heights.length;
    this.#heights = heights;
    this.#sums = new Float64Array(heights.length + 1);
    for (let node = 1; node <= heights.length; node++) {
      this.#sums[node] = (this.#sums[node] ?? 0) + (heights[node - 1] ?? 0);
      const parent = node + (node & -node);
      if (parent <= heights.length) this.#sums[parent] = (this.#sums[parent] ?? 0) + (this.#sums[node] ?? 0);
    }
    this.#highestBit = heights.length === 0 ? 0 : 2 ** Math.floor(Math.log2(heights.length));
  }

  get total(): number {
    return this.topOf(this.count);
  }

  heightOf(row: number): number {
    return this.#heights[row] ?? 0;
  }

  /** Where a row begins; the one after the last begins where all end. */
  topOf(row: number): number {
    let sum = 0;
    for (let node = Math.min(row, this.count); node > 0; node -= node & -node) sum += this.#sums[node] ?? 0;
    return sum;
  }

  set(row: number, height: number): void {
    const by = height - this.heightOf(row);
    if (by === 0 || row < 0 || row >= this.count) return;
    this.#heights[row] = height;
    for (let node = row + 1; node <= this.count; node += node & -node) this.#sums[node] = (this.#sums[node] ?? 0) + by;
  }

  /** The row that covers a place; the first or the last one where none does. */
  rowAt(place: number): number {
    let row = 0;
    let left = place;
    for (let step = this.#highestBit; step > 0; step >>= 1) {
      const sum = this.#sums[row + step];
      if (row + step > this.count || sum === undefined || sum > left) continue;
      row += step;
      left -= sum;
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }
}
