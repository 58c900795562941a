import type { BackupRefusal } from '#shared/backup/read-backup';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Marks } from '#shared/marks/marks';

/** Why a file is not restored. Nothing was written then. */
export type BackupProblem = BackupRefusal;

/** By rows: how far writing a backup is, how far checking one before anything is written, how far writing what it holds. */
export interface BackupProgress {
  readonly step: 'writing' | 'checking' | 'restoring';
  readonly rows: number;
  readonly total: number;
}

export interface SearchToKeep {
  readonly name: string;
  readonly text: string;
}

export interface BackupOptions {
  /** Empty for none. */
  readonly password: string;
  /** They do not lie in the archive, and go along. */
  readonly searches: readonly SearchToKeep[];
  readonly now: Instant;
}

/** What a backup holds. */
export interface BackedUp {
  readonly conversations: number;
  readonly imports: number;
  /** Conversations with own marks. */
  readonly marked: number;
  /** Of the file. */
  readonly bytes: number;
}

/** A backup as the page holds it. */
export interface BackupFile {
  readonly bytes: number;
  /** Shorter only where the file ends. Rejects where it cannot be read. */
  read(from: number, length: number): Promise<Uint8Array>;
}

/** What a backup says of itself at its beginning. */
export interface BackupSummary {
  readonly at: Instant;
  readonly conversations: number;
  readonly messages: number;
  readonly imports: number;
  readonly marked: number;
  readonly searches: number;
}

export type BackupDescription =
  | { readonly kind: 'backup'; readonly summary: BackupSummary }
  | { readonly kind: 'refused'; readonly problem: BackupProblem };

export interface RestoredBackup {
  /** Imports that came, or got files. */
  readonly imports: number;
  /** Imports of which every file was here. */
  readonly knownImports: number;
  readonly conversations: number;
  /** Conversations that were here and are told by more now. */
  readonly extended: number;
  readonly marked: number;
  readonly searches: number;
}

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly restored: RestoredBackup }
  | { readonly kind: 'refused'; readonly problem: BackupProblem }
  | { readonly kind: 'cancelled' };

export interface MarkedConversation {
  readonly key: ConversationKey;
  readonly marks: Marks;
}

/** What became of marks that were merged into those there are. */
export interface MergedMarks {
  /** Conversations that are marked otherwise than before. */
  readonly changed: number;
  /** Conversations that are not in the archive: their marks wait for them. */
  readonly waiting: number;
  /** Conversations with another evaluation here, which stays. */
  readonly conflicts: number;
}

export interface ArchiveBackups {
  /** Writes all there is into one file, piece by piece. Rejects with `archive/damaged` where a repair must come first. */
  writeBackup(
    write: (piece: Uint8Array) => Promise<void>,
    options: BackupOptions,
    listener: (progress: BackupProgress) => void,
    signal: AbortSignal,
  ): Promise<BackedUp>;
  /** Looks at the beginning of a file. */
  describeBackup(file: BackupFile, password: string): Promise<BackupDescription>;
  /**
   * Checks a file from its beginning to its end, and then adds what it holds to what is here, at once or not at all. Searches
   * are for the page to take (`restoredSearches`).
   */
  restoreBackup(
    file: BackupFile,
    password: string,
    listener: (progress: BackupProgress) => void,
    signal: AbortSignal,
  ): Promise<RestoreOutcome>;
  /** Searches that came with a backup, until they are said to be kept. */
  restoredSearches(): Promise<readonly SearchToKeep[]>;
  searchesKept(): Promise<void>;
  /** Every conversation with own marks. */
  allMarks(): Promise<readonly MarkedConversation[]>;
  /** Adds marks to those there are, so that neither side loses any. */
  mergeMarks(marked: readonly MarkedConversation[]): Promise<MergedMarks>;
}
