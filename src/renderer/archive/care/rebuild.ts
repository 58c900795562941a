import type { Instant } from '#shared/domain/time';
import { headOf } from '#shared/heads/head';
import { hashBytes } from '#shared/import/batches';
import type { SourceReport } from '#shared/import/contract/protocol';
import type { Columns } from '#shared/index/columns';
import { documentsOf } from '#shared/index/documents/documents';
import type { ImportRecord, LostRecords } from '../contract/api';
import { hashesOfRuns } from '../importing/outcomes';
import { Contributors, keysIn, seekersIn } from '../snapshot/contributors';
import { conversationAlone, originalIn } from '../snapshot/originals';
import type { ArchiveView } from '../snapshot/view';
import { SegmentDraft } from '../storage/drafts/segment-draft';
import { Block } from '../storage/forms/block';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { EntryColumns } from '../storage/forms/schemas';
import type { RowPlaces, Segment } from '../storage/forms/segment';
import { rowKey, rowName, type Shards } from '../storage/tables/shards';
import { type Committed, commit, indexRowsOf, nextOrder, segmentOf, segmentRow } from '../writing/commit';
import { reconcile } from '../writing/reconcile';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import { rebuildImportRecord } from './rebuild-import-record';

const BLOCKS_AT_ONCE = 16;

/** An import that is to be made again from its originals, and what is known of it. */
export interface LostImport {
  /** Of the segment; `importId` of the import it belongs to, which may have others. */
  readonly id: string;
  readonly importId: string;
  readonly shard: number;
  /** How many rows of originals it had; all that are there where nobody knows. */
  readonly blockRows: number | 'all';
  readonly at: Instant;
  readonly order?: number;
  /** Content hashes of its files, and what was found in them, as far as that is known. */
  readonly hashes: readonly string[];
  readonly files: readonly SourceReport[];
  readonly record?: ImportRecord;
  /** The segment, where it is still visible; else what is left of its columns. */
  readonly segment?: Segment;
  readonly entries?: { readonly columns: Columns<EntryColumns>; readonly blocks: RowPlaces };
}

export interface Rebuilt {
  readonly committed: Committed;
  /** Under which name it is now; absent where nothing of it was left. */
  readonly id?: string;
  readonly records: number;
  /** What could not be read any more. */
  readonly lost: readonly LostRecords[];
}

/**
 * Makes an import again from the originals that are whole: heads, columns and index in a new segment that takes the place
 * of the old one, in one transaction. A file of which something is lost is no longer known, so that importing it again
 * brings back what is missing.
 */
export async function rebuildImport(
  tools: WriterTools,
  before: ArchiveView,
  lost: LostImport,
  listener: (records: number) => void,
  signal: AbortSignal,
): Promise<Rebuilt> {
  const writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  try {
    return await rebuild(tools, writer, before, lost, listener, signal);
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

async function rebuild(
  tools: WriterTools,
  writer: RowWriter,
  before: ArchiveView,
  lost: LostImport,
  listener: (records: number) => void,
  signal: AbortSignal,
): Promise<Rebuilt> {
  const id = tools.newId();
  const { draft, missing } = await draftAgain(tools, writer, id, lost, listener, signal);
  const shard = await writer.settle();
  const hashes = hashesLeft(lost, missing);
  const order = lost.order ?? nextOrder(before);
  const { importId } = lost;
  const hashOfRun = hashesOfRuns(draft.runs, lost.files);
  const runs = draft.runs.map(run => ({ hash: hashOfRun.get(run) ?? '', first: run.first, end: run.end }));
  const row = segmentRow(draft, { id, kind: 'import', order, shard, importId, hashes, runs, at: lost.at });
  const segment = segmentOf(row);
  const indexes = indexRowsOf(draft, row);
  writer.describe(manifestOfSegment(row, lost.files));
  for (const index of indexes) writer.describe(manifestOfIndex(index));
  const left = before.segments.filter(each => each !== lost.segment);
  const kept = draft.telling > 0;
  const after = new Contributors(kept ? [...left, segment] : left);
  const old = lost.segment?.entries ?? lost.entries?.columns;
  const touched = [
    ...(old?.numbers('key') ?? []),
    ...keysIn(segment),
    ...after.soughtBy(seekersIn(segment)),
    ...(lost.segment === undefined ? [] : before.contributors.soughtBy(seekersIn(lost.segment))),
  ].filter(key => !Number.isNaN(key));
  const settled = await reconcile(tools, writer, {
    before,
    after,
    touched: [...new Set(touched)],
    order: nextOrder(before) + 1,
    at: lost.at,
    signal,
    anew: true,
  });
  if (settled === undefined) throw new TypeError('what is damaged is left out');
  signal.throwIfAborted();
  const committed = await commit(tools.catalog, {
    before,
    added: [...(kept ? [row] : []), ...settled.derived],
    indexes: [...(kept ? indexes : []), ...settled.indexes],
    tombstones: settled.tombstones,
    undone: { id: importId, segments: lost.segment === undefined ? [] : [lost.segment] },
    records: recordsOf(left, segment, kept, lost, draft.bytes, missing),
    dropped: [lost.id],
  });
  const owners = [...committed.removed, { id: lost.id, shard: lost.shard }];
  const removed = kept ? owners : [...owners, { id, shard }];
  return { committed: { ...committed, removed }, records: draft.entries.length, lost: missing, ...(kept && { id }) };
}

/** Reads every original that is whole into a new segment. */
async function draftAgain(
  { shards, readings }: WriterTools,
  writer: RowWriter,
  id: string,
  lost: LostImport,
  listener: (records: number) => void,
  signal: AbortSignal,
): Promise<{ readonly draft: SegmentDraft; readonly missing: readonly LostRecords[] }> {
  const draft = new SegmentDraft();
  const missing = new MissingRecords(lost);
  for await (const { row, block } of blocksOf(shards, lost)) {
    signal.throwIfAborted();
    missing.saw(row, block);
    if (block === undefined) continue;
    for (const nth of block.entries.keys()) {
      const record = block.withBytes(nth);
      const original = originalIn(block, nth);
      if (record === undefined || original === undefined) continue;
      const alone = conversationAlone(readings, original);
      draft.add({
        ...record,
        hash: hashBytes(record.original),
        ...(alone && { head: headOf(alone), texts: { kind: 'documents', documents: documentsOf(alone) } }),
      });
    }
    await writer.write(id, draft.takeRows());
    listener(draft.entries.length);
  }
  await writer.write(id, draft.end());
  return { draft, missing: missing.all };
}

/** The blocks of an import in order; none for a row that is missing or damaged. */
async function* blocksOf(
  shards: Shards,
  { id, shard, blockRows }: LostImport,
): AsyncGenerator<{ readonly row: number; readonly block: Block | undefined }> {
  const table = (await shards.existing(shard))?.blocks;
  const rows = blockRows === 'all' ? await lastRow() : blockRows;
  for (let first = 0; first < rows; first += BLOCKS_AT_ONCE) {
    const keys = Array.from({ length: Math.min(BLOCKS_AT_ONCE, rows - first) }, (_, nth) =>
      rowKey(id, rowName(first + nth)),
    );
    const found =
      (await table?.bulkGet(keys).catch(() => Promise.all(keys.map(key => table.get(key).catch(() => undefined))))) ??
      [];
    for (const [nth] of keys.entries()) {
      const bytes = found[nth];
      yield { row: first + nth, block: bytes && Block.open(bytes) };
    }
  }

  async function lastRow(): Promise<number> {
    const last = (await table?.where(':id').startsWith(`${id} `).reverse().limit(1).primaryKeys())?.[0];
    return last === undefined ? 0 : Number(last.slice(id.length + 1)) + 1;
  }
}

/** Says of blocks that are gone which records were in them, by the columns or by what stands before and behind. */
class MissingRecords {
  readonly #lost: LostImport;
  readonly #found: LostRecords[] = [];
  #last: { readonly file: string; readonly record: number } | undefined;
  #open = false;

  constructor(lost: LostImport) {
    this.#lost = lost;
  }

  saw(row: number, block: Block | undefined): void {
    if (block === undefined) {
      const known = this.#known(row);
      if (known.length > 0) this.#found.push(...known);
      else this.#open = true;
      return;
    }
    const [first] = block.entries;
    if (this.#open && first !== undefined) this.#close(first);
    this.#last = block.entries.at(-1) ?? this.#last;
  }

  get all(): readonly LostRecords[] {
    if (this.#open) this.#close(undefined);
    return this.#found;
  }

  #close(next: { readonly file: string; readonly record: number } | undefined): void {
    this.#open = false;
    const last = this.#last;
    if (last !== undefined && next?.file !== last.file) this.#found.push({ file: last.file, from: last.record + 1 });
    if (next !== undefined) {
      const from = last?.file === next.file ? last.record + 1 : 0;
      if (next.record > from) this.#found.push({ file: next.file, from, to: next.record - 1 });
    }
    if (last === undefined && next === undefined) this.#found.push({});
  }

  #known(row: number): readonly LostRecords[] {
    const { segment, entries } = this.#lost;
    const columns = segment?.entries ?? entries?.columns;
    const blocks = segment?.blocks ?? entries?.blocks;
    if (columns === undefined || blocks === undefined || row >= blocks.rows) return [];
    const end = row + 1 < blocks.rows ? blocks.startOf(row + 1) : columns.length;
    const records = columns.counts('record');
    const runs: { file: string; from: number; to: number }[] = [];
    for (let slot = blocks.startOf(row); slot < end; slot++) {
      const file = columns.word('file', slot) ?? '';
      const record = records[slot] ?? 0;
      const run = runs.at(-1);
      if (run?.file === file && record === run.to + 1) run.to = record;
      else runs.push({ file, from: record, to: record });
    }
    return runs;
  }
}

function hashesLeft({ hashes, files }: LostImport, missing: readonly LostRecords[]): readonly string[] {
  if (missing.length === 0) return hashes;
  const marred = new Set(missing.map(({ file }) => file));
  if (marred.has(undefined)) return [];
  return hashes.filter(hash => files.some(report => report.hash === hash && !marred.has(report.file)));
}

/** The record of the import, unless nothing of it is left. */
function recordsOf(
  left: readonly Segment[],
  segment: Segment,
  kept: boolean,
  lost: LostImport,
  bytes: number,
  missing: readonly LostRecords[],
): readonly ImportRecord[] {
  if (kept) return [recordOf(segment, lost, bytes, missing)];
  return lost.record !== undefined && left.some(({ importId }) => importId === lost.importId) ? [lost.record] : [];
}

function recordOf(
  segment: Segment,
  { files, record }: LostImport,
  bytes: number,
  missing: readonly LostRecords[],
): ImportRecord {
  const { damaged: _, ...again } = rebuildImportRecord(segment);
  if (record === undefined) return { ...again, bytes, ...(files.length > 0 && { files }) };
  const { id, conversations, messages } = again;
  return { ...record, id, ...(missing.length > 0 && { conversations, messages, bytes }) };
}
