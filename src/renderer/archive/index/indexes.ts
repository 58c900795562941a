import type { Run } from '#shared/index/matching/matcher';
import type { HeadNumbers } from '../snapshot/head-numbers';
import { unindexedRanges, usableParts } from '../snapshot/index-coverage';
import type { ArchiveView } from '../snapshot/view';
import type { IndexCoverage, IndexRow } from '../storage/forms/catalog-rows';
import { RowReads } from '../storage/tables/row-reads';
import type { Shards } from '../storage/tables/shards';
import { IndexChunks } from './index-chunks';
import { type IndexPart, openPart } from './index-part';
import type { MemoryIndex } from './memory-index';

/** A part and where its conversations stand among the heads of a view. */
export interface PlacedPart {
  readonly part: IndexPart;
  readonly runs: readonly Run[];
}

/** The whole index of a view. */
export interface ViewIndex {
  readonly parts: readonly PlacedPart[];
  /** Heads that no stored part covers: these were read, which takes its time. */
  readonly unindexed: number;
  /** Those among them whose texts are damaged: nothing can be found in them. */
  readonly lost: number;
}

/** Opens the index of views, and keeps what is open as long as a view has it. */
export class Indexes {
  readonly #reads: RowReads;
  readonly #memory: MemoryIndex;
  readonly #chunks: IndexChunks;
  readonly #open = new Map<string, Promise<IndexPart>>();
  readonly #damaged = new Set<string>();
  #held: { readonly view: ArchiveView; readonly index: ViewIndex } | undefined;

  constructor(shards: Shards, memory: MemoryIndex) {
    this.#reads = new RowReads(shards);
    this.#memory = memory;
    this.#chunks = new IndexChunks(this.#reads);
  }

  /** Rejects with `MissingRows` when a stored part is not there, or with the signal's reason. */
  async of(view: ArchiveView, signal: AbortSignal | undefined): Promise<ViewIndex> {
    if (this.#held?.view === view) return this.#held.index;
    const stored = usableParts(view).filter(({ id }) => !this.#damaged.has(id));
    const missing = unindexedRanges(view, stored);
    const [parts, { parts: more, lost }] = await Promise.all([
      Promise.all(stored.map(row => this.#part(row))),
      this.#memory.parts(view, missing, signal),
    ]);
    const { numbers } = view;
    const index: ViewIndex = {
      parts: [...parts, ...more].map(part => ({ part, runs: runsOf(part.covers, numbers) })),
      unindexed: missing.reduce((sum, { count }) => sum + count, 0),
      lost,
    };
    const names = new Set(stored.map(placeOf));
    for (const place of this.#open.keys()) if (!names.has(place)) this.#open.delete(place);
    this.#held = { view, index };
    return index;
  }

  /** Goes on without a part: what it covers is read from the originals instead. */
  leaveOut(part: string): void {
    this.#damaged.add(part);
    for (const place of this.#open.keys()) if (place.endsWith(` ${part}`)) this.#open.delete(place);
    this.#held = undefined;
  }

  /** The parts that are left out. */
  get damaged(): ReadonlySet<string> {
    return this.#damaged;
  }

  /** Opens what is stored before anybody asks. What cannot be opened now is told to who asks. */
  prepare(view: ArchiveView): void {
    for (const row of usableParts(view)) this.#part(row).catch(() => undefined);
  }

  /** Forgets what was read: parts that are gone take their customers' words with them. */
  clear(): void {
    this.#held = undefined;
    this.#chunks.clear();
  }

  #part(row: IndexRow): Promise<IndexPart> {
    const place = placeOf(row);
    const held = this.#open.get(place);
    if (held !== undefined) return held;
    const opening = openPart(row, this.#reads, this.#chunks);
    this.#open.set(place, opening);
    opening.catch(() => this.#open.delete(place));
    return opening;
  }
}

/** A part that was written into another shard is opened there. */
function placeOf({ id, shard }: IndexRow): string {
  return `${shard} ${id}`;
}

/** Heads of segments that are gone have no number. */
function runsOf(covers: readonly IndexCoverage[], numbers: HeadNumbers): readonly Run[] {
  const runs: Run[] = [];
  let conversation = 0;
  for (const { segment, first, count } of covers) {
    const base = numbers.baseOf(segment);
    if (base !== undefined) runs.push({ first: conversation, count, number: base + first });
    conversation += count;
  }
  return runs;
}
