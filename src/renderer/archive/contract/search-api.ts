import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { Head } from '#shared/heads/head';
import type { Area } from '#shared/index/documents/areas';
import type { Marks } from '#shared/marks/marks';
import type { CountedText } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import type { KeyName } from '#shared/query/language/keys';
import type { QueryProblem } from '#shared/query/language/tree';

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

/** What an answer can be sorted by: what lists offer as their columns, and more. */
export interface OrderKey {
  readonly column: OrderColumn;
  readonly descending: boolean;
}

export type OrderColumn =
  | SortColumn
  | 'replyMs'
  | 'cobrowseMs'
  | 'events'
  | 'satisfaction'
  | 'alert'
  | 'interactive'
  | 'source'
  | 'account'
  | 'channel'
  | 'language'
  | 'outcome'
  /** How well the words of the query fit: rare words count more than common ones. Without words nothing is known. */
  | 'relevance';

export interface SearchRequest {
  /** What the user typed. Empty text finds everything. */
  readonly text: string;
  /** One key after another; the newest first without any. What has no value comes last. */
  readonly sort: readonly OrderKey[];
  readonly offset: number;
  readonly limit: number;
  /** For who wants nothing but heads: conversations need not be opened then. */
  readonly excerpts?: false;
  /** A conversation whose place among what is found is wanted, too. */
  readonly at?: ConversationKey;
  /** What "today" and a day without an offset mean. Without it, the clock of the machine. */
  readonly clock?: Clock;
}

export interface SearchAnswer {
  /** Conversations found. Exact, unless `incomplete` says otherwise. */
  readonly total: number;
  /** Messages that hold one of the query's words, in the conversations found; absent where the query has no words. */
  readonly messages?: number;
  readonly hits: readonly SearchHit[];
  readonly tookMs: number;
  /** The place of the conversation that was asked about, counted from 0; absent where it is not among what was found. */
  readonly row?: number;
  /** Parts of the text that were not understood; absent where there is none. */
  readonly problems?: readonly QueryProblem[];
  readonly incomplete?: Incomplete;
}

/** How far conversations were opened for what no index answers: an expression, a vendor's field. */
export interface SearchProgress {
  readonly opened: number;
  readonly total: number;
}

/** Why an answer may be missing something, or came slowly. */
export interface Incomplete {
  /** Conversations that an expression or field test could not be decided for in time. They are not among the hits. */
  readonly undecided: number;
  /** Conversations that had to be read since they are not in the index yet. Nothing is missing because of them. */
  readonly unindexed: number;
  /** Conversations whose words are damaged, so that nobody knows whether they belong here; absent where there is none. */
  readonly damaged?: number;
}

export interface SearchHit {
  readonly head: Head;
  /** What is stored of it is damaged: the head is what is left, without the first words. */
  readonly damaged?: true;
  /** The supervisor's own; absent where there are none. */
  readonly marks?: Marks;
  /** Where words or expressions were found, best first; absent where the query had none. */
  readonly excerpt?: Excerpt;
  /** The message the excerpt is from or comes with: the first of those that hold most of the words. */
  readonly message?: ItemKey;
  /** What else the excerpt is from or about: a survey, an event, an attribute, a participant. */
  readonly item?: ItemKey;
  /** Who said it, where it is from a message whose author is known. */
  readonly speaker?: string;
  /** It was said among agents only. */
  readonly internal?: true;
  /** Where the excerpt's text stands, said or otherwise. */
  readonly area?: HitArea;
  /** Messages and other texts of the conversation that hold one of the words or fit an expression; absent where the query had neither. */
  readonly hitCount?: number;
}

/** Own notes and tags are no texts of the conversation, and can be found all the same. */
export type HitArea = Area | 'ownNote' | 'ownTag';

/** A message or other item that holds something of what a query looks for. */
export interface HitItem {
  readonly item: ItemKey;
  /**
   * Where the query's expressions fit in the text of a message: UTF-16 units, sorted, not overlapping. Words can be
   * found again wherever they are drawn, expressions only where nothing waits for them.
   */
  readonly marks?: readonly { readonly start: number; readonly end: number }[];
}

/** The facets, each named by the key whose filter picks one of its values. */
export const FACET_KEYS = [
  'source',
  'channel',
  'in',
  'agent',
  'outcome',
  'lang',
  'account',
  'has',
  'is',
  'group',
  'status',
  'ended',
  'tag',
] as const satisfies readonly KeyName[];
export type FacetKey = (typeof FACET_KEYS)[number];

export interface FacetsRequest {
  readonly text: string;
  readonly clock?: Clock;
  /** All of them unless told. */
  readonly keys?: readonly FacetKey[];
  /** How many values of each facet; 10 unless told. */
  readonly top?: number;
  /** Moments, sorted: from which to which the conversations found are counted, beside their own histogram. */
  readonly edges?: readonly Instant[];
  /** What the bars of the histogram are made of; sources unless told. */
  readonly stackBy?: StackColumn;
}

/** What conversations over time can be told apart by. */
export const STACK_COLUMNS = ['source', 'outcome'] as const satisfies readonly FacetKey[];
export type StackColumn = (typeof STACK_COLUMNS)[number];

export interface FacetsAnswer {
  /** Conversations found. */
  readonly total: number;
  readonly facets: readonly Facet[];
  /** Absent where no conversation found has a time. */
  readonly histogram?: Histogram;
  /** Conversations found that began between one edge and the next; as asked for. */
  readonly between?: readonly number[];
  /** What each of these counts is made of, where it was asked what by. */
  readonly stacked?: Stacked;
  readonly incomplete?: Incomplete;
}

/** Parts, and between each edge and the next how many conversations count in each part. */
export interface Stacked {
  readonly parts: readonly HistogramPart[];
  readonly counts: readonly (readonly number[])[];
}

export interface Facet {
  readonly key: FacetKey;
  /** The most frequent first, then by name. A conversation with several values counts for each of them. */
  readonly values: readonly CountedText[];
  /** How many different values there are. */
  readonly distinct: number;
  /** Conversations that have no value. */
  readonly without: number;
}

/** When the conversations found began. Buckets follow one another without a gap, empty ones among them. */
export interface Histogram {
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  /** The order of the counts in a bucket: the most frequent value first, the rest and what has no value last. */
  readonly parts: readonly HistogramPart[];
  readonly buckets: readonly Bucket[];
  /** Conversations whose beginning is not known. */
  readonly untimed: number;
}

/** `others` are so many values that are too rare for a part of their own. */
export type HistogramPart =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'others'; readonly values: number }
  | { readonly kind: 'none' };

/** `until` is not part of it. */
export interface Bucket {
  readonly from: Instant;
  readonly until: Instant;
  /** Conversations of each part. */
  readonly counts: readonly number[];
}

/** A stretch of text with its hits, in UTF-16 units of `text`, sorted, not overlapping. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}
