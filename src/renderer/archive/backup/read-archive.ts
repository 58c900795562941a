import type { BackupReader } from '#shared/backup/read-backup';
import type { BackupRecord } from '#shared/backup/records';
import { failed, ok, type Result } from '#shared/base/result';
import type { ConversationKey } from '#shared/domain/keys';
import type { LedgerImport } from '#shared/ledger/ledger';
import type { Marks } from '#shared/marks/marks';
import type { BackupProblem, BackupProgress, ImportRecord, SearchToKeep } from '../contract/api';
import type { IndexRow, SegmentRow } from '../storage/forms/catalog-rows';
import { ROWS_FORMAT } from '../storage/forms/manifest';
import { isWholeRow } from '../storage/forms/row-bytes';
import { openSegment } from '../storage/forms/segment';
import { ARCHIVE_FORMAT } from '../storage/tables/catalog';
import { MARKS_FORMAT } from '../storage/tables/marks-store';
import { rowName } from '../storage/tables/shards';
import { type ArchiveFacts, archiveFacts, type BackupFacts, backupFacts, CONTENTS_VERSION } from './facts';

/** All that a backup says but for the rows of its stores, which are read once more when they are written. */
export interface ArchiveContents {
  readonly archive: ArchiveFacts;
  readonly ledger: readonly LedgerImport[];
  readonly searches: readonly SearchToKeep[];
  readonly marks: readonly { readonly key: ConversationKey; readonly marks: Marks }[];
  readonly imports: ReadonlyMap<string, ImportRecord>;
  /** In the order in which they became visible. Their shards are those of the archive they were in. */
  readonly segments: readonly SegmentRow[];
  readonly indexes: readonly IndexRow[];
  readonly tombstones: ReadonlyMap<string, readonly number[]>;
  /** Bytes of all of it, not packed. */
  readonly bytes: number;
}

/** What a record says; nothing where it is of no known kind or shape, or of a later version. */
export function factsOf({ facts }: BackupRecord): BackupFacts | undefined {
  return backupFacts.safeParse(facts).data;
}

/** What the backup says of itself, by its first record alone: the rest was not looked at. */
export async function readSummary(file: BackupReader): Promise<Result<ArchiveFacts, BackupProblem>> {
  let found: Result<ArchiveFacts, BackupProblem> = failed('damaged');
  const read = await file.read(record => {
    found = summaryOf(record);
    return 'enough';
  });
  return read.ok ? found : failed(read.problem);
}

function summaryOf({ facts }: BackupRecord): Result<ArchiveFacts, BackupProblem> {
  if (typeof facts.version === 'number' && facts.version > CONTENTS_VERSION) return failed('newer');
  const { data } = archiveFacts.safeParse(facts);
  if (data === undefined) return failed('damaged');
  const { archive, rows, marks } = data.formats;
  const isNewer = archive > ARCHIVE_FORMAT || rows > ROWS_FORMAT || marks > MARKS_FORMAT;
  return isNewer ? failed('newer') : ok(data);
}

/** Reads a backup from its beginning to its end, and looks at each row in it. Keeps no row. */
export async function readContents(
  file: BackupReader,
  listener: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<Result<ArchiveContents, BackupProblem>> {
  const taken = new TakenContents();
  let problem: BackupProblem | undefined;
  const read = await file.read(record => {
    signal.throwIfAborted();
    problem = taken.take(record);
    if (taken.rows % ROWS_BETWEEN === 0) listener({ step: 'checking', rows: taken.rows, total: taken.total });
    return problem === undefined ? undefined : 'enough';
  });
  if (!read.ok) return failed(read.problem);
  if (problem !== undefined) return failed(problem);
  return read.value === 'enough' ? failed('damaged') : taken.end(read.value.bytes);
}

const ROWS_BETWEEN = 20;

class TakenContents {
  rows = 0;
  #archive: ArchiveFacts | undefined;
  #ledger: readonly LedgerImport[] = [];
  #searches: readonly SearchToKeep[] = [];
  readonly #marks: { readonly key: ConversationKey; readonly marks: Marks }[] = [];
  readonly #imports = new Map<string, ImportRecord>();
  readonly #segments = new Map<string, SegmentRow>();
  readonly #indexes = new Map<string, IndexRow>();
  readonly #tombstones = new Map<string, readonly number[]>();
  /** The rows that are still to come, by owner. */
  readonly #wanted = new Map<string, { readonly names: Set<string>; others: number }>();

  get total(): number {
    return this.#archive?.rows ?? 0;
  }

  take(record: BackupRecord): BackupProblem | undefined {
    if (this.#archive === undefined) {
      const summary = summaryOf(record);
      if (!summary.ok) return summary.problem;
      this.#archive = summary.value;
      return undefined;
    }
    const facts = factsOf(record);
    return facts !== undefined && this.#takeFacts(facts, record.bytes ?? new Uint8Array()) ? undefined : 'damaged';
  }

  end(bytes: number): Result<ArchiveContents, BackupProblem> {
    const archive = this.#archive;
    const isMissing = [...this.#wanted.values()].some(({ names, others }) => names.size > 0 || others !== 0);
    if (archive === undefined || isMissing || this.rows !== archive.rows) return failed('damaged');
    const imports = this.#imports;
    const segments = [...this.#segments.values()].sort((a, b) => a.order - b.order);
    const named = new Set(segments.map(({ importId }) => importId));
    const isOrphaned = [...imports.keys()].some(id => !named.has(id));
    const isForeign = [...this.#indexes.values()].some(({ covers }) => !covers.every(each => this.#covers(each)));
    const isBuried = [...this.#tombstones].every(([id, slots]) => {
      const count = sumOf(this.#segments.get(id)?.headRows ?? new Uint32Array());
      return slots.every((slot, nth) => slot < count && slot > (slots[nth - 1] ?? -1));
    });
    if (isOrphaned || isForeign || !isBuried) return failed('damaged');
    return ok({
      archive,
      ledger: this.#ledger,
      searches: this.#searches,
      marks: this.#marks,
      imports,
      segments,
      indexes: [...this.#indexes.values()],
      tombstones: this.#tombstones,
      bytes,
    });
  }

  #covers({ segment, first, count }: IndexRow['covers'][number]): boolean {
    const heads = this.#segments.get(segment)?.headRows;
    return heads !== undefined && first + count <= sumOf(heads);
  }

  /** False where it does not fit to what came before. */
  #takeFacts(facts: BackupFacts, bytes: Uint8Array): boolean {
    switch (facts.kind) {
      case 'archive':
        return false;
      case 'ledger':
        this.#ledger = facts.imports;
        return true;
      case 'searches':
        this.#searches = facts.searches;
        return true;
      case 'marks':
        this.#marks.push({ key: facts.key, marks: facts.marks });
        return true;
      case 'import':
        this.#imports.set(facts.record.id, facts.record);
        return true;
      case 'segment': {
        const row = segmentOfFacts(facts, bytes);
        if (this.#wanted.has(facts.id) || openSegment(row) === undefined) return false;
        this.#segments.set(facts.id, row);
        const names = [
          ...facts.blockRows.map((_, nth) => `blocks ${rowName(nth)}`),
          ...facts.headRows.map((_, nth) => `heads ${rowName(nth)}`),
        ];
        this.#wanted.set(facts.id, { names: new Set(names), others: 0 });
        return true;
      }
      case 'index': {
        if (this.#wanted.has(facts.id)) return false;
        const { id, shard, version, covers, documents } = facts;
        this.#indexes.set(id, { id, shard, version, covers, documents });
        this.#wanted.set(id, { names: new Set(), others: facts.rows });
        return true;
      }
      case 'tombstones':
        this.#tombstones.set(facts.segment, facts.slots);
        return true;
      case 'shard':
        return true;
      case 'row': {
        const wanted = this.#wanted.get(facts.owner);
        this.rows += 1;
        if (wanted === undefined || !isWholeRow(facts.table, bytes)) return false;
        if (facts.table !== 'index') return wanted.names.delete(`${facts.table} ${facts.name}`);
        wanted.others -= 1;
        return true;
      }
    }
  }
}

function segmentOfFacts(facts: Extract<BackupFacts, { kind: 'segment' }>, bytes: Uint8Array): SegmentRow {
  const { id, of, order, shard, importId, hashes, runs, at, headRows, blockRows, docs } = facts;
  return {
    id,
    kind: of,
    order,
    shard,
    docs: bytes.slice(0, docs),
    entries: bytes.slice(docs),
    headRows: Uint32Array.from(headRows),
    blockRows: Uint32Array.from(blockRows),
    ...(importId !== undefined && { importId }),
    hashes,
    ...(runs && { runs }),
    at,
  };
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
