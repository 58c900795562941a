import type { MarksRow, MarksStore } from './marks-store';
import type { ArchiveView } from './view';
import { ViewMarks } from './view-marks';

/** The marks, held in memory: of a change only the rows that it wrote are read. */
export class HeldMarks {
  #rows = new Map<MarksRow['key'], MarksRow>();
  #revision = -1;
  #awaited = 0;
  #current: ViewMarks | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Later questions are answered from this revision on. */
  expect(revision: number): void {
    this.#awaited = Math.max(this.#awaited, revision);
  }

  /** The marks on a view, of the newest revision that is known of when it is asked for. */
  async on(view: ArchiveView, store: MarksStore): Promise<ViewMarks> {
    const held = this.#heldOn(view);
    if (held !== undefined) return held;
    // one after another: questions that come together wait for one reading
    const mine = this.#last.then(() => this.#heldOn(view) ?? this.#load(view, store));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  #heldOn(view: ArchiveView): ViewMarks | undefined {
    return this.#current?.view === view && this.#revision >= this.#awaited ? this.#current : undefined;
  }

  async #load(view: ArchiveView, store: MarksStore): Promise<ViewMarks> {
    const { state, marks } = store;
    const { revision, changed, count } = await store.transaction('r', state, marks, async () => ({
      revision: (await state.get('marks'))?.revision ?? 0,
      changed: await marks.where('revision').above(this.#revision).toArray(),
      count: await marks.count(),
    }));
    for (const row of changed) this.#rows.set(row.key, row);
    // rows are only ever removed all at once, so what was not written again since then would still be held here
    const erased = this.#rows.size !== count;
    if (erased) this.#rows = new Map((await marks.toArray()).map(row => [row.key, row]));
    this.#revision = revision;
    const held = this.#current;
    this.#current =
      held?.view === view && !erased
        ? held.with(changed.map(marksOf))
        : ViewMarks.on(view, [...this.#rows.values()].map(marksOf));
    return this.#current;
  }
}

function marksOf({ key, marks }: MarksRow): readonly [MarksRow['key'], MarksRow['marks']] {
  return [key, marks];
}
