import { Bitset } from '#shared/index/bitset';
import { lastAtMost, type Place, type Segment } from '../storage/forms/segment';

/** Some heads of a segment, by their places in it, ascending. */
interface SlotsInSegment {
  readonly segment: Segment;
  readonly slots: Uint32Array;
}

/** What of a view is numbered. */
interface SegmentsInView {
  readonly segments: readonly Segment[];
  deadIn(segment: Segment): Uint32Array;
}

/** All heads of a view in one row of numbers, segment after segment, superseded ones among them. Sets are of these. */
export class HeadNumbers {
  readonly size: number;
  /** The heads that lists show. */
  readonly live: Bitset;
  readonly liveCount: number;
  readonly segments: readonly Segment[];
  readonly #bases: readonly number[];
  readonly #baseOf: ReadonlyMap<string, number>;
  readonly #divided = new WeakMap<Bitset, readonly SlotsInSegment[]>();

  constructor(view: SegmentsInView) {
    this.segments = view.segments;
    const bases: number[] = [];
    let size = 0;
    for (const { docs } of view.segments) {
      bases.push(size);
      size += docs.length;
    }
    this.size = size;
    this.#bases = bases;
    this.#baseOf = new Map(view.segments.map(({ id }, nth) => [id, bases[nth] ?? 0]));
    this.live = Bitset.full(size);
    for (const segment of view.segments) {
      const base = this.baseOf(segment.id) ?? 0;
      for (const slot of view.deadIn(segment)) this.live.remove(base + slot);
    }
    this.liveCount = this.live.count();
  }

  /** The number of a segment's first head. */
  baseOf(segment: string): number | undefined {
    return this.#baseOf.get(segment);
  }

  placeOf(number: number): Place {
    const nth = lastAtMost(this.#bases, number);
    return { segment: this.segments[nth] as Segment, slot: number - (this.#bases[nth] ?? 0) };
  }

  /** The members of a set that does not change any more, segment by segment. Segments without one are left out. */
  bySegment(set: Bitset): readonly SlotsInSegment[] {
    // every facet asks for the same set
    const held = this.#divided.get(set) ?? this.#divide(set);
    this.#divided.set(set, held);
    return held;
  }

  #divide(set: Bitset): readonly SlotsInSegment[] {
    const members = set.members();
    const found: SlotsInSegment[] = [];
    let from = 0;
    for (const [nth, segment] of this.segments.entries()) {
      const base = this.#bases[nth] ?? 0;
      const end = base + segment.docs.length;
      let until = from;
      for (; until < members.length && (members[until] as number) < end; until++)
        members[until] = (members[until] as number) - base;
      if (until > from) found.push({ segment, slots: members.subarray(from, until) });
      from = until;
    }
    return found;
  }
}
