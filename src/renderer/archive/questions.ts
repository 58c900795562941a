import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type {
  ArchiveQuestions,
  ImportOptions,
  ImportOutcome,
  ImportPreview,
  ImportProgress,
  ImportRecord,
  Original,
  Overview,
  SearchAnswer,
  SearchRequest,
} from './api';

/** Every argument to the reader says which revision the page knows of: it is never answered from an older one. */
interface Known {
  readonly revision: number;
}

/** What the page asks the reader worker. */
export type ReaderQuestions = {
  readonly overview: { readonly argument: Known; readonly answer: Overview };
  readonly search: { readonly argument: Known & { readonly request: SearchRequest }; readonly answer: SearchAnswer };
  readonly conversation: {
    readonly argument: Known & { readonly key: ConversationKey };
    readonly answer: Conversation | undefined;
  };
  readonly originals: {
    readonly argument: Known & { readonly of: Parameters<ArchiveQuestions['originals']>[0] };
    readonly answer: readonly Original[];
  };
  readonly imports: { readonly argument: Known; readonly answer: readonly ImportRecord[] };
  readonly heldSince: { readonly argument: Known & { readonly hash: string }; readonly answer: Instant | undefined };
};

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
  readonly undo: { readonly argument: { readonly id: string }; readonly answer: Changed };
  readonly erase: { readonly argument: undefined; readonly answer: Changed };
};

/** On this channel every window hears of each new revision. */
export const CHANGES_CHANNEL = 'lectern-archive';
export interface Changed {
  readonly revision: number;
}
