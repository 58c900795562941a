import { readDuration, readNumber } from './amounts';
import { type Clock, readSpan } from './calendar';
import { type KeyName, keyNamed, kindOf, type ValueKind } from './keys';
import { compiled } from './pattern';
import { holdsWords, phraseTerms } from './phrase';
import { scanQuery, type Token } from './scanner';
import type { FieldFilter, Query, QueryProblem, Test, Value, Words } from './tree';

export interface ParsedQuery {
  readonly query: Query;
  /** In the order of the text. What is named here is ignored or taken as a word; the rest of the query runs. */
  readonly problems: readonly QueryProblem[];
}

// any clock tells whether a date word is one; which stretch it names is asked when the query runs
const ANY_CLOCK: Clock = { now: Date.UTC(2025, 0, 1) as Clock['now'], zone: 'UTC' };

const PARSED_KEPT = 64;
const parsed = new Map<string, ParsedQuery>();

/**
 * Reads a query. Every text is one: what is not understood is said and does not stop the rest. Box, chips, explanation,
 * marks, facets and search ask for the same few texts one after another: in each thread each is read once.
 */
export function parseQuery(text: string): ParsedQuery {
  let held = parsed.get(text);
  if (held === undefined) {
    held = new Parser(queryTokens(text)).parse();
    const [oldest] = parsed.keys();
    if (parsed.size >= PARSED_KEPT && oldest !== undefined) parsed.delete(oldest);
    parsed.set(text, held);
  }
  return held;
}

/** The tokens of a query. Every word before a colon is taken for a key, so that unknown ones can be told. */
export function queryTokens(text: string): Token[] {
  return scanQuery(text, name => !/^(?:https?|mailto|tel)$/.test(name));
}

/** In UTF-16 units of the query's text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

interface PlacedValue extends Place {
  readonly text: string;
  readonly quoted: boolean;
  readonly whole: boolean;
  readonly close: boolean;
}

const VALUE_TOKENS: ReadonlySet<Token['kind']> = new Set(['word', 'quoted', 'comma', 'whole']);

class Parser {
  readonly #tokens: readonly Token[];
  readonly #problems: QueryProblem[] = [];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): ParsedQuery {
    const parts: Query[] = [];
    while (this.#at < this.#tokens.length) {
      parts.push(this.#any());
      // only a closing bracket that nothing opened can stand here
      if (this.#peek()?.kind === 'close') this.#report(this.#take(), 'stray-bracket');
    }
    return { query: all(parts), problems: this.#problems.sort((a, b) => a.start - b.start) };
  }

  #any(): Query {
    const choices: Query[] = [];
    let expectsMore = true;
    for (;;) {
      const before = this.#at;
      const part = this.#all();
      if (this.#at > before) choices.push(part);
      const next = this.#peek();
      if (next?.kind !== 'or') {
        if (expectsMore && choices.length > 0 && this.#at === before)
          this.#report(this.#tokens[before - 1], 'stray-operator');
        break;
      }
      this.#take();
      if (this.#at - 1 === before) this.#report(next, 'stray-operator');
      expectsMore = true;
    }
    return any(choices.filter(choice => choice.kind !== 'everything'));
  }

  #all(): Query {
    const parts: Query[] = [];
    for (
      let next = this.#peek();
      next !== undefined && next.kind !== 'or' && next.kind !== 'close';
      next = this.#peek()
    ) {
      const part = this.#term();
      if (part !== undefined) parts.push(part);
    }
    return all(parts);
  }

  #term(): Query | undefined {
    const token = this.#take();
    switch (token.kind) {
      case 'not':
        return this.#negated(token);
      case 'open':
        return this.#bracket(token);
      case 'quoted':
        if (token.unclosed === true) this.#report(token, 'unclosed-quote');
        return token.text === '' ? undefined : this.#words(token, { kind: 'words', text: token.text, quoted: true });
      case 'pattern':
        return this.#pattern(token);
      case 'key':
        return this.#keyed(token);
      default:
        return token.close === true
          ? this.#closeWords(token, token.text)
          : this.#words(token, { kind: 'words', text: token.text, quoted: false });
    }
  }

  /** Each word by itself: what is nearly a row of words is nothing anybody could tell. */
  #closeWords(place: Place, written: string, key?: KeyName): Query | undefined {
    const text = written.slice(1);
    const words = this.#words(place, { kind: 'words', text, quoted: false, close: true, ...(key && { key }) });
    const terms = phraseTerms(text, false)?.terms ?? [];
    return words && (terms.length === 1 ? words : all(terms.map(term => ({ ...words, text: term }))));
  }

  #words(place: Place, words: Words): Words | undefined {
    if (holdsWords(words.text)) return words;
    this.#problems.push({ start: place.start, end: place.end, code: 'no-letters' });
    return undefined;
  }

  #negated(token: Token): Query | undefined {
    const next = this.#peek();
    if (next === undefined || next.kind === 'or' || next.kind === 'close') {
      this.#report(token, 'stray-operator');
      return undefined;
    }
    const part = this.#term();
    return part === undefined || part.kind === 'everything' ? undefined : { kind: 'not', of: part };
  }

  #bracket(token: Token): Query | undefined {
    const inside = this.#any();
    if (this.#peek()?.kind === 'close') this.#take();
    else this.#report(token, 'unclosed-bracket');
    return inside.kind === 'everything' ? undefined : inside;
  }

  #pattern(token: Token): Query | undefined {
    if (compiled(token.text) !== undefined) return { kind: 'pattern', source: token.text };
    this.#report(token, 'bad-pattern');
    return undefined;
  }

  #keyed(token: Token): Query | undefined {
    if (token.text === 'field') return this.#field(token);
    const values: PlacedValue[] = [];
    let whole = false;
    for (let next = this.#peek(); next?.glued === true && VALUE_TOKENS.has(next.kind); next = this.#peek()) {
      this.#take();
      if (next.unclosed === true) this.#report(next, 'unclosed-quote');
      if (next.kind !== 'comma' && next.kind !== 'whole' && next.text !== '') {
        const { text, kind, start, end, close = false } = next;
        values.push({ text, quoted: kind === 'quoted', whole, close, start, end });
      }
      whole = next.kind === 'whole';
    }
    const end = values.at(-1)?.end ?? token.end;
    const key = keyNamed(token.text);
    if (key === undefined) {
      this.#problems.push({ start: token.start, end: token.end, code: 'unknown-key' });
      const text = `${token.text}:${values.map(value => value.text).join(',')}`;
      return { kind: 'words', text, quoted: false };
    }
    if (values.length === 0) {
      this.#problems.push({ start: token.start, end, code: 'missing-value' });
      return undefined;
    }
    return this.#tested(key, kindOf(key), values);
  }

  /** `path=a,"b c"`: commas stand between values; without a sign of equality, between fields. */
  #field(token: Token): Query | undefined {
    const pieces = [''];
    for (let next = this.#peek(); next?.glued === true && VALUE_TOKENS.has(next.kind); next = this.#peek()) {
      this.#take();
      if (next.unclosed === true) this.#report(next, 'unclosed-quote');
      if (next.kind === 'comma') pieces.push('');
      else pieces.push(pieces.pop() + next.text);
    }
    const [first = '', ...more] = pieces;
    const fields = first.includes('=') ? [fieldOf(first, more)] : pieces.map(piece => fieldOf(piece, []));
    const named = fields.filter(({ path }) => path !== '');
    if (named.length > 0) return any(named);
    this.#report(token, 'missing-value');
    return undefined;
  }

  #tested(key: KeyName, kind: ValueKind, values: readonly PlacedValue[]): Query | undefined {
    if (kind.kind === 'text') {
      return orUndefined(
        any(
          values.flatMap(value =>
            value.close
              ? (this.#closeWords(value, value.text, key) ?? [])
              : (this.#words(value, { kind: 'words', text: value.text, quoted: value.quoted, key }) ?? []),
          ),
        ),
      );
    }
    if (kind.answeredBy === 'columns' && values.some(({ text, quoted }) => text === '*' && !quoted)) {
      return { kind: 'filter', key, test: { kind: 'known' } };
    }
    if (kind.kind === 'choice') {
      const named = values.flatMap(value => {
        const known = kind.among.find(choice => choice.toLowerCase() === value.text.toLowerCase());
        if (known === undefined) this.#problems.push({ start: value.start, end: value.end, code: 'unknown-value' });
        return known === undefined ? [] : [{ text: known, quoted: false }];
      });
      return named.length === 0 ? undefined : { kind: 'filter', key, test: { kind: 'is', values: named } };
    }
    if (kind.kind === 'name') {
      const named = values.flatMap(({ text, quoted, whole, start, end }): Value[] => {
        if (!holdsWords(text)) {
          this.#problems.push({ start, end, code: 'no-letters' });
          return [];
        }
        return [
          whole && kind.answeredBy === 'columns' ? { text, quoted: true, whole } : { text, quoted: quoted || whole },
        ];
      });
      return named.length === 0 ? undefined : { kind: 'filter', key, test: { kind: 'is', values: named } };
    }

    const understood = values.flatMap(value => {
      const test = testOf(value.text, kind);
      if (test === undefined) {
        const code =
          kind.kind === 'number' ? 'not-a-number' : kind.kind === 'duration' ? 'not-a-duration' : 'not-a-time';
        this.#problems.push({ start: value.start, end: value.end, code });
      }
      return test === undefined ? [] : [{ kind: 'filter' as const, key, test }];
    });
    return understood.length === 0 ? undefined : any(understood);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(): Token {
    return this.#tokens[this.#at++] as Token;
  }

  #report(token: Token | undefined, code: QueryProblem['code']): void {
    if (token !== undefined) this.#problems.push({ start: token.start, end: token.end, code });
  }
}

function fieldOf(written: string, others: readonly string[]): FieldFilter {
  const equals = written.indexOf('=');
  if (equals < 0) return { kind: 'field', path: written };
  const [value, ...more] = [written.slice(equals + 1), ...others].filter(each => each !== '');
  const path = written.slice(0, equals);
  return { kind: 'field', path, ...(value === undefined ? {} : { values: [value, ...more] }) };
}

/** `<40`, `>=15m`, `5..20`, `..2025-03`, or a plain value; nothing where an amount is none. */
function testOf(text: string, kind: ValueKind): Test | undefined {
  const compared = /^(<=|>=|<|>)(.+)$/s.exec(text);
  if (compared && kind.kind !== 'time') {
    const [, operator, value = ''] = compared;
    return isAmount(value, kind) ? { kind: 'compare', operator: operator as '<', value } : undefined;
  }
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const [from, until] = [text.slice(0, dots), text.slice(dots + 2)];
    if (
      (from === '' && until === '') ||
      (from !== '' && !isAmount(from, kind)) ||
      (until !== '' && !isAmount(until, kind))
    )
      return undefined;
    return { kind: 'range', ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) };
  }
  return isAmount(text, kind) ? { kind: 'is', values: [{ text, quoted: false }] } : undefined;
}

function isAmount(text: string, kind: ValueKind): boolean {
  if (kind.kind === 'number') return readNumber(text) !== undefined;
  if (kind.kind === 'duration') return readDuration(text) !== undefined;
  return readSpan(text, ANY_CLOCK) !== undefined;
}

/** One of one is itself, and an AND inside an AND is part of it: equal questions get equal trees. */
function all(parts: readonly Query[]): Query {
  const flat = parts.flatMap(part => (part.kind === 'all' ? part.of : part.kind === 'everything' ? [] : [part]));
  const [only] = flat;
  if (only === undefined) return { kind: 'everything' };
  return flat.length === 1 ? only : { kind: 'all', of: flat };
}

function any(parts: readonly Query[]): Query {
  const flat = parts.flatMap(part => (part.kind === 'any' ? part.of : [part]));
  const [only] = flat;
  if (only === undefined) return { kind: 'everything' };
  return flat.length === 1 ? only : { kind: 'any', of: flat };
}

function orUndefined(query: Query): Query | undefined {
  return query.kind === 'everything' ? undefined : query;
}
