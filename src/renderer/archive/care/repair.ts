import type { ImportRecord, LostRecords } from '../contract/api';
import { type DamagedSegment, keysWithoutHead } from '../snapshot/damage';
import type { ArchiveView } from '../snapshot/view';
import { openEntries, RowPlaces, type Segment } from '../storage/forms/segment';
import { rowKey, type Shards } from '../storage/tables/shards';
import { type Committed, commit, nextOrder } from '../writing/commit';
import { reconcile } from '../writing/reconcile';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import type { Checked } from './check';
import { type LostImport, type Rebuilt, rebuildImport } from './rebuild';
import { rebuildImportRecord } from './rebuild-import-record';

/** Makes the next damaged import again from its originals. Nothing where there is none, or no row of it is left. */
export async function repairNext(
  tools: WriterTools,
  before: ArchiveView,
  { segments, records }: Pick<Checked, 'segments' | 'records'>,
  listener: (records: number) => void,
  signal: AbortSignal,
): Promise<Rebuilt | undefined> {
  const ids = new Set(segments.map(({ id }) => id));
  const marred = before.segments.find(({ id, kind }) => kind === 'import' && ids.has(id));
  if (marred !== undefined) {
    return rebuildImport(
      tools,
      before,
      fromSegment(marred, records.get(marred.importId ?? marred.id)),
      listener,
      signal,
    );
  }
  for (const aside of before.damage.segments) {
    if (aside.kind === 'derived' || aside.what === 'superseded') continue;
    const rebuilt = await repairAside(tools, before, aside, records, listener, signal);
    if (rebuilt !== undefined) return rebuilt;
  }
  return undefined;
}

/** Makes an import that is set aside again. Nothing where no row of its originals is left. */
export async function repairAside(
  tools: WriterTools,
  before: ArchiveView,
  aside: DamagedSegment,
  records: ReadonlyMap<string, ImportRecord>,
  listener: (records: number) => void,
  signal: AbortSignal,
): Promise<Rebuilt | undefined> {
  const lost = await fromAside(aside, records.get(aside.row?.importId ?? aside.id), tools.shards);
  return lost && rebuildImport(tools, before, lost, listener, signal);
}

/**
 * Makes every conversation have exactly one live head again, and writes again what of the catalog is damaged. What is set
 * aside then and has no originals is given up.
 */
export async function settleAll(
  tools: WriterTools,
  before: ArchiveView,
  signal: AbortSignal,
): Promise<Committed | undefined> {
  const writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  const { damage, segments, contributors } = before;
  const given = damage.segments.filter(({ what }) => what !== 'superseded').map(({ id }) => id);
  try {
    const settled = await reconcile(tools, writer, {
      before,
      after: contributors,
      touched: [...new Set([...keysWithoutHead(segments, []), ...before.live.flatMap(keysOfDerived)])],
      order: nextOrder(before),
      at: segments.at(-1)?.at ?? (0 as Segment['at']),
      signal,
      anew: true,
    });
    if (settled === undefined) throw new TypeError('what is damaged is left out');
    signal.throwIfAborted();
    const committed = await commit(tools.catalog, {
      before,
      added: settled.derived,
      indexes: settled.indexes,
      tombstones: settled.tombstones,
      dropped: given,
      records: segments.filter(({ importId }) => damage.records.includes(importId ?? '')).map(writtenAgain),
      superseded: segments.filter(({ id }) => damage.superseded.includes(id)),
    });
    return committed;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** Records with a file and without one are told apart in a report. */
export function lostIn(all: readonly LostRecords[]): readonly LostRecords[] {
  return [...all].sort((a, b) => (a.file ?? '').localeCompare(b.file ?? '') || (a.from ?? 0) - (b.from ?? 0));
}

function writtenAgain(segment: Segment): ImportRecord {
  const { damaged: _, ...record } = rebuildImportRecord(segment);
  return record;
}

function keysOfDerived({ segment, slots }: ArchiveView['live'][number]): readonly number[] {
  if (segment.kind !== 'derived') return [];
  const keys = segment.docs.numbers('key');
  return [...slots].map(slot => keys[slot] as number);
}

function fromSegment(segment: Segment, record: ImportRecord | undefined): LostImport {
  const { id, importId = id, shard, blocks, at, order, hashes } = segment;
  const files = record?.files ?? rebuildImportRecord(segment).files;
  return { id, importId, shard, blockRows: blocks.rows, at, order, hashes, files, segment, ...(record && { record }) };
}

async function fromAside(
  { id, what, row, order }: DamagedSegment,
  record: ImportRecord | undefined,
  shards: Shards,
): Promise<LostImport | undefined> {
  // of a row that is not whole nothing is believed
  const believed = what === 'columns' ? row : undefined;
  const shard = await shardOf(id, shards);
  if (shard === undefined) return undefined;
  const columns = believed && openEntries(believed);
  const files = record?.files ?? [];
  const hashes = believed?.hashes ?? files.map(({ hash }) => hash).filter(hash => hash !== '');
  return {
    id,
    importId: believed?.importId ?? record?.id ?? id,
    shard,
    blockRows: believed?.blockRows.length ?? 'all',
    at: believed?.at ?? record?.at ?? (0 as ImportRecord['at']),
    ...(order !== undefined && { order }),
    hashes,
    files,
    ...(record && { record }),
    ...(believed && columns && { entries: { columns, blocks: new RowPlaces(believed.blockRows) } }),
  };
}

/** Where originals of a segment lie, whatever its row says. */
async function shardOf(id: string, shards: Shards): Promise<number | undefined> {
  for (const shard of await shards.numbers()) {
    const blocks = (await shards.existing(shard))?.blocks;
    const found = await blocks?.where(':id').startsWith(rowKey(id, '')).limit(1).primaryKeys();
    if (found?.length) return shard;
  }
  return undefined;
}
