import type { Finding } from '#shared/domain/finding';
import type { Instant } from '#shared/domain/time';
import { documentsOf } from '#shared/index/documents/documents';
import { ArchiveProblem } from '../contract/problem';
import { conversationAlone, storedOriginal } from '../snapshot/originals';
import { type FileRun, SegmentDraft } from '../storage/drafts/segment-draft';
import type { StoredEntry } from '../storage/forms/block';
import type { StoredRun } from '../storage/forms/catalog-rows';
import type { Segment } from '../storage/forms/segment';
import { segmentOf, segmentRow } from './commit';
import { partId, type RowWriter } from './row-writer';
import type { WriterTools } from './writer-tools';

/**
 * A draft once more without the originals of some files, under another id. That a file is a repetition is known only at
 * its end; what was written of it until then must not stay, or undoing the other import would leave it behind.
 */
export async function rewriteWithoutDuplicates(
  tools: WriterTools,
  writer: RowWriter,
  written: { readonly id: string; readonly draft: SegmentDraft; readonly at: Instant },
  runs: readonly { readonly run: FileRun; readonly hash: string; readonly repeated: boolean }[],
  as: string,
): Promise<{ readonly draft: SegmentDraft; readonly runs: readonly StoredRun[] }> {
  const { id, draft, at } = written;
  const shard = await writer.settle();
  const segment = segmentOf(segmentRow(draft, { id, kind: 'import', order: 0, shard, hashes: [], at }));
  const copy = new RunCopy(tools, writer, as);
  for (const { run, hash, repeated } of runs) if (!repeated) await copy.take(segment, { ...run, hash }, run.file);
  await copy.end();
  await writer.settle();
  for (const owner of [id, ...draft.parts.map(({ part }) => partId(id, part))]) {
    await tools.shards.removeOwner(shard, owner);
    writer.forget(owner);
  }
  return copy;
}

/** A new segment made of originals that other segments hold, with the heads they came with. */
export class RunCopy {
  readonly draft = new SegmentDraft();
  readonly runs: StoredRun[] = [];
  readonly #tools: Pick<WriterTools, 'rows' | 'readings'>;
  readonly #writer: RowWriter;
  readonly #id: string;

  constructor(tools: Pick<WriterTools, 'rows' | 'readings'>, writer: RowWriter, id: string) {
    this.#tools = tools;
    this.#writer = writer;
    this.#id = id;
  }

  /** Takes the originals of one file, under the name that the file has here, or its own; without those that are left out. */
  async take(segment: Segment, run: StoredRun, file?: string, leftOut?: ReadonlySet<number>): Promise<void> {
    const { rows, readings } = this.#tools;
    const hashes = segment.entries.numbers('hash');
    const docs = segment.entries.counts('doc');
    const first = this.draft.entries.length;
    for (let slot = run.first; slot < run.end; slot++) {
      if (leftOut?.has(slot)) continue;
      const { row, nth } = segment.blocks.rowOf(slot);
      const block = await rows.block(segment, row);
      const record = block?.withBytes(nth);
      if (record === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
      const doc = docs[slot] ?? 0;
      const head = doc === 0 ? undefined : await rows.head({ segment, slot: doc - 1 });
      const original = storedOriginal({ segment, slot }, block, nth);
      const alone = original && head && conversationAlone(readings, original);
      const documents = alone === undefined ? [] : documentsOf(alone);
      this.draft.add({
        ...record,
        entry: named(record.entry, file),
        hash: hashes[slot] ?? 0,
        ...(head && { head, texts: { kind: 'documents', documents } }),
      });
      await this.#writer.write(this.#id, this.draft.takeRows());
    }
    this.runs.push({ hash: run.hash, first, end: this.draft.entries.length });
  }

  async end(): Promise<void> {
    this.#writer.own(this.#id);
    await this.#writer.write(this.#id, this.draft.end());
  }
}

function named(entry: StoredEntry, file: string | undefined): StoredEntry {
  if (file === undefined || entry.file === file) return entry;
  const { findings } = entry;
  const moved = (finding: Finding): Finding => ({ ...finding, place: { ...finding.place, file } });
  return { ...entry, file, ...(findings && { findings: findings.map(moved) }) };
}
