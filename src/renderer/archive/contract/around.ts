import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { filterValues, removeFilter, setRange } from '#shared/query/editing/edit';
import { type RelaxedQuery, relaxQuery, typedWords, widerQuery, withWord } from '#shared/query/editing/relax';
import type { CountedText } from '#shared/query/editing/suggest';
import { opensConversations } from '#shared/query/evaluation/evaluate';
import type { Clock } from '#shared/query/language/calendar';
import { parseQuery } from '#shared/query/language/parse';
import type { Query } from '#shared/query/language/tree';
import {
  FACET_KEYS,
  type Facet,
  type FacetKey,
  type FacetsAnswer,
  type FacetsRequest,
  type Histogram,
  type HitItem,
  type StackColumn,
  type Stacked,
} from './search-api';

/** What is asked beside a list, with one question however much of it is shown. */
export interface AroundRequest {
  readonly text: string;
  readonly clock: Clock;
  /**
   * The edges of the buckets of everything there is, where its facets are known already: they change with the archive
   * alone. Without them these are told, too.
   */
  readonly edges?: readonly Instant[] | undefined;
  /** What the bars of the histogram are made of; absent where none is shown. */
  readonly stackBy?: StackColumn | undefined;
  /** The conversation that is open: what the text finds in it. */
  readonly open?: ConversationKey | undefined;
}

export interface Around {
  readonly answer: FacetsAnswer;
  /** The facets that the text narrows by, counted as if it did not. */
  readonly apart: readonly Facet[];
  /** Conversations found at any time: all of them, and between one edge and the next. */
  readonly timeless?: { readonly total: number; readonly between: readonly number[]; readonly stacked?: Stacked };
  /** Of everything there is, where the request brought no edges. */
  readonly whole?: FacetsAnswer;
  /** How many more are found where the words may stand in any field; absent where there are none. */
  readonly elsewhere?: MoreElsewhere;
  /** What to ask instead of a text that finds nothing. */
  readonly offers?: readonly RelaxedOffer[];
  /** Of the conversation that is open. */
  readonly hits?: readonly HitItem[];
}

/** A query that finds something where the one that was asked finds nothing. */
export interface RelaxedOffer extends RelaxedQuery {
  readonly count: number;
}

/** What asks for words in any field, and how many more are found there. */
export interface MoreElsewhere {
  readonly text: string;
  readonly words: readonly string[];
  readonly count: number;
}

/** The single questions it is made of; the reader answers them one beside the other. */
export interface SingleQuestions {
  facets(request: FacetsRequest, signal?: AbortSignal): Promise<FacetsAnswer>;
  counts(texts: readonly string[], clock?: Clock, signal?: AbortSignal): Promise<readonly number[]>;
  /** Other words that were said and are nearly this one, the closest first: what was probably meant. */
  closeWords(word: string, limit: number, signal?: AbortSignal): Promise<readonly CountedText[]>;
  hitsIn(key: ConversationKey, text: string, signal?: AbortSignal): Promise<readonly HitItem[]>;
}

// as many values as anybody looks through; the others are found by typing
const MOST_VALUES = 100;
const MOST_OFFERS = 5;
// words of a query that are looked at for slips, and words offered for each
const MOST_WORDS = 3;
const MOST_MEANT = 2;

/** Rejects where the facets cannot be read; what else cannot be told is left out. */
export async function readAround(
  asked: AroundRequest,
  questions: SingleQuestions,
  signal?: AbortSignal,
): Promise<Around> {
  const { text, clock, stackBy, open } = asked;
  const { query } = parseQuery(text);
  const ask = (about: string, more: Partial<FacetsRequest> = {}) =>
    questions.facets({ text: about, clock, top: MOST_VALUES, ...more }, signal);

  const made = stackBy === undefined ? {} : { stackBy };
  const narrowed = FACET_KEYS.filter(key => withoutFacet(text, key) !== text);
  const all = asked.edges === undefined ? ask('') : undefined;
  const timeless = async () => {
    const edges = asked.edges ?? edgesOf((await all)?.histogram);
    if (edges.length === 0) return undefined;
    const { total, between = [], stacked } = await ask(withoutTime(text), { keys: [], edges, ...made });
    return { total, between, ...(stacked && { stacked }) };
  };
  const [answer, whole, times, hits, ...apart] = await Promise.all([
    ask(text, made),
    all,
    timeless(),
    open === undefined ? undefined : questions.hitsIn(open, text, signal).catch(() => undefined),
    ...narrowed.map(key => ask(withoutFacet(text, key), { keys: [key] })),
  ]);
  signal?.throwIfAborted();
  const elsewhere = await moreElsewhere(query, answer.total, { clock, questions, signal }).catch(() => undefined);
  const isMissing = answer.total === 0 && text !== '';
  // nothing to offer is no news: the search itself says what is wrong
  const offers = isMissing ? await offersFor(query, { clock, questions, signal }).catch(() => []) : undefined;
  signal?.throwIfAborted();
  return {
    answer,
    apart: apart.flatMap(({ facets }) => facets),
    ...(whole && { whole }),
    ...(times && { timeless: times }),
    ...(elsewhere && { elsewhere }),
    ...(offers && { offers }),
    ...(hits && { hits }),
  };
}

interface Asking {
  readonly clock: Clock;
  readonly questions: SingleQuestions;
  readonly signal: AbortSignal | undefined;
}

async function moreElsewhere(
  query: Query,
  total: number,
  { clock, questions, signal }: Asking,
): Promise<MoreElsewhere | undefined> {
  const wider = widerQuery(query);
  // opening conversations a second time, only to count, would take as long as the search did
  if (wider === undefined || total === 0 || opensConversations(query)) return undefined;
  const [found = 0] = await questions.counts([wider.text], clock, signal);
  return found > total ? { ...wider, count: found - total } : undefined;
}

async function offersFor(query: Query, { clock, questions, signal }: Asking): Promise<readonly RelaxedOffer[]> {
  const words = typedWords(query).slice(0, MOST_WORDS);
  const close = await Promise.all(words.map(({ text }) => questions.closeWords(text, MOST_MEANT, signal)));
  const meant = words.flatMap((word, nth) => (close[nth] ?? []).map(({ value }) => withWord(query, word, value)));
  const looser = relaxQuery(query);
  const [first, ...others] = looser;
  // what stands elsewhere was spelled as it was meant
  const queries = first?.change.kind === 'everywhere' ? [first, ...meant, ...others] : [...meant, ...looser];
  if (queries.length === 0) return [];
  const counts = await questions.counts(
    queries.map(each => each.text),
    clock,
    signal,
  );
  const found = queries.map((each, nth) => ({ ...each, count: counts[nth] ?? 0 }));
  return found.filter(({ count }) => count > 0).slice(0, MOST_OFFERS);
}

/** Where the buckets of a histogram begin, and where the last one ends. */
export function edgesOf(histogram: Histogram | undefined): readonly Instant[] {
  const buckets = histogram?.buckets ?? [];
  const last = buckets.at(-1);
  return [...buckets.map(({ from }) => from), ...(last === undefined ? [] : [last.until])];
}

/** The text without what it asks of one facet. */
function withoutFacet(text: string, key: FacetKey): string {
  return filterValues(text, key).reduce((rest, value) => removeFilter(rest, key, value), text);
}

export function withoutTime(text: string): string {
  return setRange(text, undefined, undefined);
}
