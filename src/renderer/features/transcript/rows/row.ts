import type { ConversationEvent } from '#shared/domain/event';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Message } from '#shared/domain/message';
import type { Participant, Role } from '#shared/domain/participant';
import type { Timestamp } from '#shared/domain/time';
import type { RowPlaces } from './row-places';

/** Where a line stands: the customer to the left, the centre to the right, reports in the middle. */
export type Side = 'left' | 'right' | 'middle';

export type Row = DayRow | GapRow | ShelfRow | NoteRow | SeamRow | FoldRow | BeginningRow | MessageRow | EventRow;

/** A new day begins, on the calendar of the chosen zone. */
export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly at: Timestamp;
}

/** Somebody waited, or nobody said anything, for `ms` milliseconds before the next message. */
export interface GapRow {
  readonly kind: 'gap';
  readonly key: string;
  readonly gap: 'customer' | 'agent' | 'silence';
  readonly ms: number;
}

/** What follows has no time and stands in the order of the files. */
export interface ShelfRow {
  readonly kind: 'shelf';
  readonly key: string;
}

/** Why nothing is said here. */
export interface NoteRow {
  readonly kind: 'note';
  readonly key: string;
  readonly note: 'events-only' | 'nothing';
}

/** The next conversation of a visit begins, `ms` milliseconds after the end of the one before. */
export interface SeamRow {
  readonly kind: 'seam';
  readonly key: string;
  readonly conversation: ConversationKey;
  /** Its place in the visit, counted from 1. */
  readonly nth: number;
  readonly transferred: boolean;
  /** Who the customer speaks with from here on. */
  readonly who: readonly Participant[];
  readonly ms: number | undefined;
}

export type Foldable = 'reports' | 'internal';

/** Rows that were folded away, in one line that opens them. */
export interface FoldRow {
  readonly kind: 'fold';
  readonly key: string;
  readonly what: Foldable | 'both';
  readonly count: number;
}

/** What happened before the first message, in one line; opened, the rows follow it. */
export interface BeginningRow {
  readonly kind: 'beginning';
  readonly key: string;
  readonly member: number;
  readonly isOpen: boolean;
  readonly rows: readonly Row[];
}

interface ArticleRow {
  /** Names the row in the whole feed. */
  readonly key: string;
  /** Names what it shows within its own conversation. */
  readonly item: ItemKey;
  /** Which of the conversations of the feed it belongs to. */
  readonly member: number;
  /** Counts articles (messages and events) from 1. */
  readonly position: number;
}

/** `first` begins a group of one author's messages. */
export interface MessageRow extends ArticleRow {
  readonly kind: 'message';
  readonly message: Message;
  readonly author: Participant | undefined;
  readonly role: Role;
  readonly side: Side;
  readonly first: boolean;
  /** What this line answers: the quoted message, or `missing` where the files do not hold it. */
  readonly quoted?: Quoted | 'missing';
  /** The event that this line reports; it is not told a second time. */
  readonly event?: ConversationEvent;
  /** Where its score tells something: it moved far from the one before, or is the lowest of the conversation. */
  readonly turn?: ScoreTurn;
}

export interface ScoreTurn {
  readonly score: number;
  /** By how much it moved. */
  readonly by: number;
  readonly lowest: boolean;
}

export interface Quoted {
  /** The row of the quoted message. */
  readonly key: string;
  readonly author: Participant | undefined;
  readonly text: string;
}

export interface EventRow extends ArticleRow {
  readonly kind: 'event';
  readonly event: ConversationEvent;
}

/** The rows of a transcript, with the places of its articles and of every item. */
export interface Rows {
  readonly rows: readonly Row[];
  /** Row index of each article, in order: the article at position p is `articles[p - 1]`. */
  readonly articles: readonly number[];
  /** By the key of a row; an event that a message reports, and what is folded away, lead to the row that stands for them. */
  readonly indexOf: Pick<RowPlaces, 'get'>;
  /** The conversations of the feed, in their order. */
  readonly members: readonly ConversationKey[];
}

export function isArticle(row: Row | undefined): row is MessageRow | EventRow {
  return row?.kind === 'message' || row?.kind === 'event';
}
