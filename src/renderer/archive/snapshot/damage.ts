import type { RowCounts, SegmentRow } from '../storage/forms/catalog-rows';
import { KeyPlaces, openDocs, openEntries, type Place, type Segment } from '../storage/forms/segment';
import type { Catalog } from '../storage/tables/catalog';
import { Contributors, sameOf } from './contributors';

/** A segment that the catalog names and that is not as it was written: set aside, and kept until it is repaired. */
export interface DamagedSegment {
  readonly id: string;
  readonly kind: SegmentRow['kind'] | 'unknown';
  /**
   * `row`: its row in the catalog; `columns`: the packed columns in it; `superseded`: nobody knows which of its heads are
   * superseded; `gone`: there is no row, only the record of the import.
   */
  readonly what: 'row' | 'columns' | 'superseded' | 'gone';
  /** Where its rows lie, as far as that can be believed. */
  readonly shard?: number;
  readonly order?: number;
  /** Conversations that are not shown because of it, as far as that is known. */
  readonly conversations?: number;
  /** Its row, for what is still to be had from it. */
  readonly row?: SegmentRow;
}

/** What of the catalog is not as it was written. Everything else goes on without it. */
export interface ViewDamage {
  readonly segments: readonly DamagedSegment[];
  /** Merged conversations that are not there, though the originals are: so many segments of them. */
  readonly derivedGone: number;
  /** Imports whose record cannot be read; what they brought can. */
  readonly records: readonly string[];
  /** Keys of rows of parts of the index: these are built again. */
  readonly indexes: readonly string[];
  /** Segments whose superseded heads were worked out again. */
  readonly superseded: readonly string[];
  readonly state: boolean;
}

export const NO_DAMAGE: ViewDamage = {
  segments: [],
  derivedGone: 0,
  records: [],
  indexes: [],
  superseded: [],
  state: false,
};

export function isDamaged({ segments, derivedGone, records, indexes, superseded, state }: ViewDamage): boolean {
  return [segments, records, indexes, superseded].some(({ length }) => length > 0) || derivedGone > 0 || state;
}

/** What can be said of a segment whose row does not open. */
export function setAside(id: string, row: SegmentRow | undefined, whole: boolean, dead: number): DamagedSegment {
  if (row === undefined || !whole) return { id, kind: 'unknown', what: 'row', ...(row && { row }) };
  const { kind, shard, order, headRows } = row;
  const conversations = Math.max(0, headRows.reduce((sum, count) => sum + count, 0) - dead);
  const what = openDocs(row) === undefined || openEntries(row) === undefined ? 'columns' : 'row';
  return { id, kind, what, shard, order, conversations, row };
}

export async function countRows({ segments, tombstones, imports }: Catalog): Promise<RowCounts> {
  const [of, dead, records] = await Promise.all([segments.count(), tombstones.count(), imports.count()]);
  return { segments: of, tombstones: dead, imports: records };
}

/**
 * Which heads of some segments are superseded, worked out from what the originals tell: for every conversation one head
 * is live, the newest derived one where several originals tell different things, else that of one of them.
 */
export function supersededAgain(
  segments: readonly Segment[],
  known: ReadonlyMap<string, Uint32Array>,
  lost: ReadonlySet<string>,
): ReadonlyMap<string, Uint32Array<ArrayBuffer>> {
  const contributors = new Contributors(segments);
  const heads = new KeyPlaces(segments, ({ docs }) => docs.numbers('key'));
  const knownDead = new Map([...known].map(([id, slots]) => [id, new Set(slots)]));
  const isLost = ({ segment }: Place) => lost.has(segment.id);
  const found = new Map<string, Uint32Array<ArrayBuffer>>();
  for (const segment of segments) {
    if (!lost.has(segment.id)) continue;
    const dead: number[] = [];
    for (const [slot, key] of segment.docs.numbers('key').entries()) {
      const places = heads.of(key);
      const elsewhere = places.some(
        place => !isLost(place) && knownDead.get(place.segment.id)?.has(place.slot) !== true,
      );
      const kept = elsewhere ? undefined : keptHead(contributors, key, places.filter(isLost));
      if (kept?.segment !== segment || kept.slot !== slot) dead.push(slot);
    }
    found.set(segment.id, Uint32Array.from(dead));
  }
  return found;
}

function keptHead(contributors: Contributors, key: number, heads: readonly Place[]): Place | undefined {
  const own = contributors.of(key);
  if (own.length === 0) return undefined;
  const derived = heads.filter(({ segment }) => segment.kind === 'derived');
  const alone = contributors.joining(own).length === 0 && new Set(own.map(sameOf)).size === 1;
  const newest = derived.reduce<Place | undefined>(
    (last, each) => (last === undefined || each.segment.order > last.segment.order ? each : last),
    undefined,
  );
  const imported = heads.find(({ segment }) => segment.kind === 'import');
  return alone ? (imported ?? newest) : (newest ?? imported);
}

/** The keys of conversations that originals tell of and that no live head shows. */
export function keysWithoutHead(
  segments: readonly Segment[],
  live: readonly { readonly segment: Segment; readonly slots: Uint32Array }[],
): readonly number[] {
  const shown = new Set<number>();
  for (const { segment, slots } of live) {
    const keys = segment.docs.numbers('key');
    for (const slot of slots) shown.add(keys[slot] as number);
  }
  const missing = new Set<number>();
  for (const { entries } of segments)
    for (const key of entries.numbers('key')) if (!Number.isNaN(key) && !shown.has(key)) missing.add(key);
  return [...missing];
}
