import { marks } from '#shared/marks/marks';
import type { CheckProgress, CheckReport, DamagedRows, ImportRecord } from '../contract/api';
import { readPart } from '../index/index-part';
import { isDamaged, type ViewDamage } from '../snapshot/damage';
import { usableParts } from '../snapshot/index-coverage';
import type { ArchiveView } from '../snapshot/view';
import { type BytesKind, openBytes } from '../storage/forms/checked-bytes';
import { isWhole, readRows } from '../storage/forms/checked-rows';
import { CHUNK_BYTES } from '../storage/forms/index-rows';
import type { Segment } from '../storage/forms/segment';
import { revisionOf } from '../storage/forms/state-row';
import { writeTo } from '../storage/stores/write-to';
import type { Catalog } from '../storage/tables/catalog';
import { type MarksRow, type MarksStore, marksState } from '../storage/tables/marks-store';
import { rowKey, rowName, type Shard, type Shards } from '../storage/tables/shards';
import { damagedManifests } from './check-manifests';

const ROWS_AT_ONCE = 32;

/** What was found, for the user, and what of it a repair has to look at. */
export interface Checked {
  readonly report: CheckReport;
  /** Visible segments of which rows are damaged. */
  readonly segments: readonly Segment[];
  readonly records: ReadonlyMap<string, ImportRecord>;
  readonly damage: ViewDamage;
  readonly marks: readonly MarksRow['key'][];
  /** Some of them are gone, or what counts them is. */
  readonly marksDamaged: boolean;
}

/** Reads every row of everything, and says what is not as it was written. Changes nothing. */
export async function checkArchive(
  { catalog, shards, marks: own }: { readonly catalog: Catalog; readonly shards: Shards; readonly marks: MarksStore },
  view: ArchiveView,
  listener: (progress: CheckProgress) => void,
  signal: AbortSignal,
): Promise<Checked> {
  const parts = usableParts(view);
  const found: DamagedRows[] = [];
  const toRebuild: Segment[] = [];
  const total = view.segments.reduce(
    (sum, { headRows, blocks }) => sum + headRows.rows + blocks.rows,
    parts.length + view.owners.length,
  );
  let rows = 0;
  const step = (count: number) => {
    rows += count;
    listener({ rows, total: Math.max(rows, total) });
  };
  const records = (await readRows<ImportRecord>(catalog.imports)).whole;
  const filesOf = (id: string) => records.get(id)?.files.map(({ file }) => file) ?? [];

  for (const segment of view.segments) {
    const shard = await shards.existing(segment.shard);
    const heads = await damagedRows(shard, 'heads', 'heads', segment.id, segment.headRows.rows, step, signal);
    const blocks = await damagedRows(shard, 'blocks', 'block', segment.id, segment.blocks.rows, step, signal);
    if (heads.length + blocks.length > 0) toRebuild.push(segment);
    const of = segment.importId === undefined ? {} : { import: segment.importId, files: filesOf(segment.importId) };
    if (heads.length > 0) found.push({ kind: 'heads', rows: heads.length, conversations: 0, ...of });
    if (blocks.length > 0)
      found.push({ kind: 'originals', rows: blocks.length, conversations: conversationsIn(segment, blocks), ...of });
  }
  for (const row of parts) {
    signal.throwIfAborted();
    const part = await readPart(row, shards);
    if (part === undefined) found.push({ kind: 'index', rows: 1, conversations: 0 });
    const streams = part === undefined ? [] : [part.dictionary, part.documents, part.positions];
    step(streams.reduce((sum, { length }) => sum + Math.ceil(length / CHUNK_BYTES), 1));
  }

  const silent = (await damagedManifests(shards, view, step)).flatMap(({ owners }) => owners);
  if (silent.length > 0) found.push({ kind: 'manifests', rows: silent.length, conversations: 0 });

  const { damage } = view;
  for (const { id, kind, row, conversations } of damage.segments) {
    const importId = row?.importId ?? id;
    const of = kind === 'derived' ? {} : { import: importId, files: filesOf(importId) };
    found.push({
      kind: kind === 'derived' ? 'merged' : 'import',
      rows: 1,
      ...(conversations !== undefined && { conversations }),
      ...of,
    });
  }
  if (damage.derivedGone > 0) found.push({ kind: 'merged', rows: damage.derivedGone });
  const others = damage.records.length + damage.superseded.length + (damage.state ? 1 : 0);
  if (others > 0) found.push({ kind: 'notes', rows: others, conversations: 0 });
  if (damage.indexes.length > 0) found.push({ kind: 'index', rows: damage.indexes.length, conversations: 0 });
  const held = await readRows<MarksRow>(own.marks);
  const stateOfMarks = await own.state.get('marks');
  const gone = Math.max(0, (stateOfMarks?.count ?? 0) - held.whole.size - held.damaged.size);
  const marred = held.damaged.size + gone + (stateOfMarks !== undefined && !isWhole(stateOfMarks) ? 1 : 0);
  if (marred > 0) found.push({ kind: 'marks', rows: marred, conversations: 0 });
  step(view.segments.length + records.size + held.whole.size + found.length);

  return {
    report: { rows, damaged: found.reduce((sum, { rows: count }) => sum + count, 0), found },
    segments: toRebuild,
    records,
    damage,
    marks: [...held.damaged.keys()] as MarksRow['key'][],
    marksDamaged: marred > 0,
  };
}

/** Whether something is to be done that only a look at every segment can find. */
export function needsSettling({ segments, damage }: Checked): boolean {
  return segments.length > 0 || isDamaged(damage);
}

/** The numbers of rows that are missing or not as they were written. */
async function damagedRows(
  shard: Shard | undefined,
  table: 'heads' | 'blocks',
  kind: BytesKind,
  owner: string,
  rows: number,
  step: (count: number) => void,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const damaged: number[] = [];
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    signal.throwIfAborted();
    const count = Math.min(ROWS_AT_ONCE, rows - first);
    const keys = Array.from({ length: count }, (_, nth) => rowKey(owner, rowName(first + nth)));
    const found =
      (await shard?.[table]
        .bulkGet(keys)
        .catch(() => Promise.all(keys.map(key => shard[table].get(key).catch(() => undefined))))) ?? [];
    for (const nth of keys.keys()) {
      const bytes = found[nth];
      if (bytes === undefined || openBytes(kind, bytes) === undefined) damaged.push(first + nth);
    }
    step(count);
  }
  return damaged;
}

function conversationsIn({ entries, blocks }: Segment, rows: readonly number[]): number {
  const keys = entries.numbers('key');
  const found = new Set<number>();
  for (const row of rows) {
    const end = row + 1 < blocks.rows ? blocks.startOf(row + 1) : entries.length;
    for (let slot = blocks.startOf(row); slot < end; slot++) found.add(keys[slot] ?? Number.NaN);
  }
  found.delete(Number.NaN);
  return found.size;
}

/** Takes marks that are not as they were written for what they say, where that makes sense; the others are given up. */
export async function adoptMarks(
  store: MarksStore,
  keys: readonly MarksRow['key'][],
): Promise<{ readonly lost: number }> {
  let lost = 0;
  await writeTo(store, async () => {
    for (const key of keys) {
      const row = await store.marks.get(key);
      const read = marks.safeParse(row?.marks);
      const revision = Number.isSafeInteger(row?.revision) ? (row?.revision ?? 0) : 0;
      if (read.success) await store.marks.put({ key, marks: read.data, revision });
      else {
        lost++;
        await store.marks.delete(key);
      }
    }
    const before = await store.state.get('marks');
    await store.state.put(marksState(before, revisionOf(before), await store.marks.count()));
  });
  return { lost };
}
