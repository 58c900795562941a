import Dexie, { type EntityTable } from 'dexie';
import type { Result } from '#shared/base/result';
import type { ImportRecord } from '../../contract/api';
import { ArchiveProblem, type Problem } from '../../contract/problem';
import type { IndexRow, RestoredBeside, SegmentRow, StateRow, TombstoneRow } from '../forms/catalog-rows';
import { CHECKED_ROWS, isWhole, readRows } from '../forms/checked-rows';
import { isNewer } from '../forms/state-row';
import { openPatiently, openStore } from '../stores/open-store';
import { type StorePlaces, storePlaces } from '../stores/stores';
import { writeTo } from '../stores/write-to';
import { isShardName } from './shards';

/** Raised with any change of a stored shape, together with an upgrader; an archive with a higher number is not touched. */
export const ARCHIVE_FORMAT = 1;
const PREFIX = 'lectern-catalog-';
const SEGMENTS_AT_ONCE = 16;

/**
 * Says what is in the archive. What it does not name is invisible, and swept before the next change; so an import becomes
 * visible, and an undo final, in one transaction here.
 *
 * It has generations: whatever replaces it as a whole is written into a store of its own, and the older one is removed
 * afterwards. So at any moment one of them is whole, and what was erased is not left in its files.
 */
export class Catalog extends Dexie {
  readonly generation: number;
  declare readonly state: EntityTable<StateRow, 'id'>;
  declare readonly segments: EntityTable<SegmentRow, 'id'>;
  declare readonly indexes: EntityTable<IndexRow, 'id'>;
  declare readonly tombstones: EntityTable<TombstoneRow, 'segment'>;
  declare readonly imports: EntityTable<ImportRecord, 'id'>;

  constructor(generation: number, factory: IDBFactory) {
    // an import that was said to be finished must survive a power cut
    super(PREFIX + generation, { indexedDB: factory, IDBKeyRange, chromeTransactionDurability: 'strict' });
    this.generation = generation;
    this.version(1).stores({
      state: 'id',
      segments: 'id',
      indexes: 'id',
      tombstones: 'segment',
      imports: 'id',
    });
    this.use(CHECKED_ROWS);
  }
}

/**
 * Opens the newest whole generation of the catalog, or makes an empty one. One that a later version of the program wrote
 * is closed as it was found.
 */
export function openCatalog(places: StorePlaces = storePlaces()): Promise<Result<Catalog, Problem>> {
  return openPatiently(async () => {
    const names = await places.names();
    const generations = generationsIn(names);
    for (const generation of generations) {
      const catalog = await openGeneration(places, generation);
      if ((await stateOf(catalog)) !== undefined) return catalog;
      catalog.close();
    }
    const catalog = await openGeneration(places, generations[0] ?? 1);
    await makeWhole(catalog, { revision: 0, ...(names.some(isShardName) && { afterLoss: true }) });
    return catalog;
  });
}

/** Makes a new, empty generation that takes the place of `catalog` from now on. Nothing else may change it meanwhile. */
export async function replaceByEmpty(catalog: Catalog, places: StorePlaces): Promise<Catalog> {
  const revision = ((await stateOf(catalog))?.revision ?? 0) + 1;
  const [newest = 0] = generationsIn(await places.names());
  const empty = await openGeneration(places, newest + 1);
  await makeWhole(empty, { revision, erasing: true });
  return empty;
}

/**
 * Copies everything into a new generation that takes the place of `catalog` from now on: the same archive, in a store of
 * which nothing was ever removed. `moved` says in which shards the rows of an owner are now. It becomes whole with its
 * last transaction; until then the old one counts.
 */
export async function copyCatalog(
  catalog: Catalog,
  places: StorePlaces,
  moved: ReadonlyMap<string, number>,
): Promise<Catalog> {
  const state = await stateOf(catalog);
  if (state === undefined || !isWhole(state)) throw new ArchiveProblem({ code: 'archive/damaged' });
  const [newest = 0] = generationsIn(await places.names());
  const copy = await openGeneration(places, newest + 1);
  const placed = <Row extends { readonly id: string; readonly shard: number }>(row: Row): Row => ({
    ...row,
    shard: moved.get(row.id) ?? row.shard,
  });
  const ids = await catalog.segments.toCollection().primaryKeys();
  // columns of a large archive are not held all at once
  for (let first = 0; first < ids.length; first += SEGMENTS_AT_ONCE) {
    const rows = await wholeRows<SegmentRow>(catalog.segments, ids.slice(first, first + SEGMENTS_AT_ONCE));
    await writeTo(copy, () => copy.segments.bulkPut(rows.map(placed)));
  }
  const indexes = await wholeRows<IndexRow>(catalog.indexes);
  const tombstones = await wholeRows<TombstoneRow>(catalog.tombstones);
  const imports = await wholeRows<ImportRecord>(catalog.imports);
  const { rewriting: _, ...ended } = state;
  await writeTo(copy, async () => {
    await copy.indexes.bulkPut(indexes.map(placed));
    await copy.tombstones.bulkPut([...tombstones]);
    await copy.imports.bulkPut([...imports]);
    await copy.state.put({ ...ended, revision: state.revision + 1 });
  });
  return copy;
}

/** Writing a damaged row again would make it look whole. */
async function wholeRows<Row extends object>(
  table: Parameters<typeof readRows<Row>>[0],
  keys?: readonly string[],
): Promise<readonly Row[]> {
  const { whole, damaged } = await readRows<Row>(table, keys);
  if (damaged.size > 0) throw new ArchiveProblem({ code: 'archive/damaged' });
  return [...whole.values()];
}

/** Says that nothing is left of what was erased. */
export async function endErasing(catalog: Catalog): Promise<void> {
  await writeTo(catalog, async () => {
    const state = await stateOf(catalog);
    if (state === undefined) return;
    const { erasing: _, ...ended } = state;
    await catalog.state.put(ended);
  });
}

/** Says which of what came with a backup has been put in its place. */
export async function endRestored(catalog: Catalog, placed: Partial<RestoredBeside>): Promise<void> {
  await writeTo(catalog, async () => {
    const state = await stateOf(catalog);
    if (state?.restored === undefined) return;
    const { restored, ...ended } = state;
    const left = { ...restored, ...placed };
    const isLeft = left.marks.length + left.searches.length + left.ledger.length > 0;
    await catalog.state.put({ ...ended, ...(isLeft && { restored: left }) });
  });
}

/** Removes the generations that this one has replaced, and those that were never made whole. */
export async function removeOtherGenerations({ generation }: Catalog, places: StorePlaces): Promise<void> {
  for (const other of generationsIn(await places.names()))
    if (other !== generation) await places.remove(PREFIX + other);
}

export function stateOf(catalog: Catalog): Promise<StateRow | undefined> {
  return catalog.state.get('archive');
}

async function openGeneration(places: StorePlaces, generation: number): Promise<Catalog> {
  const catalog = await openStore(places, PREFIX + generation, factory => new Catalog(generation, factory));
  if (!isNewer(await stateOf(catalog), ARCHIVE_FORMAT)) return catalog;
  catalog.close();
  throw new ArchiveProblem({ code: 'archive/newer-archive' });
}

/** Two threads that come to it at once agree on what the first one wrote. */
async function makeWhole(catalog: Catalog, state: Omit<StateRow, 'id' | 'format' | 'archiveId'>): Promise<void> {
  await writeTo(catalog, async () => {
    if ((await stateOf(catalog)) !== undefined) return;
    await catalog.state.put({ id: 'archive', format: ARCHIVE_FORMAT, archiveId: crypto.randomUUID(), ...state });
  });
}

/** The names of the catalogs that are there, the newest generation first. */
export function catalogNamesIn(names: readonly string[]): readonly string[] {
  return generationsIn(names).map(generation => PREFIX + generation);
}

/** The newest first. */
function generationsIn(names: readonly string[]): readonly number[] {
  return names
    .filter(name => name.startsWith(PREFIX))
    .map(name => Number(name.slice(PREFIX.length)))
    .sort((a, b) => b - a);
}
