import { failed, ok, type Result } from '#shared/base/result';
import type { Damaged, ImportRecord, Overview } from '../contract/api';
import { type Problem, problemOf } from '../contract/problem';
import type { IndexRow, Owner, SegmentRow, StateRow, TombstoneRow } from '../storage/forms/catalog-rows';
import { isWhole, readRows } from '../storage/forms/checked-rows';
import { FINDING_BIT } from '../storage/forms/schemas';
import { KeyPlaces, lastAtMost, openSegment, type Place, type Segment } from '../storage/forms/segment';
import { revisionOf } from '../storage/forms/state-row';
import type { Catalog } from '../storage/tables/catalog';
import { Contributors } from './contributors';
import { type DamagedSegment, isDamaged, NO_DAMAGE, setAside, supersededAgain, type ViewDamage } from './damage';
import { HeadNumbers } from './head-numbers';
import { unindexedRanges, usableParts } from './index-coverage';

/** What is visible at one revision of the catalog. Never changes; a later revision is another view. */
export class ArchiveView {
  readonly revision: number;
  /** In the order in which they became visible. */
  readonly segments: readonly Segment[];
  readonly indexes: readonly IndexRow[];
  readonly importCount: number;
  /** Of the catalog: in another one the same rows may lie in other shards. */
  readonly generation: number;
  readonly damage: ViewDamage;
  /**
   * Whether nothing can have been changed since: where a row of it is missing then, it is damaged. A reader does not
   * know it before it has looked again.
   */
  knownCurrent = false;
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
    damage: ViewDamage = NO_DAMAGE,
    generation = 0,
  ) {
    this.generation = generation;
    this.damage = damage;
    this.revision = revision;
    this.importCount = importCount;
    this.segments = segments;
    this.indexes = indexes;
    this.#dead = dead;
  }

  /** Everything that has rows in a shard, but for what is damaged. */
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

  /** Without parts of the index that turned out to be damaged. */
  overview(withoutParts: ReadonlySet<string> = new Set()): Overview {
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
    const parts = usableParts(this).filter(({ id }) => !withoutParts.has(id));
    for (const { segment, first, count } of unindexedRanges(this, parts)) {
      const shown = this.live.find(each => each.segment.id === segment);
      for (const slot of shown?.slots ?? []) if (slot >= first && slot < first + count) unindexed++;
    }
    return {
      conversations,
      messages,
      imports: this.importCount,
      waiting,
      bySource,
      needsAttention,
      unindexed,
      ...(isDamaged(this.damage) && { damaged: toldOf(this.damage) }),
    };
  }
}

function toldOf({ segments, derivedGone, records }: ViewDamage): Damaged {
  const counts = segments.map(({ conversations }) => conversations);
  return {
    imports: segments.filter(({ kind }) => kind !== 'derived').length,
    merged: segments.filter(({ kind }) => kind === 'derived').length + derivedGone,
    records: records.length,
    conversations: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    uncounted: derivedGone > 0 || counts.includes(undefined),
  };
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
        const state = await catalog.state.get('archive');
        const revision = revisionOf(state);
        const same = previous?.generation === catalog.generation ? previous : undefined;
        if (same?.revision === revision) return ok(same);
        return ok(await readView(catalog, state, same));
      },
    );
  } catch (error) {
    return failed(problemOf(error));
  }
}

async function readView(
  catalog: Catalog,
  state: StateRow | undefined,
  previous: ArchiveView | undefined,
): Promise<ArchiveView> {
  const held = new Map(previous?.segments.map(segment => [segment.id, segment]));
  const ids = await catalog.segments.toCollection().primaryKeys();
  const read = await readRows<SegmentRow>(
    catalog.segments,
    ids.filter(id => !held.has(id)),
  );
  const tombstones = await readRows<TombstoneRow>(catalog.tombstones);
  const indexes = await readRows<IndexRow>(catalog.indexes);
  const records = await readRows<ImportRecord>(catalog.imports);
  let dead: ReadonlyMap<string, Uint32Array> = new Map([...tombstones.whole].map(([id, { slots }]) => [id, slots]));

  const aside: DamagedSegment[] = [];
  for (const [id, row] of read.whole) {
    const segment = openSegment(row);
    if (segment === undefined) aside.push(setAside(id, row, true, dead.get(id)?.length ?? 0));
    else held.set(id, segment);
  }
  for (const [id, row] of read.damaged) {
    const { conversations } = records.whole.get(row?.importId ?? id) ?? {};
    aside.push({ ...setAside(id, row, false, 0), ...(conversations !== undefined && { conversations }) });
  }
  const named = new Set([
    ...ids,
    ...ids.flatMap(id => held.get(id)?.importId ?? []),
    ...[...read.whole.values(), ...read.damaged.values()].map(row => row?.importId),
  ]);
  for (const [id, { conversations }] of records.whole)
    if (!named.has(id)) aside.push({ id, kind: 'import', what: 'gone', conversations });

  const rows = state !== undefined && isWhole(state) ? state.rows : undefined;
  const goneInAll = Math.max(0, (rows?.segments ?? 0) - ids.length);
  const derivedGone = Math.max(0, goneInAll - aside.filter(({ what }) => what === 'gone').length);
  const deadGone = (rows?.tombstones ?? 0) > tombstones.whole.size + tombstones.damaged.size;

  let segments = ids.flatMap(id => held.get(id) ?? []).sort((a, b) => a.order - b.order);
  const lost = new Set(
    segments.map(({ id }) => id).filter(id => tombstones.damaged.has(id) || (deadGone && !dead.has(id))),
  );
  // where something is missing, nobody can say what of a segment it superseded
  if (lost.size > 0 && aside.length + derivedGone > 0) {
    for (const { id, kind, shard, order } of segments.filter(each => lost.has(each.id)))
      aside.push({ id, kind, shard, order, what: 'superseded' });
    segments = segments.filter(({ id }) => !lost.has(id));
  } else if (lost.size > 0) dead = new Map([...dead, ...supersededAgain(segments, dead, lost)]);

  return new ArchiveView(
    revisionOf(state),
    records.whole.size + records.damaged.size,
    segments,
    [...indexes.whole.values()],
    dead,
    {
      segments: aside,
      derivedGone,
      records: [...new Set(segments.flatMap(({ importId }) => importId ?? []))].filter(id => !records.whole.has(id)),
      indexes: [...indexes.damaged.keys()],
      superseded: [...lost],
      state: state !== undefined && !isWhole(state),
    },
    catalog.generation,
  );
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
