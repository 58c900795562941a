import type { ArchiveView } from '../snapshot/view';
import { isWhole } from '../storage/forms/checked-rows';
import { revisionOf } from '../storage/forms/state-row';
import type { MarksRow, MarksStore } from '../storage/tables/marks-store';
import { ViewMarks } from './view-marks';

/** The marks, held in memory: of a change only the rows that it wrote are read. */
export class MarksCache {
  readonly #rows = new Map<MarksRow['key'], MarksRow>();
  readonly #damaged = new Set<MarksRow['key']>();
  #gone = 0;
  #revision = -1;
  #awaited = 0;
  #current: ViewMarks | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Later questions are answered from this revision on. */
  expect(revision: number): void {
    this.#awaited = Math.max(this.#awaited, revision);
  }

  /** Conversations whose marks are not as they were written: they count as none. */
  get damaged(): number {
    return this.#damaged.size + this.#gone;
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
    const { row, changed, count } = await store.transaction('r', state, marks, async () => ({
      row: await state.get('marks'),
      changed: await rowsByKey(marks.where('revision').above(this.#revision)),
      count: await marks.count(),
    }));
    this.#gone = row !== undefined && isWhole(row) ? Math.max(0, (row.count ?? 0) - count) : 0;
    for (const [key, row] of changed) this.#take(key, row);
    // what was removed and not written again since then would still be held here
    const isSince = this.#revision >= 0 && (row?.removedAt ?? 0) > this.#revision;
    const erased = isSince || this.#rows.size + this.#damaged.size !== count;
    if (erased) {
      this.#rows.clear();
      this.#damaged.clear();
      for (const [key, row] of await rowsByKey(marks.toCollection())) this.#take(key, row);
    }
    this.#revision = revisionOf(row);
    const held = this.#current;
    this.#current =
      held?.view === view && !erased
        ? held.with(changed.flatMap(([key, row]) => (isWholeAt(key, row) ? [marksOf(row)] : [])))
        : ViewMarks.on(view, [...this.#rows.values()].map(marksOf));
    return this.#current;
  }

  #take(key: MarksRow['key'], row: MarksRow | undefined): void {
    if (isWholeAt(key, row)) {
      this.#rows.set(key, row);
      this.#damaged.delete(key);
    } else {
      this.#rows.delete(key);
      this.#damaged.add(key);
    }
  }
}

/** With the keys they lie under: what a damaged row says of its key may be another's. */
async function rowsByKey(rows: {
  primaryKeys(): PromiseLike<MarksRow['key'][]>;
  toArray(): PromiseLike<MarksRow[]>;
}): Promise<readonly (readonly [MarksRow['key'], MarksRow | undefined])[]> {
  const [keys, values] = await Promise.all([rows.primaryKeys(), rows.toArray()]);
  return keys.map((key, nth) => [key, values[nth]]);
}

function isWholeAt(key: MarksRow['key'], row: MarksRow | undefined): row is MarksRow {
  return row !== undefined && row.key === key && isWhole(row);
}

function marksOf({ key, marks }: MarksRow): readonly [MarksRow['key'], MarksRow['marks']] {
  return [key, marks];
}
