import type { Conversation, Link } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Head } from '#shared/heads/head';
import type { RichFile, SourceReport } from '#shared/import/contract/protocol';
import type { ArchiveCondition } from '#shared/ledger/compare';
import type { Changed, MarksChange } from '#shared/marks/change';
import type { Marks } from '#shared/marks/marks';
import type { MaskCounts } from '#shared/masking/rules';
import type { CountedText, SuggestionGroup } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import type { Around, AroundRequest } from './around';
import type { MaskRequest } from './mask';
import type { FacetsAnswer, FacetsRequest, HitItem, SearchAnswer, SearchProgress, SearchRequest } from './search-api';

export * from './around';

import type { ArchiveBackups } from './backup-api';

export * from './backup-api';
export * from './search-api';

/**
 * What the page may ask of the archive. `client.ts` answers by asking the two workers; tests hand in another.
 * Questions never wait for an import; commands are carried out one after another.
 */
export interface Archive extends ArchiveQuestions, ArchiveCommands, ArchiveRecovery, ArchiveBackups {
  /** From here on answers are masked, or no longer. */
  maskBy(mask: MaskRequest | undefined): void;
  /** What is masked of a conversation; empty while nothing is. */
  maskCounts(key: ConversationKey): Promise<MaskCounts>;
  /** Told after each change of what is visible: an import, an undo. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  /** Told after each change of the marks of a conversation, whichever window made it. */
  onMarks(listener: (key: ConversationKey) => void): () => void;
  /** Told after what became of the archive may be otherwise: compared again, restored, begun anew. */
  onCondition(listener: () => void): () => void;
  /** Whether the browser has promised not to delete the archive when the disk gets full. */
  kept(): Promise<boolean>;
  close(): void;
}

export interface ArchiveQuestions {
  overview(): Promise<Overview>;
  /** `listener` hears how far it is where conversations have to be opened for the answer. */
  search(
    request: SearchRequest,
    signal?: AbortSignal,
    listener?: (progress: SearchProgress) => void,
  ): Promise<SearchAnswer>;
  /** What the conversations that a query finds have in common, and when they were: exact counts, all of one moment. */
  facets(request: FacetsRequest, signal?: AbortSignal): Promise<FacetsAnswer>;
  /** Everything that is shown around the list of what a text finds. */
  around(request: AroundRequest, signal?: AbortSignal): Promise<Around>;
  /** Values of a key that begin like this (case and accents apart), the most frequent first. */
  values(key: KeyName, prefix: string, limit: number, signal?: AbortSignal): Promise<readonly CountedText[]>;
  /** What the text may go on with at the caret. */
  suggest(text: string, caret: number, clock: Clock, signal?: AbortSignal): Promise<readonly SuggestionGroup[]>;
  /** How many conversations each of these queries finds, as saved searches show it. */
  counts(texts: readonly string[], clock?: Clock, signal?: AbortSignal): Promise<readonly number[]>;
  /** The messages and other items of a conversation that hold one of the query's words or fit one of its expressions, in order. */
  hitsIn(key: ConversationKey, text: string, signal?: AbortSignal): Promise<readonly HitItem[]>;
  /** The conversation as all its contributions tell it, made from the originals at this moment. */
  conversation(key: ConversationKey, signal?: AbortSignal): Promise<Conversation | undefined>;
  /** Other conversations that share a visit, a customer, a ticket with this one, the newest first. */
  linked(key: ConversationKey, signal?: AbortSignal): Promise<readonly LinkedHead[]>;
  /** All conversations of its customer, itself among them; none where no customer is named. */
  ofCustomer(key: ConversationKey): Promise<readonly ConversationKey[]>;
  /** The original records a conversation was made from, the one at a place of an import, or those that wait for others. */
  originals(
    of:
      | { readonly conversation: ConversationKey; readonly withBytes?: true }
      | { readonly import: string; readonly file: string; readonly record: number }
      | { readonly waiting: true },
    signal?: AbortSignal,
  ): Promise<readonly Original[]>;
  imports(): Promise<readonly ImportRecord[]>;
  /** The supervisor's own marks on a conversation, whether or not it is in the archive. */
  marks(key: ConversationKey): Promise<Marks>;
  markCounts(): Promise<MarkCounts>;
  /** Imports in which a file with this content hash already is. */
  heldSince(hash: string): Promise<Instant | undefined>;
}

/** What is done about a loss. Until it is, every other question and command is refused. */
export interface ArchiveRecovery {
  /** What became of the archive since it was last open, by what is written down of it outside. */
  condition(): Promise<ArchiveCondition>;
  /** Compares again. */
  checkAgain(): Promise<ArchiveCondition>;
  /** Imports that can be brought back from rows that survived. */
  survivors(): Promise<readonly Survivor[]>;
  /** Whether another window is doing something about a loss; this one compares again when that is over. */
  restoredElsewhere(): Promise<boolean>;
  /**
   * From here on commands are carried out again, but nothing is removed until `endRestore`. One window at a time: rejects
   * with `archive/restored-elsewhere`.
   */
  beginRestore(): Promise<void>;
  /** Brings an import back from its surviving rows. */
  rebuildSurvivor(
    id: string,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ImportOutcome>;
  /** Brings the own marks back that the journal holds. */
  restoreMarks(): Promise<void>;
  /**
   * Takes the archive as it is now, an empty one among them, for the whole one. What was written down of the one before is
   * kept aside, where not all of it came back.
   */
  endRestore(isComplete: boolean): Promise<void>;
  /** Stops restoring without an end: what is there is compared again. */
  leaveRestore(): Promise<void>;
}

/** An import whose rows survived the loss of the catalog. */
export interface Survivor {
  /** Its id, as the ledger knows it. */
  readonly import: string;
  readonly at: Instant;
  /** Content hashes of its files. */
  readonly hashes: readonly string[];
}

/** Whoever opens a port also posts `start` (with the sources and the mode) before handing it over; the archive does the rest. */
export interface ArchiveCommands {
  /** Reads everything from `port` in preview mode and says what an import would change. Writes nothing. */
  previewImport(
    port: MessagePort,
    listener: (progress: ImportProgress) => void,
    signal: AbortSignal,
    /** Bytes of all sources together, for the progress. */
    bytes?: number,
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
  /**
   * Changes the supervisor's own marks on a conversation. Waits for no import, and no import touches them: they are kept
   * while the conversation is not in the archive. A change that takes back what was done says since which revision of all
   * marks that stands: where some were erased after it, nothing is changed, and the answer is `outdated`.
   */
  mark(key: ConversationKey, change: MarksChange, since?: number): Promise<Marked>;
  /** Removes words for good: from what can be seen, from the index, the marks, and the files all of these lie in. */
  erase(what: Erasure, listener: (progress: EraseProgress) => void): Promise<Erased>;
  /**
   * Builds the index of what has none, one of an older version or a damaged one, from the originals. Done by itself after
   * the start, and after a question that met damage; until then such conversations are read one by one when something is
   * searched, and the answer says so.
   */
  rebuildIndex(listener: (progress: RebuildProgress) => void, signal: AbortSignal): Promise<void>;
  /** Reads every row of the archive and says what is damaged. Changes nothing. */
  check(listener: (progress: CheckProgress) => void, signal: AbortSignal): Promise<CheckReport>;
  /** Makes what is damaged again from the originals that are whole, and says what is lost. What is done when it is stopped stays. */
  repair(listener: (progress: CheckProgress) => void, signal: AbortSignal): Promise<RepairReport>;
}

/** What is erased: conversations with their marks; an import with what it alone brought; all there is. */
export type Erasure =
  | { readonly kind: 'conversations'; readonly keys: readonly ConversationKey[] }
  | { readonly kind: 'import'; readonly id: string }
  | { readonly kind: 'everything' };

/**
 * `leaving-out`: what is erased is looked for, and what is left is made without it; `rewriting`: files are written anew,
 * by their rows.
 */
export type EraseProgress =
  | { readonly step: 'leaving-out' }
  | { readonly step: 'rewriting'; readonly rows: number; readonly total: number };

export interface Erased {
  /** False where nothing of it can be seen any more, but files could not be written anew: a later change or start does it. */
  readonly isComplete: boolean;
}

/** How far a look at every row, or a repair, has come. */
export interface CheckProgress {
  readonly rows: number;
  readonly total: number;
}

export interface CheckReport {
  /** Rows that were read. */
  readonly rows: number;
  readonly damaged: number;
  readonly found: readonly DamagedRows[];
}

/**
 * Rows that are not as they were written. `import`: a whole import is set aside; `originals`, `heads`: rows of one;
 * `merged`: heads of conversations that several imports tell of; `notes`: what the archive notes about its parts;
 * `manifests`: what stores say of themselves, for the day the notes are lost.
 */
export interface DamagedRows {
  readonly kind: 'import' | 'originals' | 'heads' | 'merged' | 'index' | 'notes' | 'manifests' | 'marks';
  readonly rows: number;
  /** Conversations that cannot be shown, or not as a whole; absent where nobody knows how many. */
  readonly conversations?: number;
  readonly import?: string;
  readonly files?: readonly string[];
}

/** Records of a file that are lost, the last one included; to its end without `to`. Without a file nobody knows whose. */
export interface LostRecords {
  readonly file?: string;
  readonly from?: number;
  readonly to?: number;
}

export interface RepairReport {
  /** Rows that were damaged. */
  readonly damaged: number;
  /** Imports made again from their originals. */
  readonly imports: number;
  /** What is lost, if anything. Importing these files again brings it back. */
  readonly lost: readonly LostRecords[];
  /** Conversations whose own marks were lost. */
  readonly lostMarks: number;
}

/** What became of the marks of a conversation; `undo` is absent where nothing changed. */
export interface Marked extends Changed {
  /** Of all marks, after it. */
  readonly revision: number;
  /** Nothing was changed, because marks were erased since. */
  readonly outdated?: true;
}

/** Conversations of the archive by their marks; `orphaned` ones are marked and not in it now. */
export interface MarkCounts {
  readonly flagged: number;
  readonly notReviewed: number;
  readonly orphaned: number;
  /** All that are marked in any way, orphaned ones among them. */
  readonly marked: number;
  /** Conversations whose marks cannot be read; absent where there is none. */
  readonly damaged?: number;
}

export interface LinkedHead {
  readonly head: Head;
  /** What it has in common with the one that was asked about, the strongest first. */
  readonly reasons: readonly Link['reason'][];
  /** Its place in the visit they share, where the vendor counts. */
  readonly sequence?: number;
}

export interface Overview {
  readonly conversations: number;
  readonly messages: number;
  readonly imports: number;
  /** Records that wait for another file to join (a contact without messages is a conversation; a ticket without chat waits). */
  readonly waiting: number;
  readonly bySource: Readonly<Record<string, number>>;
  readonly needsAttention: number;
  /** Conversations whose texts no part of the index holds yet: a search reads them one by one. */
  readonly unindexed: number;
  /** What is set aside because it is not as it was written; absent where everything is. */
  readonly damaged?: Damaged;
}

/** What of the archive cannot be used as it is. The rest is right, and goes on without it. */
export interface Damaged {
  /** Imports that are not shown. */
  readonly imports: number;
  /** Groups of conversations told by several imports that are not shown; they can be made again. */
  readonly merged: number;
  /** Imports whose record is lost; what they brought is shown. */
  readonly records: number;
  /** Conversations that are not shown, as far as they can be counted. */
  readonly conversations: number;
  /** More than those, nobody knows how many. */
  readonly uncounted: boolean;
}

export interface RebuildProgress {
  readonly conversations: number;
  readonly total: number;
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
  /** The same byte for byte, where that was asked for: a text is no longer what was not UTF-8. */
  readonly bytes?: Uint8Array;
  readonly findings: readonly Finding[];
  /** It was here and cannot be read any more: there is no text. */
  readonly damaged?: true;
}

export interface ImportOptions {
  readonly account?: string;
  readonly now: Instant;
  /** Bytes of all sources together, as far as the page knows: for the room check and the progress. */
  readonly bytes?: number;
  /** The files as they were given, for the ledger. */
  readonly sources?: readonly GivenSource[];
}

/** A file of an import, as it was given. */
export interface GivenSource {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly ticket?: string;
}

export interface ImportRecord {
  readonly id: string;
  readonly at: Instant;
  readonly files: readonly SourceReport[];
  readonly conversations: number;
  readonly messages: number;
  readonly outcome: OutcomeCounts;
  /** Conversations in which copies contradict each other since this import; absent where there are none. */
  readonly differing?: number;
  /** The version of what read its records, by vendor; absent in records of earlier imports. */
  readonly readBy?: Readonly<Record<string, number>>;
  /** Bytes of originals as stored. */
  readonly bytes: number;
  /** What it brought, or this record of it, is not as it was written. */
  readonly damaged?: true;
}

/** What became of each conversation of an import. */
export interface OutcomeCounts {
  readonly added: number;
  readonly extended: number;
  readonly unchanged: number;
}

/** `atLeast` says that not all were compared: opening very many would keep a preview waiting. */
export interface DifferingCount {
  readonly count: number;
  readonly atLeast: boolean;
}

/** What an import would do. `kind` is `failed` when the reader itself broke off. */
export type ImportPreview =
  | {
      readonly kind: 'ready';
      readonly files: readonly PreviewedFile[];
      readonly outcome: OutcomeCounts;
      /** The same by source id: files of one source often tell of the same conversations, so their counts do not add up. */
      readonly bySource?: Readonly<Record<string, OutcomeCounts>>;
      /** Conversations that contradict the copies in the archive; absent where none was found. */
      readonly differing?: DifferingCount;
      readonly neededBytes: number;
      /** Bytes that stay free on the disk whatever is imported. */
      readonly reservedBytes: number;
      /** Files that hold rich content and no conversation: to be looked at, and never stored. */
      readonly richContent?: readonly RichFile[];
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
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly facts?: Finding['facts'];
      /** Absent, the archive is as it was: that was looked at. `unknown` where it could not be opened to look. */
      readonly archive?: 'lost' | 'unknown';
    };
