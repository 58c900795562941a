import type { Finding } from '../../domain/finding';
import type { Instant } from '../../domain/time';
import type { PageFacts } from './page-facts';
import type { ReadingPlace, RecordMark, Resume } from './resume';

/** A file that holds rich content and no conversation: its JSON, or its text where that could not be mended. */
export interface RichFile {
  readonly file: string;
  readonly text: string;
}

/**
 * What an import process (or worker) and the archive writer say to each other.
 *
 * Batches cross as transferred ArrayBuffers. Back-pressure is by credits: the reader of files starts with
 * `INITIAL_CREDITS`, each batch costs one, the writer returns one when a batch is handed to the database.
 */
export const INITIAL_CREDITS = 6;

/** The file a request talks about. `ticket` is opened by the process; `file` is read by the worker. Exactly one is there. */
export interface ImportSource {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly ticket?: string;
  readonly file?: File;
}

export type ToImporter =
  | {
      readonly type: 'start';
      readonly sources: readonly ImportSource[];
      /** `preview` sends no texts to be indexed; `import` sends everything. */
      readonly mode: 'preview' | 'import';
      readonly account?: string;
      /** Absent at first: how to go on where another reader was ended. */
      readonly resume?: Resume;
    }
  | { readonly type: 'credit' }
  | { readonly type: 'cancel' };

export type FromImporter =
  /** `bytesRead` of a source so far, before unpacking; sent at most ten times a second. */
  | { readonly type: 'progress'; readonly source: string; readonly bytesRead: number }
  /** What is read next, told often: a reader that says nothing although it has credits is stuck. For its watcher only. */
  | ({ readonly type: 'reading' } & ReadingPlace)
  | {
      readonly type: 'batch';
      readonly originals: ArrayBuffer;
      readonly entries: ArrayBuffer;
      /** What can be searched in the conversations, as `packed-texts.ts` packs it; empty in a preview. */
      readonly texts: ArrayBuffer;
      /** The last record in it. */
      readonly last: RecordMark;
    }
  /** A file of rich content, to be drawn; only in a preview, and never kept. */
  | { readonly type: 'rich-content'; readonly found: RichFile }
  /** The last records of a file may still be on their way in a batch to come. */
  | { readonly type: 'source-done'; readonly report: SourceReport }
  | { readonly type: 'done' }
  | { readonly type: 'cancelled' }
  /** The reader itself failed; everything of this import is to be undone. */
  | { readonly type: 'failed'; readonly code: string; readonly facts?: Finding['facts'] };

/** What became of one file (a member of an archive counts as a file of its own, with `inside` naming the archive). */
export interface SourceReport {
  readonly source: string;
  readonly file: string;
  readonly inside?: string;
  readonly bytes: number;
  /** Tree hash of the file's bytes: SHA-256 over the SHA-256 of each 4 MiB, in hexadecimal. */
  readonly hash: string;
  /** Shape ids met, with how many records of each. */
  readonly shapes: Readonly<Record<string, number>>;
  /** All records found, the rejected and explained ones among them. */
  readonly records: number;
  readonly rejected: number;
  readonly explained: number;
  readonly firstAt?: Instant;
  readonly lastAt?: Instant;
  readonly page?: PageFacts;
  /** At most `MAX_FINDINGS` of each code; `findingCounts` has them all. */
  readonly findings: readonly Finding[];
  readonly findingCounts: Readonly<Record<string, number>>;
}

export const MAX_FINDINGS = 200;

/**
 * One record of a batch, as JSON in `entries` (an array of these, UTF-8). Its original is
 * `originals[start, end)`, word for word; a repaired text follows it at `[end, repairedEnd)`.
 */
export interface BatchEntry {
  readonly shape: string;
  /** Absent for records that are kept although they tell of no conversation by themselves (rejected, explained, seeking). */
  readonly key?: string;
  readonly seeks?: string;
  readonly offers?: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly repairedEnd?: number;
  readonly file: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  /** 53-bit hash of the original bytes: tells an unchanged copy from a changed one. */
  readonly hash: number;
  /**
   * Members of the page around it, once for each page: later records of the page name the record of the same file that
   * carries it in `pageOf`.
   */
  readonly page?: unknown;
  readonly pageOf?: number;
  readonly account?: string;
  /** `Head` of the conversation made from this record alone; absent without key. */
  readonly head?: unknown;
  /** How many of the batch's texts are those of this conversation; they follow those of the entry before. */
  readonly texts?: number;
  readonly findings?: readonly Finding[];
}
