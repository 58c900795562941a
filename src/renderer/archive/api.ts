import type { Conversation } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import type { Head } from '#shared/domain/head';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { SourceReport } from '#shared/import/protocol';

/**
 * What the page may ask of the archive. `client.ts` answers by asking the two workers; tests hand in another.
 * Questions never wait for an import; commands are carried out one after another.
 */
export interface Archive extends ArchiveQuestions, ArchiveCommands {
  /** Told after each change of what is visible: an import, an undo. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export interface ArchiveQuestions {
  overview(): Promise<Overview>;
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>;
  /** The conversation as all its contributions tell it, made from the originals at this moment. */
  conversation(key: ConversationKey): Promise<Conversation | undefined>;
  /** The original records a conversation was made from, or the one at a place of an import. */
  originals(
    of:
      | { readonly conversation: ConversationKey }
      | { readonly import: string; readonly file: string; readonly record: number },
  ): Promise<readonly Original[]>;
  imports(): Promise<readonly ImportRecord[]>;
  /** Imports in which a file with this content hash already is. */
  heldSince(hash: string): Promise<Instant | undefined>;
}

export interface ArchiveCommands {
  /** Reads everything from `port` in preview mode and says what an import would change. Writes nothing. */
  previewImport(
    port: MessagePort,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportPreview>;
  /** Reads everything from `port` (an import process or worker, `shared/import/protocol.ts`) into a new import. */
  runImport(
    port: MessagePort,
    options: ImportOptions,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportOutcome>;
  /** Takes an import back: the archive is then as if it had never been. */
  undoImport(id: string): Promise<void>;
  /** Removes everything. */
  erase(): Promise<void>;
}

export interface Overview {
  readonly conversations: number;
  readonly messages: number;
  readonly imports: number;
  /** Records that wait for another file to join (a contact without messages is a conversation; a ticket without chat waits). */
  readonly waiting: number;
  readonly bySource: Readonly<Record<string, number>>;
  readonly needsAttention: number;
}

export type SortColumn =
  | 'startedAt'
  | 'endedAt'
  | 'durationMs'
  | 'waitMs'
  | 'messages'
  | 'score'
  | 'customer'
  | 'agent'
  | 'queue'
  | 'vendorId';

export interface SortKey {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export interface SearchRequest {
  /** What the user typed. Empty text finds everything. */
  readonly text: string;
  readonly sort: readonly SortKey[];
  readonly offset: number;
  readonly limit: number;
}

export interface SearchAnswer {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly tookMs: number;
}

export interface SearchHit {
  readonly head: Head;
  /** Where the words were found, best first; absent where the query had no words. */
  readonly excerpt?: Excerpt;
  /** The first message that was hit. */
  readonly message?: ItemKey;
}

/** A stretch of text with its hits, in UTF-16 units of `text`, sorted, not overlapping. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export interface Original {
  readonly file: string;
  readonly import: string;
  readonly shape: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  /** The record as it stood in the file. */
  readonly text: string;
  /** The text that was read instead, where the original had to be repaired. */
  readonly repaired?: string;
  readonly findings: readonly Finding[];
}

export interface ImportOptions {
  readonly account?: string;
  readonly now: Instant;
}

export interface ImportRecord {
  readonly id: string;
  readonly at: Instant;
  readonly files: readonly SourceReport[];
  readonly conversations: number;
  readonly messages: number;
  readonly outcome: OutcomeCounts;
  /** Bytes of originals as stored. */
  readonly bytes: number;
}

/** What became of each conversation of an import. */
export interface OutcomeCounts {
  readonly added: number;
  readonly extended: number;
  readonly unchanged: number;
}

/** What an import would do. `kind` is `failed` when the reader itself broke off. */
export type ImportPreview =
  | {
      readonly kind: 'ready';
      readonly files: readonly PreviewedFile[];
      readonly outcome: OutcomeCounts;
      readonly neededBytes: number;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: string; readonly facts?: Finding['facts'] };

export interface PreviewedFile {
  readonly report: SourceReport;
  readonly outcome: OutcomeCounts;
  /** The same bytes are in the archive since then. */
  readonly heldSince?: Instant;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly conversations: number;
  readonly messages: number;
  readonly file: string;
}

export type ImportOutcome =
  | { readonly kind: 'done'; readonly record: ImportRecord }
  /** Every file was there already; nothing was written. */
  | { readonly kind: 'known'; readonly since: Instant; readonly files: readonly SourceReport[] }
  /** Nothing in the files could be read into the archive; nothing was written. */
  | { readonly kind: 'nothing'; readonly files: readonly SourceReport[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: string; readonly facts?: Finding['facts'] };
