import type { Place, Segment } from '../storage/forms/segment';
import type { ArchiveView } from './view';

/** Which heads are superseded, while a change is being worked out. Starts from what is so before it. */
export class Tombstones {
  readonly #before: ArchiveView;
  readonly #dead = new Map<Segment, Set<number>>();
  readonly #changed = new Set<Segment>();

  constructor(before: ArchiveView) {
    this.#before = before;
  }

  buryAll(heads: readonly Place[]): void {
    for (const { segment, slot } of heads) {
      const dead = this.deadIn(segment);
      if (!dead.has(slot)) this.#changed.add(segment);
      dead.add(slot);
    }
  }

  /** Of heads that are alike one stays, the one that is live already if there is one. */
  keepOne(heads: readonly Place[]): void {
    const kept = heads.find(({ segment, slot }) => !this.deadIn(segment).has(slot)) ?? heads[0];
    if (kept === undefined) return;
    this.buryAll(heads.filter(head => head !== kept));
    if (this.deadIn(kept.segment).delete(kept.slot)) this.#changed.add(kept.segment);
  }

  deadIn(segment: Segment): Set<number> {
    const held = this.#dead.get(segment);
    if (held !== undefined) return held;
    const dead = new Set(this.#before.deadIn(segment));
    this.#dead.set(segment, dead);
    return dead;
  }

  /** What is different now: all superseded heads of each segment that changed, ascending. */
  get changes(): readonly { readonly segment: Segment; readonly slots: Uint32Array<ArrayBuffer> }[] {
    return [...this.#changed].map(segment => ({ segment, slots: Uint32Array.from(this.deadIn(segment)).sort() }));
  }
}
