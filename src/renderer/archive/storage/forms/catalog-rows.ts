import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { LedgerImport } from '#shared/ledger/ledger';
import type { Marks } from '#shared/marks/marks';

/** One row, written in the transaction that makes a generation of the catalog whole: one without is none. */
export interface StateRow {
  readonly id: 'archive';
  readonly format: number;
  /** Chosen by chance when the archive was made, so that another one in its place is noticed. */
  readonly archiveId: string;
  /** Grows with every change of what is visible. */
  readonly revision: number;
  /** Made where there were shards already: the catalog that knew them is lost, and they are not to be swept. */
  readonly afterLoss?: true;
  /** Everything was erased, and what lies outside the catalog has yet to go. */
  readonly erasing?: true;
  /** What of erased conversations nobody can see any more, and has yet to leave the files. */
  readonly rewriting?: Rewriting;
  /** What came with a backup and has yet to be put where it belongs. */
  readonly restored?: RestoredBeside;
  /** After the change that made this revision. */
  readonly rows?: RowCounts;
}

/**
 * What was erased may still stand in the files of these shards, of the catalog and of the marks: a database does not take
 * removed rows out of its files at once. Only what goes as a whole is gone, so what is left is written into new ones.
 */
export interface Rewriting {
  readonly shards: readonly number[];
  /** Conversations whose marks go, too. */
  readonly keys: readonly ConversationKey[];
}

/**
 * What a backup brings that does not lie in the catalog. It is noted in the transaction that makes the rest visible, so that
 * a restore is done as a whole or not at all, wherever it is stopped.
 */
export interface RestoredBeside {
  readonly marks: readonly { readonly key: ConversationKey; readonly marks: Marks }[];
  readonly searches: readonly { readonly name: string; readonly text: string }[];
  readonly ledger: readonly LedgerImport[];
}

/**
 * What one import brought, or heads derived from several imports. Never changed: only superseded (by tombstones) or
 * removed. Its rows lie in the shard `shard` under `[id, n]`.
 */
export interface SegmentRow {
  readonly id: string;
  readonly kind: 'import' | 'derived';
  /** In which order segments became visible. */
  readonly order: number;
  readonly shard: number;
  /** Sealed (`checked-bytes.ts`) and packed columns (`columns.ts`, `schemas.ts`), one row for each head of the segment. */
  readonly docs: Uint8Array<ArrayBuffer>;
  /** The same, one row for each original; empty for derived segments. */
  readonly entries: Uint8Array<ArrayBuffer>;
  /** How many heads (originals) each row of the shard holds, in order. */
  readonly headRows: Uint32Array<ArrayBuffer>;
  readonly blockRows: Uint32Array<ArrayBuffer>;
  /**
   * The import it belongs to; absent for derived segments. An import has more than one segment once it got files of an
   * import that was undone.
   */
  readonly importId?: string;
  /** Content hashes of the files it holds, and since when. */
  readonly hashes: readonly string[];
  /** Which of its originals came with which file, where that is known; absent for derived segments. */
  readonly runs?: readonly StoredRun[];
  readonly at: Instant;
}

/** Originals from place `first` on up to `end`, of the file with this content hash. */
export interface StoredRun {
  readonly hash: string;
  readonly first: number;
  readonly end: number;
}

/**
 * A part of the full-text index: the texts of heads of one or more segments, one run after another. Never changed, only
 * merged into another or removed; its rows lie in the shard `shard` under its id (`index-rows.ts`).
 */
export interface IndexRow {
  readonly id: string;
  readonly shard: number;
  /** `SEGMENT_VERSION` of what is stored: a part of an older one is built again. */
  readonly version: number;
  readonly covers: readonly IndexCoverage[];
  /** Texts in it. */
  readonly documents: number;
}

/** A run of heads of a segment. */
export interface IndexCoverage {
  readonly segment: string;
  readonly first: number;
  readonly count: number;
}

/** The heads of a segment that are superseded, by their place in it, ascending. */
export interface TombstoneRow {
  readonly segment: string;
  readonly slots: Uint32Array<ArrayBuffer>;
}

/** How many rows the tables had after the last change: what is missing without a trace is noticed by these. */
export interface RowCounts {
  readonly segments: number;
  readonly tombstones: number;
  readonly imports: number;
}

/** Whose rows lie in a shard: a segment or a part of the index. */
export interface Owner {
  readonly id: string;
  readonly shard: number;
}
