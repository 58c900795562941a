import { type KeyName, keyNamed } from '../language/keys';
import { queryTokens } from '../language/parse';
import type { Token } from '../language/scanner';
import { behindValues } from './parts';

/** What is being typed at the caret. `start` to `end` is what a suggestion replaces. */
export type Typing =
  | { readonly kind: 'nothing'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'word';
      readonly quoted: boolean;
      readonly prefix: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'value';
      readonly key: KeyName | 'field';
      readonly prefix: string;
      readonly start: number;
      readonly end: number;
      /** The whole term, with its key, where this is its only value. */
      readonly term?: { readonly start: number; readonly end: number };
    };

/** Reads the text around the caret. Inside of patterns and brackets' signs nothing is suggested. */
export function typingAt(text: string, caret: number): Typing | undefined {
  const tokens = queryTokens(text);
  const key = tokens.findIndex((token, nth) => {
    if (token.kind !== 'key' || caret < token.end) return false;
    const last = tokens[behindValues(tokens, nth + 1) - 1] ?? token;
    return caret <= last.end;
  });
  const keyToken = tokens[key];
  if (keyToken !== undefined)
    return typedValue(text, caret, keyToken, tokens.slice(key + 1, behindValues(tokens, key + 1)));

  const token = tokens.find(({ start, end }) => start < caret && caret <= end);
  if (token === undefined) return { kind: 'nothing', start: caret, end: caret };
  if (token.kind !== 'word' && token.kind !== 'quoted' && token.kind !== 'or') return undefined;
  const { start, end } = token;
  return { kind: 'word', quoted: token.kind === 'quoted', prefix: typedText(text.slice(start, caret)), start, end };
}

function typedValue(text: string, caret: number, key: Token, tokens: readonly Token[]): Typing | undefined {
  const name = key.text === 'field' ? key.text : keyNamed(key.text);
  if (name === undefined) return undefined;
  const nth = tokens.findIndex(({ kind, start, end }) => kind !== 'comma' && start <= caret && caret <= end);
  const token = tokens[nth];
  const alone =
    tokens.every(({ kind }) => kind !== 'comma') && tokens.filter(({ kind }) => kind !== 'whole').length < 2;
  const term = alone ? { term: { start: key.start, end: tokens.at(-1)?.end ?? key.end } } : {};
  if (token === undefined) return { kind: 'value', key: name, prefix: '', start: caret, end: caret, ...term };
  // a sign in front of the value is replaced with it, and one alone takes the value that follows
  const before = tokens[nth - 1];
  const value = token.kind === 'whole' ? (tokens[nth + 1] ?? token) : token;
  const start = before?.kind === 'whole' ? before.start : token.start;
  return {
    kind: 'value',
    key: name,
    prefix: typedText(text.slice(value.start, caret)),
    start,
    end: value.end,
    ...term,
  };
}

/** What a piece of query text means: without the quotes around it and the backslashes in it. */
function typedText(piece: string): string {
  return piece
    .replace(/^["“”]/, '')
    .replace(/(?<!\\)["“”]$/, '')
    .replace(/\\(.)/gs, '$1');
}
