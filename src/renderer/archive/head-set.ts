import type { Place, Segment } from './segment';

/** Some of the heads of a view: one bit's worth of memory for each head of the segments they are in. */
export class HeadSet {
  readonly #members = new Map<Segment, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add({ segment, slot }: Place): void {
    let members = this.#members.get(segment);
    if (members === undefined) {
      members = new Uint8Array(segment.docs.length);
      this.#members.set(segment, members);
    }
    if (members[slot] === 0) this.#size++;
    members[slot] = 1;
  }

  has({ segment, slot }: Place): boolean {
    return this.#members.get(segment)?.[slot] === 1;
  }
}
