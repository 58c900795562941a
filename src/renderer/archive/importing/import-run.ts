import { contradictionsOf } from '#shared/domain/merging/conflicts';
import type { Instant } from '#shared/domain/time';
import type { SourceReport } from '#shared/import/contract/protocol';
import type { ImportOptions, ImportOutcome, ImportProgress, ImportRecord } from '../contract/api';
import { ArchiveProblem, problemOf } from '../contract/problem';
import { Contributors, keysIn, sameOf, seekersIn } from '../snapshot/contributors';
import type { ArchiveView } from '../snapshot/view';
import { SegmentDraft } from '../storage/drafts/segment-draft';
import type { Owner, StoredRun } from '../storage/forms/catalog-rows';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Segment } from '../storage/forms/segment';
import { neededBytes } from '../storage/stores/free-space';
import { commit, indexRowsOf, nextOrder, segmentOf, segmentRow } from '../writing/commit';
import { type DerivedConversation, reconcile } from '../writing/reconcile';
import { rewriteWithoutDuplicates } from '../writing/rewrite-without-duplicates';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import type { ImportFeed } from './feed';
import { hashesOfRuns, holdsRecords, outcomesOf, repeatedRuns, tellingPlaces } from './outcomes';
import { readFeed } from './read-feed';

/** How an import ended, and what it made superfluous: the rows are still to be removed. */
export interface ImportEnd {
  readonly outcome: ImportOutcome;
  readonly removed: readonly Owner[];
}

/**
 * Reads everything the feed brings into a new import and makes it visible at once. However it ends otherwise, nothing
 * of it is visible, and what it wrote is removed.
 *
 * A file whose bytes the archive holds already is not stored again: it stays with the import that brought it first. When
 * that import is undone, the next that had it gets it (`hand-over.ts`).
 */
export async function runImport(
  tools: WriterTools,
  before: ArchiveView,
  feed: ImportFeed,
  options: ImportOptions,
  listener: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportEnd> {
  const run = new ImportRun(tools, before, options, signal);
  try {
    await tools.room.check(neededBytes(options.bytes ?? 0));
    const broken = await run.take(feed, listener);
    if (broken !== undefined) {
      await run.discard();
      return { outcome: broken, removed: [] };
    }
    return await run.finish();
  } catch (error) {
    await run.discard();
    return { outcome: signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', ...problemOf(error) }, removed: [] };
  }
}

class ImportRun {
  readonly #tools: WriterTools;
  readonly #before: ArchiveView;
  readonly #options: ImportOptions;
  readonly #signal: AbortSignal;
  readonly #writer: RowWriter;
  readonly #reports: SourceReport[] = [];
  #id: string;
  #draft = new SegmentDraft();
  #runs: readonly StoredRun[] = [];

  constructor(tools: WriterTools, before: ArchiveView, options: ImportOptions, signal: AbortSignal) {
    this.#tools = tools;
    this.#before = before;
    this.#options = options;
    this.#signal = signal;
    this.#id = tools.newId();
    this.#writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  }

  /** Takes what the feed brings. Returns how it broke off, or nothing when it came to its end. */
  take(feed: ImportFeed, listener: (progress: ImportProgress) => void) {
    return readFeed(feed, this.#options.bytes, listener, {
      batch: async records => {
        for (const record of records) this.#draft.add(record);
        await this.#writer.write(this.#id, this.#draft.takeRows());
      },
      report: report => this.#reports.push(report),
    });
  }

  async finish(): Promise<ImportEnd> {
    const known = new Map(this.#before.segments.flatMap(({ hashes, at }) => hashes.map(hash => [hash, at] as const)));
    await this.#writer.write(this.#id, this.#draft.end());
    const repeated = repeatedRuns(this.#draft.runs, this.#reports, known);
    const hashes = hashesOfRuns(this.#draft.runs, this.#reports);
    const runs = this.#draft.runs.map(run => ({ run, hash: hashes.get(run) ?? '', repeated: repeated.has(run) }));
    this.#runs = runs.map(({ run: { first, end }, hash }) => ({ hash, first, end }));
    if (repeated.size > 0) {
      const written = { id: this.#id, draft: this.#draft, at: this.#options.now };
      this.#id = this.#tools.newId();
      const kept = await rewriteWithoutDuplicates(this.#tools, this.#writer, written, runs, this.#id);
      this.#draft = kept.draft;
      this.#runs = kept.runs;
    }
    if (this.#draft.telling === 0) {
      await this.discard();
      return { outcome: nothingNew(this.#reports, known), removed: [] };
    }
    return this.#makeVisible(known);
  }

  async #makeVisible(known: ReadonlyMap<string, Instant>): Promise<ImportEnd> {
    const { now: at } = this.#options;
    const before = this.#before;
    const order = nextOrder(before);
    // of the files that are stored here, and only of those: undoing this import must free them, and no others
    const hashes = [...new Set(this.#reports.map(({ hash }) => hash))].filter(hash => hash !== '' && !known.has(hash));
    const shard = await this.#writer.settle();
    const importId = this.#id;
    const runs = this.#runs;
    const row = segmentRow(this.#draft, { id: importId, kind: 'import', order, shard, importId, hashes, runs, at });
    const segment = segmentOf(row);
    const after = new Contributors([...before.segments, segment]);
    const messages = new MessageCount(segment, this.#tools);
    const differing = new DifferingCount(segment, this.#tools);
    const indexes = indexRowsOf(this.#draft, row);
    this.#writer.describe(manifestOfSegment(row, this.#reports));
    for (const index of indexes) this.#writer.describe(manifestOfIndex(index));

    const settled = await reconcile(this.#tools, this.#writer, {
      before,
      after,
      touched: [...new Set([...keysIn(segment), ...after.soughtBy(seekersIn(segment))])],
      order: order + 1,
      at,
      signal: this.#signal,
      onDerived: derived => {
        messages.correct(derived);
        differing.look(derived);
      },
    });
    if (settled === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    this.#signal.throwIfAborted();

    const outcome = outcomesOf(before.contributors, tellingPlaces(segment));
    const readBy = this.#tools.readings.versionsOf?.(this.#reports.flatMap(({ shapes }) => Object.keys(shapes)));
    const record: ImportRecord = {
      id: this.#id,
      at,
      files: this.#reports,
      conversations: outcome.added + outcome.extended + outcome.unchanged,
      messages: messages.total,
      outcome,
      ...(differing.count > 0 && { differing: differing.count }),
      ...(readBy && { readBy }),
      bytes: this.#draft.bytes,
    };
    const { removed } = await commit(this.#tools.catalog, {
      before,
      added: [row, ...settled.derived],
      indexes: [...indexes, ...settled.indexes],
      tombstones: settled.tombstones,
      records: [record],
    });
    return { outcome: { kind: 'done', record }, removed };
  }

  discard(): Promise<void> {
    return this.#writer.discard();
  }
}

function nothingNew(reports: readonly SourceReport[], known: ReadonlyMap<string, Instant>): ImportOutcome {
  const telling = reports.filter(holdsRecords);
  const since = telling.flatMap(({ hash }) => known.get(hash) ?? []);
  const allKnown = telling.length > 0 && since.length === telling.length;
  return allKnown
    ? { kind: 'known', since: Math.min(...since) as Instant, files: reports }
    : { kind: 'nothing', files: reports };
}

/** Counts the messages an import tells of, each once, though several of its originals may tell of one conversation. */
class MessageCount {
  total = 0;
  readonly #segment: Segment;
  readonly #readings: WriterTools['readings'];
  readonly #counted = new Map<number, number>();

  constructor(segment: Segment, { readings }: Pick<WriterTools, 'readings'>) {
    this.#segment = segment;
    this.#readings = readings;
    const keys = segment.docs.numbers('key');
    const counts = segment.docs.counts('messages');
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? 0;
      const held = this.#counted.get(key) ?? 0;
      const messages = counts[slot] ?? 0;
      if (messages > held) this.#counted.set(key, messages);
      this.total += Math.max(0, messages - held);
    }
  }

  /** Different copies of one conversation tell more together than the longest of them. */
  correct({ key, told }: DerivedConversation): void {
    const own = told.filter(({ original }) => original.place.segment === this.#segment);
    if (new Set(own.map(({ original }) => sameOf(original.place))).size < 2) return;
    const contributions = own.map(({ contribution }) => contribution);
    const { messages } = this.#readings.conversationOf(key, contributions);
    const longest = Math.max(...contributions.map(({ part }) => part.messages.length));
    this.total += Math.max(0, messages.length - longest);
  }
}

/** Counts the conversations in which an import contradicts other copies, or itself. */
class DifferingCount {
  count = 0;
  readonly #segment: Segment;
  readonly #readings: WriterTools['readings'];

  constructor(segment: Segment, { readings }: Pick<WriterTools, 'readings'>) {
    this.#segment = segment;
    this.#readings = readings;
  }

  look({ key, told, merged }: DerivedConversation): void {
    const all = contradictionsOf(merged);
    if (all === 0) return;
    const others = told.filter(({ original }) => original.place.segment !== this.#segment);
    const contributions = others.map(({ contribution }) => contribution);
    const before = contributions.length === 0 ? 0 : contradictionsOf(this.#readings.conversationOf(key, contributions));
    if (all > before) this.count++;
  }
}
