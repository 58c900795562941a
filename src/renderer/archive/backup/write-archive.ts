import type { BackupRecord } from '#shared/backup/records';
import type { BackupWriter } from '#shared/backup/write-backup';
import type { Instant } from '#shared/domain/time';
import type { LedgerImport } from '#shared/ledger/ledger';
import { isMarked } from '#shared/marks/marks';
import type { BackupProgress, ImportRecord, SearchToKeep } from '../contract/api';
import { ArchiveProblem } from '../contract/problem';
import { isDamaged } from '../snapshot/damage';
import type { ArchiveView } from '../snapshot/view';
import type { SegmentRow, TombstoneRow } from '../storage/forms/catalog-rows';
import { readRows } from '../storage/forms/checked-rows';
import { ROWS_FORMAT } from '../storage/forms/manifest';
import { isWholeRow } from '../storage/forms/row-bytes';
import { ARCHIVE_FORMAT } from '../storage/tables/catalog';
import { MARKS_FORMAT, type MarksRow, type MarksStore } from '../storage/tables/marks-store';
import type { WriterTools } from '../writing/writer-tools';
import { type BackupFacts, CONTENTS_VERSION } from './facts';

export interface BackedUp {
  readonly conversations: number;
  readonly imports: number;
  readonly marked: number;
}

/** What lies beside the archive and goes along. */
export interface Beside {
  readonly searches: readonly SearchToKeep[];
  readonly ledger: readonly LedgerImport[];
  readonly at: Instant;
}

/**
 * Writes all that is visible into a backup: the catalog's rows first, then those of the stores, one store after another.
 * What is damaged cannot be backed up: a repair comes first. Nothing else may change the archive meanwhile.
 */
export async function writeArchive(
  { catalog, shards }: Pick<WriterTools, 'catalog' | 'shards'>,
  view: ArchiveView,
  store: MarksStore,
  { searches, ledger, at }: Beside,
  file: BackupWriter,
  listener: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<BackedUp> {
  if (isDamaged(view.damage)) throw new ArchiveProblem({ code: 'archive/damaged' });
  const add = (facts: BackupFacts, bytes?: Uint8Array) =>
    file.add({ facts: facts as unknown as BackupRecord['facts'], ...(bytes && { bytes }) });
  const marked = wholeOf(await readRows<MarksRow>(store.marks)).filter(row => isMarked(row.marks));
  const records = wholeOf(await readRows<ImportRecord>(catalog.imports));
  const tombstones = wholeOf(await readRows<TombstoneRow>(catalog.tombstones));
  const indexRows = new Map<string, number>();
  for (const { id, shard } of view.indexes) indexRows.set(id, await shards.countRows(shard, [id]));
  const total =
    [...indexRows.values()].reduce((sum, rows) => sum + rows, 0) +
    view.segments.reduce((sum, { headRows, blocks }) => sum + headRows.rows + blocks.rows, 0);
  const { conversations, messages } = view.overview();
  await add({
    kind: 'archive',
    version: CONTENTS_VERSION,
    formats: { archive: ARCHIVE_FORMAT, rows: ROWS_FORMAT, marks: MARKS_FORMAT },
    at,
    conversations,
    messages,
    imports: records.length,
    marked: marked.length,
    searches: searches.length,
    rows: total,
  });
  await add({ kind: 'ledger', imports: [...ledger] });
  await add({ kind: 'searches', searches: [...searches] });
  for (const { key, marks } of marked) await add({ kind: 'marks', key, marks });
  for (const record of records) await add({ kind: 'import', record });
  for (const { id } of view.segments) {
    signal.throwIfAborted();
    const [row] = wholeOf(await readRows<SegmentRow>(catalog.segments, [id]));
    if (row === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    await add(...segmentRecord(row));
  }
  for (const index of view.indexes) {
    const { id, shard, version, covers, documents } = index;
    const rows = indexRows.get(id) ?? 0;
    await add({ kind: 'index', id, shard, version, covers: [...covers], documents, rows });
  }
  for (const { segment, slots } of tombstones) await add({ kind: 'tombstones', segment, slots: [...slots] });

  let rows = 0;
  for (const shard of new Set(view.owners.map(owner => owner.shard))) {
    await add({ kind: 'shard', shard });
    const owners = view.owners.filter(owner => owner.shard === shard).map(({ id }) => id);
    for await (const { table, owner, name, bytes } of shards.rowsOf(shard, owners)) {
      signal.throwIfAborted();
      if (!isWholeRow(table, bytes)) throw new ArchiveProblem({ code: 'archive/damaged' });
      await add({ kind: 'row', table, owner, name }, bytes);
      rows += 1;
      listener({ step: 'writing', rows, total });
    }
  }
  // a row that is gone without a trace
  if (rows !== total) throw new ArchiveProblem({ code: 'archive/damaged' });
  return { conversations, imports: records.length, marked: marked.length };
}

function segmentRecord(row: SegmentRow): [BackupFacts, Uint8Array] {
  const { id, kind, order, shard, importId, hashes, runs, at, headRows, blockRows, docs, entries } = row;
  const bytes = new Uint8Array(docs.length + entries.length);
  bytes.set(docs);
  bytes.set(entries, docs.length);
  return [
    {
      kind: 'segment',
      id,
      of: kind,
      order,
      shard,
      ...(importId !== undefined && { importId }),
      hashes: [...hashes],
      ...(runs && { runs: [...runs] }),
      at,
      headRows: [...headRows],
      blockRows: [...blockRows],
      docs: docs.length,
    },
    bytes,
  ];
}

/** What is not as it was written is not written once more, which would make it look whole. */
function wholeOf<Row>({
  whole,
  damaged,
}: {
  readonly whole: ReadonlyMap<string, Row>;
  readonly damaged: ReadonlyMap<string, unknown>;
}): readonly Row[] {
  if (damaged.size > 0) throw new ArchiveProblem({ code: 'archive/damaged' });
  return [...whole.values()];
}
