import type { Instant } from '#shared/domain/time';
import { documentsOf } from '#shared/index/documents';
import { segmentOf, segmentRow } from './commit';
import { conversationAlone, storedOriginal } from './originals';
import { ArchiveProblem } from './problem';
import { partId, type RowWriter } from './row-writer';
import { type FileRun, SegmentDraft } from './segment-draft';
import type { WriterTools } from './writer-tools';

/**
 * A draft once more without the originals of some files, under another id. That a file is a repetition is known only at
 * its end; what was written of it until then must not stay, or undoing the other import would leave it behind.
 */
export async function withoutRuns(
  { rows, shards, readings }: WriterTools,
  writer: RowWriter,
  written: { readonly id: string; readonly draft: SegmentDraft; readonly at: Instant },
  repeated: ReadonlySet<FileRun>,
  as: string,
): Promise<SegmentDraft> {
  const { id, draft, at } = written;
  const shard = await writer.settle();
  const segment = segmentOf(segmentRow(draft, { id, kind: 'import', order: 0, shard, hashes: [], at }));
  const hashes = segment.entries.numbers('hash');
  const docs = segment.entries.counts('doc');
  const kept = new SegmentDraft();
  for (const run of draft.runs) {
    if (repeated.has(run)) continue;
    for (let slot = run.first; slot < run.end; slot++) {
      const { row, nth } = segment.blocks.rowOf(slot);
      const block = await rows.block(segment, row);
      const record = block?.withBytes(nth);
      if (record === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
      const doc = docs[slot] ?? 0;
      const head = doc === 0 ? undefined : await rows.head({ segment, slot: doc - 1 });
      const original = storedOriginal({ segment, slot }, block, nth);
      const alone = original && head && conversationAlone(readings, original);
      const documents = alone === undefined ? [] : documentsOf(alone);
      kept.add({
        ...record,
        hash: hashes[slot] ?? 0,
        ...(head && { head, texts: { kind: 'documents', documents } }),
      });
      await writer.write(as, kept.takeRows());
    }
  }
  await writer.write(as, kept.end());
  await writer.settle();
  for (const owner of [id, ...draft.parts.map(({ part }) => partId(id, part))]) {
    await shards.removeOwner(shard, owner);
    writer.forget(owner);
  }
  return kept;
}
