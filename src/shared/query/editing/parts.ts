import { type KeyName, keyNamed } from '../language/keys';
import { queryTokens } from '../language/parse';
import type { Token } from '../language/scanner';

/** A term of a query as it stands in the text, outside of all brackets. Places are UTF-16 units of the text. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** Absent for words, quotes, patterns and groups. */
  readonly key?: KeyName | 'field';
  readonly values: readonly PartValue[];
  /** What stands behind it cannot become part of it. */
  readonly closed: boolean;
}

export interface PartValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** The parts are alternatives, or some of them are: none can be taken away or joined by itself. */
  readonly alternatives: boolean;
}

/** The terms of a query in the order of the text. */
export function partsOf(text: string): Parts {
  const tokens = queryTokens(text);
  const parts: Part[] = [];
  let alternatives = false;
  let at = 0;
  while (at < tokens.length) {
    const first = at;
    let negated = false;
    while (tokens[at]?.kind === 'not') {
      negated = !negated;
      at++;
    }
    const token = tokens[at];
    at++;
    if (token === undefined) break;
    if (token.kind === 'or') alternatives = true;
    if (token.kind === 'or' || token.kind === 'close') continue;

    const from = at;
    if (token.kind === 'open') at = behindBracket(tokens, at);
    else if (token.kind === 'key') at = behindValues(tokens, at);
    const last = tokens[at - 1] ?? token;
    parts.push({
      start: tokens[first]?.start ?? token.start,
      end: last.end,
      negated,
      ...(token.kind === 'key' ? keyOf(token.text) : {}),
      values: token.kind === 'key' ? valuesIn(token.text, tokens.slice(from, at)) : [],
      closed: last.unclosed !== true && !text.slice(token.start, last.end).endsWith('\\'),
    });
  }
  return { parts, alternatives };
}

function keyOf(name: string): Pick<Part, 'key'> {
  const key = name === 'field' ? name : keyNamed(name);
  return key === undefined ? {} : { key };
}

/** The place of the first token behind those that belong to a key. */
export function behindValues(tokens: readonly Token[], from: number): number {
  let at = from;
  while (tokens[at]?.glued === true && VALUES.has(tokens[at]?.kind ?? 'or')) at++;
  return at;
}

const VALUES: ReadonlySet<Token['kind']> = new Set(['word', 'quoted', 'comma', 'whole']);

function behindBracket(tokens: readonly Token[], from: number): number {
  let depth = 1;
  let at = from;
  for (; at < tokens.length && depth > 0; at++) {
    if (tokens[at]?.kind === 'open') depth++;
    if (tokens[at]?.kind === 'close') depth--;
  }
  return at;
}

function valuesIn(key: string, tokens: readonly Token[]): PartValue[] {
  if (key === 'field') return fieldIn(tokens);
  const values: PartValue[] = [];
  for (const [nth, { kind, text, start, end }] of tokens.entries()) {
    if (kind === 'comma' || kind === 'whole') continue;
    const sign = tokens[nth - 1];
    values.push({ text, start: sign?.kind === 'whole' ? sign.start : start, end });
  }
  return values;
}

/** A field and what it is compared with are one. */
function fieldIn(tokens: readonly Token[]): PartValue[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return [];
  const text = tokens.map(token => (token.kind === 'comma' ? ', ' : token.text)).join('');
  return text === '' ? [] : [{ text, start: first.start, end: last.end }];
}
