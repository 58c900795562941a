import { SAID_AREAS } from '../../index/documents/areas';
import { areasOf, type KeyName, kindOf } from '../language/keys';
import { holdsWords } from '../language/phrase';
import { printQuery } from '../language/print';
import type { Query, Value, Words } from '../language/tree';

/** A query that finds as much or more, and what was let go to get it. */
export interface RelaxedQuery {
  readonly query: Query;
  readonly text: string;
  readonly change: /** The words may stand apart from each other, the last one may go on, names may be longer. */
    | { readonly kind: 'unquoted'; readonly part: Query }
    /** The words may stand anywhere. */
    | { readonly kind: 'anywhere'; readonly part: Query }
    /** Words without a place are looked for in names, queues, ids and every other field, too. */
    | { readonly kind: 'everywhere'; readonly part: Query }
    | { readonly kind: 'without'; readonly part: Query }
    /** A word that was probably mistyped is another one. It finds other conversations, not more. */
    | { readonly kind: 'meant'; readonly part: Query; readonly word: string };
}

const MOST = 12;

/** The closest looser queries, those that change least first: what to offer when nothing was found. */
export function relaxQuery(query: Query): readonly RelaxedQuery[] {
  const parts = query.kind === 'all' ? query.of : [query];
  const put = (nth: number, looser: readonly Query[]) =>
    joined([...parts.slice(0, nth), ...looser, ...parts.slice(nth + 1)]);
  const found = new Map<string, RelaxedQuery>();
  const offer = (change: RelaxedQuery['change'], looser: Query) => {
    const text = printQuery(looser);
    if (text !== '' && text !== printQuery(query) && !found.has(text)) found.set(text, { query: looser, text, change });
  };
  const wider = widened(query);
  if (wider !== undefined) offer({ kind: 'everywhere', part: query }, wider);
  for (const [nth, part] of parts.entries()) {
    const looser = unquoted(part);
    if (looser.length > 0) offer({ kind: 'unquoted', part }, put(nth, looser));
  }
  for (const [nth, part] of parts.entries()) {
    if (part.kind === 'words' && part.key !== undefined && kindOf(part.key).kind === 'text') {
      const { key, ...words } = part;
      offer({ kind: 'anywhere', part }, put(nth, [isSaid(key) ? words : { ...words, key: 'anywhere' }]));
    }
  }
  for (const [nth, part] of parts.entries()) offer({ kind: 'without', part }, put(nth, []));
  return [...found.values()].slice(0, MOST);
}

/** The single words of a query that may have been mistyped: nothing that was quoted, left out or is asked for loosely. */
export function typedWords(query: Query): readonly Words[] {
  const parts = query.kind === 'all' ? query.of : [query];
  return parts.filter(
    part =>
      part.kind === 'words' && !part.quoted && part.close === undefined && isSaid(part.key) && !/\d/.test(part.text),
  ) as readonly Words[];
}

/** The query with another word in the place of one that was mistyped. */
export function withWord(query: Query, part: Words, word: string): RelaxedQuery {
  const put = (one: Query): Query => (one === part ? { ...part, text: word } : one);
  const other = query.kind === 'all' ? { ...query, of: query.of.map(put) } : put(query);
  return { query: other, text: printQuery(other), change: { kind: 'meant', part, word } };
}

/**
 * The same query with its words looked for in every field, and these words; nothing where none was asked for without a
 * place. What is left out stays as it is.
 */
export function widerQuery(query: Query): { readonly text: string; readonly words: readonly string[] } | undefined {
  const wider = widened(query);
  return wider && { text: printQuery(wider), words: [...new Set(plainWords(query))] };
}

function widened(query: Query): Query | undefined {
  return plainWords(query).length === 0 ? undefined : withEveryField(query);
}

function plainWords(query: Query): readonly string[] {
  switch (query.kind) {
    case 'words':
      return query.key === undefined ? [query.text] : [];
    case 'all':
    case 'any':
      return query.of.flatMap(plainWords);
    default:
      return [];
  }
}

function withEveryField(query: Query): Query {
  switch (query.kind) {
    case 'words':
      return query.key === undefined ? { ...query, key: 'anywhere' } : query;
    case 'all':
    case 'any':
      return { kind: query.kind, of: query.of.map(withEveryField) };
    default:
      return query;
  }
}

/** Whether words without a key are looked for wherever this key looks for them. */
function isSaid(key: KeyName | undefined): boolean {
  const { areas } = areasOf(key);
  return areas?.every(area => SAID_AREAS.includes(area)) ?? false;
}

/** A phrase as its single words, which may stand anywhere; names by the beginning of their words. */
function unquoted(part: Query): readonly Query[] {
  if (part.kind === 'words' && part.quoted) {
    const { key } = part;
    const words = part.text.split(/\s+/).filter(holdsWords);
    return words.map(text => ({ kind: 'words', text, quoted: false, ...(key === undefined ? {} : { key }) }));
  }
  if (part.kind === 'filter' && part.test.kind === 'is' && part.test.values.some(({ quoted }) => quoted)) {
    const values: Value[] = part.test.values.map(({ text }) => ({ text, quoted: false }));
    return [{ ...part, test: { kind: 'is', values } }];
  }
  return [];
}

function joined(parts: readonly Query[]): Query {
  const flat = parts.flatMap(part => (part.kind === 'all' ? part.of : [part]));
  const [only] = flat;
  if (only === undefined) return { kind: 'everything' };
  return flat.length === 1 ? only : { kind: 'all', of: flat };
}
