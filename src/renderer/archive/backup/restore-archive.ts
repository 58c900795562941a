import type { BackupReader } from '#shared/backup/read-backup';
import { failed, ok, type Result } from '#shared/base/result';
import type { BackupProblem, BackupProgress, ImportRecord, RestoredBackup } from '../contract/api';
import { ArchiveProblem } from '../contract/problem';
import { messagesIn } from '../importing/hand-over';
import { outcomesOf, tellingPlaces } from '../importing/outcomes';
import { Contributors, keysIn, seekersIn } from '../snapshot/contributors';
import { isDamaged } from '../snapshot/damage';
import { Tombstones } from '../snapshot/tombstones';
import type { ArchiveView } from '../snapshot/view';
import type { IndexRow, SegmentRow, StoredRun } from '../storage/forms/catalog-rows';
import { readRows } from '../storage/forms/checked-rows';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Segment } from '../storage/forms/segment';
import { type Committed, commit, indexRowsOf, nextOrder, segmentOf, segmentRow } from '../writing/commit';
import { type Reconciled, reconcile } from '../writing/reconcile';
import { RunCopy } from '../writing/rewrite-without-duplicates';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import { type ArchiveContents, factsOf } from './read-archive';

/**
 * Puts what a backup holds into the archive. Into an empty one everything comes as it was. Otherwise what is missing comes: a
 * file whose bytes are known stays with the import that has it, also where conversations of it were erased, and every
 * conversation is told anew from all there is, as if these imports had been made here. One commit makes it visible.
 */
export async function restoreArchive(
  tools: WriterTools,
  before: ArchiveView,
  file: BackupReader,
  contents: ArchiveContents,
  listener: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<Result<{ readonly restored: RestoredBackup; readonly committed: Committed }, BackupProblem>> {
  if (isDamaged(before.damage)) throw new ArchiveProblem({ code: 'archive/damaged' });
  await tools.room.check(contents.bytes);
  const restore = new Restore(tools, before, contents, listener, signal);
  try {
    if (!(await restore.writeRows(file))) {
      await restore.discard();
      return failed('damaged');
    }
    return ok(await restore.makeVisible());
  } catch (error) {
    await restore.discard();
    throw error;
  }
}

class Restore {
  readonly #tools: WriterTools;
  readonly #before: ArchiveView;
  readonly #contents: ArchiveContents;
  readonly #listener: (progress: BackupProgress) => void;
  readonly #signal: AbortSignal;
  readonly #isEmpty: boolean;
  /** Segments that come as they are, and those of which only some files do. */
  readonly #whole = new Map<string, SegmentRow>();
  readonly #parted = new Map<string, { readonly row: SegmentRow; readonly fresh: ReadonlySet<string> }>();
  readonly #indexes: readonly IndexRow[];
  readonly #writers: RowWriter[] = [];
  readonly #added: SegmentRow[] = [];
  readonly #addedIndexes: IndexRow[] = [];

  constructor(
    tools: WriterTools,
    before: ArchiveView,
    contents: ArchiveContents,
    listener: (progress: BackupProgress) => void,
    signal: AbortSignal,
  ) {
    this.#tools = tools;
    this.#before = before;
    this.#contents = contents;
    this.#listener = listener;
    this.#signal = signal;
    this.#isEmpty = before.segments.length === 0 && before.importCount === 0;
    this.#plan();
    this.#indexes = contents.indexes.filter(({ covers }) => covers.every(({ segment }) => this.#whole.has(segment)));
  }

  #plan(): void {
    const { segments } = this.#contents;
    const ids = new Set(this.#before.segments.map(({ id }) => id));
    const known = new Set(this.#before.segments.flatMap(({ hashes }) => hashes));
    // heads that several imports tell of are made again from all there is then
    const coming = segments.filter(({ kind, id }) => this.#isEmpty || (kind === 'import' && !ids.has(id)));
    const first = nextOrder(this.#before);
    for (const [nth, row] of coming.entries()) {
      const placed = this.#isEmpty ? row : { ...row, order: first + nth };
      const fresh = row.hashes.filter(hash => !known.has(hash));
      for (const hash of fresh) known.add(hash);
      if (fresh.length === row.hashes.length) this.#whole.set(row.id, placed);
      else if (fresh.length > 0) this.#parted.set(row.id, { row: placed, fresh: new Set(fresh) });
    }
  }

  /** Writes the rows that come, store by store as they lay, and forces them to the disk. False where the file has changed. */
  async writeRows(file: BackupReader): Promise<boolean> {
    const { archive } = this.#contents;
    const owners = new Set([...this.#whole.keys(), ...this.#parted.keys(), ...this.#indexes.map(({ id }) => id)]);
    let current: { readonly writer: RowWriter; readonly shard: number } | undefined;
    let rows = 0;
    const endShard = async () => {
      if (current !== undefined) await this.#endShard(current.writer, current.shard);
      current = undefined;
    };
    const read = await file.read(async record => {
      const facts = record.facts.kind === 'shard' || record.facts.kind === 'row' ? factsOf(record) : undefined;
      this.#signal.throwIfAborted();
      if (facts?.kind === 'shard') {
        await endShard();
        const writer = new RowWriter(this.#tools, () => nextShard(this.#before, this.#tools.shards));
        this.#writers.push(writer);
        current = { writer, shard: facts.shard };
      }
      if (facts?.kind === 'row' && owners.has(facts.owner) && current !== undefined) {
        const { table, owner, name } = facts;
        await current.writer.write(owner, [{ table, name, bytes: (record.bytes ?? new Uint8Array()).slice() }]);
      }
      if (facts?.kind === 'row') this.#listener({ step: 'restoring', rows: ++rows, total: archive.rows });
      return undefined;
    });
    await endShard();
    return read.ok && rows === archive.rows;
  }

  async #endShard(writer: RowWriter, old: number): Promise<void> {
    const shard = await writer.settle();
    for (const row of this.#whole.values()) {
      if (row.shard !== old) continue;
      const placed = { ...row, shard };
      writer.own(row.id);
      writer.describe(manifestOfSegment(placed, this.#filesOf(row)));
      this.#added.push(placed);
    }
    for (const index of this.#indexes) {
      if (index.shard !== old) continue;
      writer.describe(manifestOfIndex(index));
      this.#addedIndexes.push({ ...index, shard });
    }
    for (const { row, fresh } of this.#parted.values()) {
      if (row.shard === old) await this.#copyFiles(writer, { ...row, shard }, fresh);
    }
    await writer.seal();
  }

  /** Of a segment of which some files are known, the others come as a segment of their own. */
  async #copyFiles(writer: RowWriter, row: SegmentRow, fresh: ReadonlySet<string>): Promise<void> {
    const segment = segmentOf(row);
    const id = this.#tools.newId();
    const copy = new RunCopy(this.#tools, writer, id);
    const runs: readonly StoredRun[] = row.runs ?? [];
    for (const run of runs) if (run.hash === '' || fresh.has(run.hash)) await copy.take(segment, run);
    await copy.end();
    const shard = await writer.settle();
    await this.#tools.shards.removeOwner(row.shard, row.id);
    writer.forget(row.id);
    const { order, importId, at } = row;
    const made = segmentRow(copy.draft, {
      id,
      kind: 'import',
      order,
      shard,
      ...(importId !== undefined && { importId }),
      hashes: [...fresh],
      runs: copy.runs,
      at,
    });
    writer.describe(manifestOfSegment(made, this.#filesOf(row)));
    const indexes = indexRowsOf(copy.draft, made);
    for (const index of indexes) writer.describe(manifestOfIndex(index));
    this.#added.push(made);
    this.#addedIndexes.push(...indexes);
  }

  async makeVisible(): Promise<{ readonly restored: RestoredBackup; readonly committed: Committed }> {
    const { catalog } = this.#tools;
    const before = this.#before;
    const { marks, searches, ledger, archive } = this.#contents;
    const added = this.#added.toSorted((a, b) => a.order - b.order);
    const segments = added.map(segmentOf);
    const { tombstones, derived, indexes } = await this.#settle(segments);
    this.#signal.throwIfAborted();
    const records = this.#isEmpty ? [...this.#contents.imports.values()] : await this.#records(segments);
    const committed = await commit(catalog, {
      before,
      added: [...added, ...derived],
      indexes: [...this.#addedIndexes, ...indexes],
      tombstones,
      records,
      restored: { marks, searches, ledger },
    });
    const conversations = outcomesOf(
      before.contributors,
      segments.flatMap(segment => tellingPlaces(segment)),
    );
    return {
      committed,
      restored: {
        imports: records.length,
        knownImports: archive.imports - records.length,
        conversations: conversations.added,
        extended: conversations.extended,
        marked: marks.length,
        searches: searches.length,
      },
    };
  }

  /** Everything that this wrote is taken back, as far as that can be done now. */
  async discard(): Promise<void> {
    for (const writer of this.#writers) await writer.discard();
  }

  async #settle(segments: readonly Segment[]): Promise<Reconciled> {
    if (this.#isEmpty) {
      const tombstones = new Tombstones(this.#before);
      for (const segment of segments) {
        const slots = this.#contents.tombstones.get(segment.id) ?? [];
        tombstones.buryAll(slots.map(slot => ({ segment, slot })));
      }
      return { tombstones, derived: [], indexes: [] };
    }
    const after = new Contributors([...this.#before.segments, ...segments]);
    const touched = segments.flatMap(segment => [...keysIn(segment), ...after.soughtBy(seekersIn(segment))]);
    const writer = new RowWriter(this.#tools, () => nextShard(this.#before, this.#tools.shards));
    this.#writers.push(writer);
    const settled = await reconcile(this.#tools, writer, {
      before: this.#before,
      after,
      touched: [...new Set(touched)],
      order: nextOrder(this.#before) + this.#contents.segments.length,
      at: this.#contents.archive.at,
      signal: this.#signal,
    });
    if (settled === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    return settled;
  }

  /** The records of the imports that come or get files, with what each brings counted as if it had been imported here. */
  async #records(segments: readonly Segment[]): Promise<readonly ImportRecord[]> {
    const { whole: held } = await readRows<ImportRecord>(this.#tools.catalog.imports);
    const records: ImportRecord[] = [];
    const earlier = [...this.#before.segments];
    for (const importId of new Set(segments.flatMap(segment => segment.importId ?? []))) {
      const own = segments.filter(segment => segment.importId === importId);
      const told = this.#contents.imports.get(importId);
      const here = held.get(importId);
      const record = here ?? told;
      if (record === undefined) continue;
      const outcome = outcomesOf(
        new Contributors(earlier),
        own.flatMap(segment => tellingPlaces(segment)),
      );
      const all = [...this.#before.segments.filter(segment => segment.importId === importId), ...own];
      earlier.push(...own);
      const isWhole = here === undefined && own.every(({ id }) => this.#whole.has(id));
      const base = here?.outcome ?? { added: 0, extended: 0, unchanged: 0 };
      const counted = {
        added: base.added + outcome.added,
        extended: base.extended + outcome.extended,
        unchanged: base.unchanged + outcome.unchanged,
      };
      records.push(
        isWhole
          ? record
          : {
              ...record,
              conversations: counted.added + counted.extended + counted.unchanged,
              messages: messagesIn(all),
              outcome: counted,
            },
      );
    }
    return records;
  }

  #filesOf({ importId }: SegmentRow): ImportRecord['files'] {
    return this.#contents.imports.get(importId ?? '')?.files ?? [];
  }
}
