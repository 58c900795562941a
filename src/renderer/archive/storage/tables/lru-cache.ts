/** What was asked for last, up to so many bytes. */
export class LruCache<Row> {
  readonly #most: number;
  readonly #bytesOf: (row: Row) => number;
  readonly #rows = new Map<string, Row>();
  #bytes = 0;

  constructor(most: number, bytesOf: (row: Row) => number) {
    this.#most = most;
    this.#bytesOf = bytesOf;
  }

  get(key: string): Row | undefined {
    const row = this.#rows.get(key);
    if (row !== undefined) {
      this.#rows.delete(key);
      this.#rows.set(key, row);
    }
    return row;
  }

  /** Gives what is held by now, because somebody else asked for it, too; otherwise opens it. */
  keep(key: string, open: () => Row | undefined): Row | undefined {
    const held = this.get(key);
    if (held !== undefined) return held;
    const row = open();
    if (row === undefined) return undefined;
    this.#rows.set(key, row);
    this.#bytes += this.#bytesOf(row);
    for (const [oldest, other] of this.#rows) {
      if (this.#bytes <= this.#most || oldest === key) break;
      this.#rows.delete(oldest);
      this.#bytes -= this.#bytesOf(other);
    }
    return row;
  }

  clear(): void {
    this.#rows.clear();
    this.#bytes = 0;
  }
}
