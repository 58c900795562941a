import type { Instant } from '#shared/domain/time';
import { Columns } from '#shared/index/columns';
import { KeyTable } from '#shared/index/terms/key-table';
import type { SegmentRow, StoredRun } from './catalog-rows';
import { openBytes } from './checked-bytes';
import { DOC_COLUMNS, type DocColumns, ENTRY_COLUMNS, type EntryColumns } from './schemas';

/** A segment as it is used: its columns open, its rows to be found by the places of what is in them. */
export interface Segment {
  readonly id: string;
  readonly kind: 'import' | 'derived';
  readonly order: number;
  readonly shard: number;
  readonly docs: Columns<DocColumns>;
  readonly entries: Columns<EntryColumns>;
  readonly headRows: RowPlaces;
  readonly blocks: RowPlaces;
  /** The import it belongs to; absent for derived segments. */
  readonly importId: string | undefined;
  readonly hashes: readonly string[];
  readonly runs: readonly StoredRun[];
  readonly at: Instant;
}

/** Nothing when its columns are not as they were written. */
export function openSegment(row: SegmentRow): Segment | undefined {
  const docs = openDocs(row);
  const entries = openEntries(row);
  if (docs === undefined || entries === undefined) return undefined;
  if (sumOf(row.headRows) !== docs.length || sumOf(row.blockRows) !== entries.length) return undefined;
  const { id, kind, order, shard, importId, hashes, runs = [], at } = row;
  const places = { headRows: new RowPlaces(row.headRows), blocks: new RowPlaces(row.blockRows) };
  return { id, kind, order, shard, importId, hashes, runs, at, docs, entries, ...places };
}

export function openDocs({ docs }: SegmentRow): Columns<DocColumns> | undefined {
  const bytes = openBytes('docs', docs);
  return bytes && Columns.open(DOC_COLUMNS, bytes);
}

export function openEntries({ entries }: SegmentRow): Columns<EntryColumns> | undefined {
  const bytes = openBytes('entries', entries);
  return bytes && Columns.open(ENTRY_COLUMNS, bytes);
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** An original by its place in a segment, or a head by its. */
export interface Place {
  readonly segment: Segment;
  readonly slot: number;
}

/** Finds in which row of a shard the nth thing lies, from how many each row holds. */
export class RowPlaces {
  readonly #starts: Uint32Array;

  constructor(sizes: Uint32Array) {
    let start = 0;
    this.#starts = sizes.map(size => {
      start += size;
      return start - size;
    });
  }

  get rows(): number {
    return this.#starts.length;
  }

  rowOf(slot: number): { readonly row: number; readonly nth: number } {
    const row = lastAtMost(this.#starts, slot);
    return { row, nth: slot - (this.#starts[row] ?? 0) };
  }

  startOf(row: number): number {
    return this.#starts[row] ?? 0;
  }
}

/** The place of the last of ascending numbers that is not above `value`; 0 if there is none. */
export function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Finds things by the hash of their conversation's key, over several segments. */
export class KeyPlaces {
  readonly #segments: readonly Segment[];
  readonly #bases: readonly number[];
  readonly #table: KeyTable;

  constructor(segments: readonly Segment[], keysOf: (segment: Segment) => Float64Array) {
    const arrays = segments.map(keysOf);
    const bases: number[] = [];
    let length = 0;
    for (const array of arrays) {
      bases.push(length);
      length += array.length;
    }
    const keys = new Float64Array(length);
    for (const [nth, array] of arrays.entries()) keys.set(array, bases[nth]);
    this.#segments = segments;
    this.#bases = bases;
    this.#table = new KeyTable(keys);
  }

  of(key: number): readonly Place[] {
    return this.#table.placesOf(key).flatMap(place => {
      const nth = lastAtMost(this.#bases, place);
      const segment = this.#segments[nth];
      return segment === undefined ? [] : [{ segment, slot: place - (this.#bases[nth] ?? 0) }];
    });
  }
}
