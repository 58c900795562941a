import { COLON, COMMA, isSpace, OPEN_BRACE, OPEN_BRACKET, QUOTE, REACH } from './byte-view';

/**
 * The names of the first two members of a record: what tells the start of the next record from an object inside this
 * one. The second is absent where the first member's value is not plain.
 */
export interface Opening {
  readonly first: string;
  readonly second?: string;
}

const decoder = new TextDecoder();

/** Reads the opening at a `{`, at most `REACH` bytes of it. In valid JSON no string holds these bytes: its quotes are escaped. */
export function openingAt(bytes: Uint8Array, at: number, length: number): Opening | undefined {
  const end = Math.min(length, at + REACH);
  if (bytes[at] !== OPEN_BRACE) return undefined;
  const first = nameAt(bytes, skipSpace(bytes, at + 1, end), end);
  if (first === undefined) return undefined;
  const value = skipSpace(bytes, first.end, end);
  const comma = skipSpace(bytes, endOfPlainValue(bytes, value, end), end);
  const second = bytes[comma] === COMMA ? nameAt(bytes, skipSpace(bytes, comma + 1, end), end) : undefined;
  return { first: first.name, ...(second === undefined ? {} : { second: second.name }) };
}

export function isSameOpening(a: Opening, b: Opening): boolean {
  return a.first === b.first && (a.second === undefined || b.second === undefined || a.second === b.second);
}

function nameAt(
  bytes: Uint8Array,
  at: number,
  end: number,
): { readonly name: string; readonly end: number } | undefined {
  if (bytes[at] !== QUOTE) return undefined;
  const close = endOfQuoted(bytes, at, end);
  const colon = skipSpace(bytes, close, end);
  if (colon >= end || bytes[colon] !== COLON) return undefined;
  return { name: decoder.decode(bytes.subarray(at + 1, close - 1)), end: colon + 1 };
}

function endOfPlainValue(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at];
  if (byte === QUOTE) return endOfQuoted(bytes, at, end);
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return end;
  let next = at;
  while (next < end && bytes[next] !== COMMA && bytes[next] !== QUOTE && !isSpace(bytes[next] as number)) next++;
  return next;
}

function endOfQuoted(bytes: Uint8Array, at: number, end: number): number {
  let next = at + 1;
  while (next < end && bytes[next] !== QUOTE) next += bytes[next] === 92 ? 2 : 1;
  return Math.min(next + 1, end);
}

function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(bytes[next] as number)) next++;
  return next;
}
