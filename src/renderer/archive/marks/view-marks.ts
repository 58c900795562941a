import type { ConversationKey } from '#shared/domain/keys';
import { Bitset } from '#shared/index/bitset';
import { hashText } from '#shared/index/hash';
import { isMarked, type Marks, NO_MARKS } from '#shared/marks/marks';
import { isMarkedAs, markTexts } from '#shared/query/evaluation/filter';
import type { Marked } from '#shared/query/language/keys';
import type { ArchiveView } from '../snapshot/view';
import { KeyPlaces } from '../storage/forms/segment';

/**
 * The marks at one moment, on the live heads of a view. Never changes; a change of marks gives another. Heads are found
 * by the hash of their key, as everywhere in columns.
 */
export class ViewMarks {
  readonly view: ArchiveView;
  readonly #places: LivePlaces;
  readonly #all: ReadonlyMap<ConversationKey, Marks>;
  readonly #byNumber: ReadonlyMap<number, Marks>;
  readonly #heads = new Map<Marked, Bitset>();
  /** The same for as long as no tag and no note changes: what was found by words stays found. */
  readonly texts: object;

  private constructor(
    view: ArchiveView,
    places: LivePlaces,
    all: ReadonlyMap<ConversationKey, Marks>,
    byNumber: ReadonlyMap<number, Marks>,
    texts: object,
  ) {
    this.view = view;
    this.texts = texts;
    this.#places = places;
    this.#all = all;
    this.#byNumber = byNumber;
  }

  static on(view: ArchiveView, all: Iterable<readonly [ConversationKey, Marks]>): ViewMarks {
    return new ViewMarks(view, new LivePlaces(view), new Map(), new Map(), {}).with(all);
  }

  /** The same with these marks instead of those that the conversations had. */
  with(changed: Iterable<readonly [ConversationKey, Marks]>): ViewMarks {
    const all = new Map(this.#all);
    const byNumber = new Map(this.#byNumber);
    let texts = this.texts;
    for (const [key, marks] of changed) {
      const number = this.#places.numberOf(key);
      if (!haveSameTexts(this.of(key), marks)) texts = {};
      if (isMarked(marks)) {
        all.set(key, marks);
        if (number !== undefined) byNumber.set(number, marks);
      } else {
        all.delete(key);
        if (number !== undefined) byNumber.delete(number);
      }
    }
    return new ViewMarks(this.view, this.#places, all, byNumber, texts);
  }

  of(key: ConversationKey): Marks {
    return this.#all.get(key) ?? NO_MARKS;
  }

  /** The number of the live head of a conversation. */
  numberOf(key: ConversationKey): number | undefined {
    return this.#places.numberOf(key);
  }

  /** Goes through the live heads that are marked, in no order. */
  each(visit: (number: number, marks: Marks) => void): void {
    for (const [number, marks] of this.#byNumber) visit(number, marks);
  }

  /** The live heads that are marked as this. Not to be changed. */
  heads(name: Marked): Bitset {
    const held = this.#heads.get(name);
    if (held !== undefined) return held;
    const heads = new Bitset(this.view.numbers.size);
    this.each((number, marks) => {
      if (isMarkedAs(name, marks)) heads.add(number);
    });
    this.#heads.set(name, heads);
    return heads;
  }

  /** How many conversations are marked. */
  get marked(): number {
    return this.#all.size;
  }

  /** How many conversations are marked that are not in the archive now. */
  get orphaned(): number {
    return this.#all.size - this.#byNumber.size;
  }
}

function haveSameTexts(one: Marks, other: Marks): boolean {
  return (['tags', 'notes'] as const).every(column => {
    const texts = markTexts(column, other);
    const before = markTexts(column, one);
    return texts.length === before.length && texts.every((text, nth) => text === before[nth]);
  });
}

/** Finds the live head of a conversation. The table for it is made when the first one is looked for. */
class LivePlaces {
  readonly #view: ArchiveView;
  #places: KeyPlaces | undefined;

  constructor(view: ArchiveView) {
    this.#view = view;
  }

  numberOf(key: ConversationKey): number | undefined {
    const { numbers, segments } = this.#view;
    this.#places ??= new KeyPlaces(segments, ({ docs }) => docs.numbers('key'));
    for (const { segment, slot } of this.#places.of(hashText(key))) {
      const number = (numbers.baseOf(segment.id) ?? 0) + slot;
      if (numbers.live.has(number)) return number;
    }
    return undefined;
  }
}
