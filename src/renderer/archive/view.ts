import { failed, ok, type Result } from '#shared/base/result';
import type { Overview } from './api';
import type { Catalog, IndexRow } from './catalog';
import type { Owner } from './commit';
import { Contributors } from './contributors';
import { uncovered, usableParts } from './cover';
import { HeadNumbers } from './head-numbers';
import { type Problem, problemOf } from './problem';
import { FINDING_BIT } from './schemas';
import { KeyPlaces, lastAtMost, openSegment, type Place, type Segment } from './segment';

/** What is visible at one revision of the catalog. Never changes; a later revision is another view. */
export class ArchiveView {
  readonly revision: number;
  /** In the order in which they became visible. */
  readonly segments: readonly Segment[];
  readonly indexes: readonly IndexRow[];
  readonly importCount: number;
  readonly #dead: ReadonlyMap<string, Uint32Array>;
  #contributors: Contributors | undefined;
  #live: readonly LiveDocs[] | undefined;
  #derived: KeyPlaces | undefined;
  #numbers: HeadNumbers | undefined;

  constructor(
    revision: number,
    importCount: number,
    segments: readonly Segment[],
    indexes: readonly IndexRow[],
    dead: ReadonlyMap<string, Uint32Array>,
  ) {
    this.revision = revision;
    this.importCount = importCount;
    this.segments = segments;
    this.indexes = indexes;
    this.#dead = dead;
  }

  /** Everything that has rows in a shard. */
  get owners(): readonly Owner[] {
    return [...this.segments, ...this.indexes];
  }

  get contributors(): Contributors {
    this.#contributors ??= new Contributors(this.segments);
    return this.#contributors;
  }

  get numbers(): HeadNumbers {
    this.#numbers ??= new HeadNumbers(this);
    return this.#numbers;
  }

  /** The superseded heads of a segment, ascending. */
  deadIn(segment: Segment): Uint32Array {
    return this.#dead.get(segment.id) ?? new Uint32Array();
  }

  /** The heads that lists show, segment by segment. */
  get live(): readonly LiveDocs[] {
    this.#live ??= this.segments.map(segment => ({
      segment,
      slots: slotsWithout(segment.docs.length, this.deadIn(segment)),
    }));
    return this.#live;
  }

  /** The live heads for a conversation that lie in derived segments (several only if two keys share a hash). */
  derivedFor(key: number): readonly Place[] {
    this.#derived ??= new KeyPlaces(
      this.segments.filter(({ kind }) => kind === 'derived'),
      ({ docs }) => docs.numbers('key'),
    );
    return this.#derived.of(key).filter(({ segment, slot }) => !includes(this.deadIn(segment), slot));
  }

  overview(): Overview {
    const bySource: Record<string, number> = {};
    let conversations = 0;
    let messages = 0;
    let needsAttention = 0;
    for (const { segment, slots } of this.live) {
      const counts = segment.docs.counts('messages');
      const contents = segment.docs.counts('contents');
      const sources = segment.docs.dictionary('source');
      const codes = segment.docs.codes('source');
      const byCode = new Uint32Array(sources.length + 1);
      conversations += slots.length;
      for (const slot of slots) {
        messages += counts[slot] ?? 0;
        if (((contents[slot] ?? 0) & FINDING_BIT) !== 0) needsAttention++;
        const code = codes[slot] ?? 0;
        byCode[code] = (byCode[code] ?? 0) + 1;
      }
      for (const [code, source] of sources.entries()) {
        const count = byCode[code + 1] ?? 0;
        if (count > 0) bySource[source] = (bySource[source] ?? 0) + count;
      }
    }
    const { waiting } = this.contributors;
    let unindexed = 0;
    for (const { segment, first, count } of uncovered(this, usableParts(this))) {
      const shown = this.live.find(each => each.segment.id === segment);
      for (const slot of shown?.slots ?? []) if (slot >= first && slot < first + count) unindexed++;
    }
    return { conversations, messages, imports: this.importCount, waiting, bySource, needsAttention, unindexed };
  }
}

export interface LiveDocs {
  readonly segment: Segment;
  readonly slots: Uint32Array;
}

/** Reads what the catalog says now. Segments never change, so those that `previous` has open are taken from there. */
export async function loadView(catalog: Catalog, previous?: ArchiveView): Promise<Result<ArchiveView, Problem>> {
  try {
    return await catalog.transaction(
      'r',
      catalog.state,
      catalog.segments,
      catalog.indexes,
      catalog.tombstones,
      catalog.imports,
      async () => {
        const revision = (await catalog.state.get('archive'))?.revision ?? 0;
        if (previous?.revision === revision) return ok(previous);
        const held = new Map(previous?.segments.map(segment => [segment.id, segment]));
        const ids = await catalog.segments.toCollection().primaryKeys();
        const rows = await catalog.segments.bulkGet(ids.filter(id => !held.has(id)));
        for (const row of rows) {
          const segment = row && openSegment(row);
          if (segment === undefined) return failed({ code: 'archive/damaged' });
          held.set(segment.id, segment);
        }
        const segments = ids.flatMap(id => held.get(id) ?? []).sort((a, b) => a.order - b.order);
        const indexes = await catalog.indexes.toArray();
        const dead = new Map((await catalog.tombstones.toArray()).map(({ segment, slots }) => [segment, slots]));
        return ok(new ArchiveView(revision, await catalog.imports.count(), segments, indexes, dead));
      },
    );
  } catch (error) {
    return failed(problemOf(error));
  }
}

function slotsWithout(length: number, dead: Uint32Array): Uint32Array {
  const slots = new Uint32Array(length - dead.length);
  let next = 0;
  let kept = 0;
  for (let slot = 0; slot < length; slot++) {
    if (dead[next] === slot) next++;
    else slots[kept++] = slot;
  }
  return slots;
}

function includes(ascending: Uint32Array, value: number): boolean {
  return ascending[lastAtMost(ascending, value)] === value;
}
