import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { StoreFacts } from '#shared/ledger/compare';
import type { LedgerImport } from '#shared/ledger/ledger';
import type { MarksChange } from '#shared/marks/change';
import type { Marks } from '#shared/marks/marks';
import type { MaskCounts } from '#shared/masking/rules';
import type { CountedText, SuggestionGroup } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import type {
  ArchiveQuestions,
  Around,
  AroundRequest,
  BackedUp,
  BackupDescription,
  BackupOptions,
  BackupProgress,
  CheckProgress,
  CheckReport,
  Erased,
  EraseProgress,
  Erasure,
  FacetsAnswer,
  FacetsRequest,
  HitItem,
  ImportOptions,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  ImportRecord,
  LinkedHead,
  MarkCounts,
  MarkedConversation,
  MergedMarks,
  Original,
  Overview,
  RebuildProgress,
  RepairReport,
  RestoreOutcome,
  SearchAnswer,
  SearchProgress,
  SearchRequest,
  Survivor,
} from '../contract/api';
import type { MaskRequest } from '../contract/mask';
import type { WrittenMarks } from '../marks/write-marks';
import type { RestoredBeside } from '../storage/forms/catalog-rows';
import type { MarksRow } from '../storage/tables/marks-store';

/** Every argument to the reader says which revisions the page knows of: it is never answered from older ones. */
export interface Known {
  readonly revision: number;
  /** The revision of the marks, which have their own. */
  readonly marks: number;
  /** How answers are masked; absent where they tell what is there. */
  readonly mask?: MaskRequest;
}

/** What the page asks the reader worker. */
export type ReaderQuestions = {
  readonly overview: { readonly argument: Known; readonly answer: Overview };
  readonly search: {
    readonly argument: Known & { readonly request: SearchRequest };
    readonly answer: SearchAnswer;
    readonly progress: SearchProgress;
  };
  readonly facets: { readonly argument: Known & { readonly request: FacetsRequest }; readonly answer: FacetsAnswer };
  readonly counts: {
    readonly argument: Known & { readonly texts: readonly string[]; readonly clock: Clock | undefined };
    readonly answer: readonly number[];
  };
  readonly hitsIn: {
    readonly argument: Known & { readonly key: ConversationKey; readonly text: string };
    readonly answer: readonly HitItem[];
  };
  readonly around: { readonly argument: Known & { readonly request: AroundRequest }; readonly answer: Around };
  readonly values: {
    readonly argument: Known & { readonly key: KeyName; readonly prefix: string; readonly limit: number };
    readonly answer: readonly CountedText[];
  };
  readonly suggest: {
    readonly argument: Known & { readonly text: string; readonly caret: number; readonly clock: Clock };
    readonly answer: readonly SuggestionGroup[];
  };
  readonly conversation: {
    readonly argument: Known & { readonly key: ConversationKey };
    readonly answer: Conversation | undefined;
  };
  readonly linked: {
    readonly argument: Known & { readonly key: ConversationKey };
    readonly answer: readonly LinkedHead[];
  };
  readonly ofCustomer: {
    readonly argument: Known & { readonly key: ConversationKey };
    readonly answer: readonly ConversationKey[];
  };
  readonly originals: {
    readonly argument: Known & { readonly of: Parameters<ArchiveQuestions['originals']>[0] };
    readonly answer: readonly Original[];
  };
  readonly imports: { readonly argument: Known; readonly answer: readonly ImportRecord[] };
  readonly marks: { readonly argument: Known & { readonly key: ConversationKey }; readonly answer: Marks };
  readonly maskCounts: { readonly argument: Known & { readonly key: ConversationKey }; readonly answer: MaskCounts };
  readonly markCounts: { readonly argument: Known; readonly answer: MarkCounts };
  readonly facts: { readonly argument: { readonly closely: boolean }; readonly answer: StoreFacts };
  readonly recorded: { readonly argument: undefined; readonly answer: Recorded };
  readonly marksHeld: { readonly argument: undefined; readonly answer: readonly MarksRow[] };
  readonly heldSince: { readonly argument: Known & { readonly hash: string }; readonly answer: Instant | undefined };
  /** What came with a backup and is yet to be put beside the archive. */
  readonly restoredBeside: { readonly argument: undefined; readonly answer: RestoredBeside | undefined };
};

/** What the ledger is to say of the archive. */
export interface Recorded {
  readonly archiveId: string;
  readonly revision: number;
  readonly marksRevision: number;
  /** In the order in which they came. */
  readonly imports: readonly ImportRecord[];
}

/** What the page asks the writer worker. The port of the reader of files is transferred. */
export type WriterQuestions = {
  readonly preview: {
    readonly argument: { readonly port: MessagePort; readonly bytes: number | undefined };
    readonly answer: ImportPreview;
    readonly progress: ImportProgress;
  };
  readonly import: {
    readonly argument: { readonly port: MessagePort; readonly options: ImportOptions };
    readonly answer: Changed & { readonly outcome: ImportOutcome };
    readonly progress: ImportProgress;
  };
  readonly mark: {
    readonly argument: {
      readonly key: ConversationKey;
      readonly change: MarksChange;
      readonly since: number | undefined;
    };
    readonly answer: WrittenMarks;
  };
  /** Gives the port on which the writer asks the page for the room on the disk (`RoomQuestions`). */
  readonly room: { readonly argument: { readonly port: MessagePort }; readonly answer: undefined };
  readonly undo: { readonly argument: { readonly id: string }; readonly answer: Changed };
  readonly rebuild: { readonly argument: undefined; readonly answer: Changed; readonly progress: RebuildProgress };
  readonly check: { readonly argument: undefined; readonly answer: CheckReport; readonly progress: CheckProgress };
  readonly repair: {
    readonly argument: undefined;
    readonly answer: Changed & { readonly report: RepairReport };
    readonly progress: CheckProgress;
  };
  readonly erase: {
    readonly argument: Erasure;
    readonly answer: Changed & Erased;
    readonly progress: EraseProgress;
  };
  /** On the port the pieces of the file are handed over (`BackupTargetQuestions`). */
  readonly backup: {
    readonly argument: BackupOptions & { readonly port: MessagePort; readonly ledger: readonly LedgerImport[] };
    readonly answer: BackedUp;
    readonly progress: BackupProgress;
  };
  /** On the port pieces of the file are asked for (`BackupSourceQuestions`). */
  readonly describeBackup: { readonly argument: AskedBackup; readonly answer: BackupDescription };
  readonly restoreBackup: {
    readonly argument: AskedBackup;
    readonly answer: Changed & { readonly outcome: RestoreOutcome };
    readonly progress: BackupProgress;
  };
  readonly mergeMarks: { readonly argument: readonly MarkedConversation[]; readonly answer: MergedMarks };
  /** What came with a backup is beside the archive now. */
  readonly besideKept: { readonly argument: 'searches' | 'ledger'; readonly answer: undefined };
  readonly survivors: { readonly argument: undefined; readonly answer: readonly Survivor[] };
  readonly rebuildSurvivor: {
    readonly argument: { readonly id: string };
    readonly answer: Changed & { readonly outcome: ImportOutcome };
    readonly progress: ImportProgress;
  };
  readonly restoreMarks: { readonly argument: readonly MarksRow[]; readonly answer: undefined };
  /** A reader could not use this part of the index. */
  readonly suspect: { readonly argument: { readonly part: string }; readonly answer: undefined };
  /** It is in doubt whether the archive is the one that was: nothing may go, and nothing is done without being asked for. */
  readonly doubt: { readonly argument: undefined; readonly answer: undefined };
  /** It is sure that the archive is the one that was: what a crash left may go. */
  readonly tidy: { readonly argument: undefined; readonly answer: undefined };
};

/** A backup that is read: how long it is, where it is asked for, and its password. */
export interface AskedBackup {
  readonly port: MessagePort;
  readonly bytes: number;
  readonly password: string;
}

/** What the writer worker asks of a file that is written, and of one that is read. */
export type BackupTargetQuestions = {
  readonly write: { readonly argument: Uint8Array; readonly answer: undefined };
};
export type BackupSourceQuestions = {
  readonly read: { readonly argument: { readonly from: number; readonly length: number }; readonly answer: Uint8Array };
};

/** What the writer worker asks the page. */
export type FreeSpaceQuestions = {
  readonly freeBytes: { readonly argument: undefined; readonly answer: number | undefined };
};

/** Whoever changes the archive holds this lock meanwhile. */
export const WRITER_LOCK = 'lectern-archive-writer';
/** On this channel every window hears of each new revision. */
export const CHANGES_CHANNEL = 'lectern-archive';
export interface Changed {
  readonly revision: number;
}

/** What the channel carries: something else is visible, or a conversation is marked otherwise. */
export type Announcement =
  | ({ readonly kind: 'archive' } & Changed)
  | { readonly kind: 'marks'; readonly revision: number; readonly key: ConversationKey }
  /** Marks of many conversations are others now. */
  | { readonly kind: 'all-marks'; readonly revision: number }
  /** A reader found this part of the index damaged and goes on without it: it is to be built again. */
  | { readonly kind: 'index-damaged'; readonly part: string }
  /** A loss was found, or something is or was done about one: every window compares again. */
  | { readonly kind: 'condition' };
