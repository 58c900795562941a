import type { ImportRecord } from '../contract/api';
import { Contributors, keyOf } from '../snapshot/contributors';
import type { IndexRow, SegmentRow } from '../storage/forms/catalog-rows';
import { readRows } from '../storage/forms/checked-rows';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Segment } from '../storage/forms/segment';
import { indexRowsOf, segmentOf, segmentRow } from '../writing/commit';
import { RunCopy } from '../writing/rewrite-without-duplicates';
import type { RowWriter } from '../writing/row-writer';
import type { WriterTools } from '../writing/writer-tools';
import { firstByHash, holdsRecords, outcomesOf, tellingPlaces } from './outcomes';

/** What one import gets of another that is undone: a segment more, with the files that it had, too. */
export interface HandedOver {
  readonly row: SegmentRow;
  readonly segment: Segment;
  readonly indexes: readonly IndexRow[];
  /** The import as it is then. */
  readonly record: ImportRecord;
}

interface Undone {
  readonly id: string;
  readonly removed: readonly Segment[];
  readonly left: readonly Segment[];
  /** Of the first segment that is made. */
  readonly order: number;
}

/**
 * Writes the files of an import that is undone once more for the imports that had them, too: each for the one of them
 * that became visible first, under the name it has there.
 */
export async function handOver(
  tools: WriterTools,
  writer: RowWriter,
  { id, removed, left, order }: Undone,
): Promise<readonly HandedOver[]> {
  const heirs = await heirsOf(tools, { id, removed, left });
  const handed: HandedOver[] = [];
  for (const { record, names } of heirs) {
    const segmentId = tools.newId();
    const copy = new RunCopy(tools, writer, segmentId);
    for (const segment of removed) {
      for (const run of segment.runs) {
        const file = names.get(run.hash);
        if (file !== undefined) await copy.take(segment, run, file);
      }
    }
    await copy.end();
    const shard = await writer.settle();
    const row = segmentRow(copy.draft, {
      id: segmentId,
      kind: 'import',
      order: order + handed.length,
      shard,
      importId: record.id,
      hashes: [...names.keys()],
      runs: copy.runs,
      at: record.at,
    });
    const segment = segmentOf(row);
    const own = left.filter(({ importId }) => importId === record.id);
    const updated = withFiles(record, segment, own, left, copy.draft.bytes);
    const indexes = indexRowsOf(copy.draft, row);
    writer.describe(manifestOfSegment(row, record.files));
    for (const index of indexes) writer.describe(manifestOfIndex(index));
    handed.push({ row, segment, indexes, record: updated });
  }
  return handed;
}

interface Heir {
  readonly record: ImportRecord;
  /** The names of the files it gets, by their content hash. */
  readonly names: ReadonlyMap<string, string>;
}

async function heirsOf(
  { catalog }: WriterTools,
  { id, removed, left }: Pick<Undone, 'id' | 'removed' | 'left'>,
): Promise<readonly Heir[]> {
  const { whole: records } = await readRows<ImportRecord>(catalog.imports);
  const free = new Set(removed.flatMap(({ hashes }) => hashes));
  const heirs: Heir[] = [];
  for (const importId of new Set(left.flatMap(segment => segment.importId ?? []))) {
    const record = records.get(importId);
    if (record === undefined || importId === id) continue;
    const names = new Map<string, string>();
    for (const [hash, { file }] of firstByHash(record.files.filter(holdsRecords))) {
      if (free.delete(hash)) names.set(hash, file);
    }
    if (names.size > 0) heirs.push({ record, names });
  }
  return heirs;
}

/** The record of an import with what it got counted as if it had stored it itself. */
function withFiles(
  record: ImportRecord,
  segment: Segment,
  own: readonly Segment[],
  left: readonly Segment[],
  bytes: number,
): ImportRecord {
  const told = new Contributors(own);
  const places = tellingPlaces(segment).filter(place => {
    const key = keyOf(place);
    return key === undefined || told.of(key).length === 0;
  });
  const { added, extended, unchanged } = outcomesOf(new Contributors(left), places);
  return {
    ...record,
    conversations: record.conversations + added + extended + unchanged,
    messages: record.messages + messagesIn([...own, segment]) - messagesIn(own),
    outcome: {
      added: record.outcome.added + added,
      extended: record.outcome.extended + extended,
      unchanged: record.outcome.unchanged + unchanged,
    },
    bytes: record.bytes + bytes,
  };
}

/** Of each conversation the messages of its longest copy. */
export function messagesIn(segments: readonly Segment[]): number {
  const longest = new Map<number, number>();
  for (const { docs } of segments) {
    const counts = docs.counts('messages');
    for (const [slot, key] of docs.numbers('key').entries()) {
      longest.set(key, Math.max(longest.get(key) ?? 0, counts[slot] ?? 0));
    }
  }
  return [...longest.values()].reduce((sum, count) => sum + count, 0);
}
