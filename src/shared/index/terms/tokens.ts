import { EXPANDED, expansionOf, FIRST_FOLDED, foldOf, PAIRED, SEPARATOR, SKIPPED, SYMBOL } from './fold-table';

/** Longer words are cut here, in the index and in a query alike: what is beyond is no word (keys, encoded files). */
export const LONGEST_TERM = 64;

/**
 * Takes one term: its UTF-8 stands in `bytes[0, length)`, valid only during the call. `hash` is FNV-1a of it, `from` and
 * `until` are where in the text its characters stand.
 * Terms come in the order of their positions: the nth call since the start of a text is position n.
 */
export type TermSink = (bytes: Uint8Array, length: number, hash: number, from: number, until: number) => void;

const HASH_START = 0x811c9dc5 | 0;
const HASH_STEP = 0x01000193;
const term = new Uint8Array(LONGEST_TERM + 8);

// classes of ASCII in a table of its own: nine bytes of ten take this way
const ascii = Uint8Array.from({ length: 128 }, (_, code) => foldOf(code));

/**
 * Splits UTF-8 text into terms, the one way for index and query.
 *
 * Words are runs of folded letters and digits, so an order number, an address or a URL is the row of its parts.
 * A run of a script without spaces gives each overlapping pair and, so that a single character finds every place it
 * stands in as the beginning of a term, its last character alone. An emoji is a term.
 */
export function tokenize(text: Uint8Array, start: number, end: number, sink: TermSink): void {
  let length = 0;
  let hash = HASH_START;
  // where the term began and where its last character ended
  let from = start;
  let until = start;
  // the character of a paired script that waits for its right neighbour, or 0
  let left = 0;
  let at = start;

  while (at < end) {
    const byte = text[at] as number;
    if (byte < 0x80) {
      const fold = ascii[byte] as number;
      if (fold >= FIRST_FOLDED) {
        if (left !== 0) left = endRun(left, sink, from, until);
        if (length === 0) from = at;
        if (length < LONGEST_TERM) {
          term[length++] = fold;
          hash = Math.imul(hash ^ fold, HASH_STEP);
        }
        until = ++at;
        continue;
      }
      at++;
      if (left !== 0) left = endRun(left, sink, from, until);
      if (length > 0) {
        sink(term, length, hash, from, until);
        length = 0;
        hash = HASH_START;
      }
      continue;
    }

    const here = at;
    let codePoint: number;
    if (byte < 0xe0) {
      codePoint = ((byte & 0x1f) << 6) | ((text[at + 1] as number) & 0x3f);
      at += 2;
    } else if (byte < 0xf0) {
      codePoint = ((byte & 0x0f) << 12) | (((text[at + 1] as number) & 0x3f) << 6) | ((text[at + 2] as number) & 0x3f);
      at += 3;
    } else {
      codePoint =
        ((byte & 0x07) << 18) |
        (((text[at + 1] as number) & 0x3f) << 12) |
        (((text[at + 2] as number) & 0x3f) << 6) |
        ((text[at + 3] as number) & 0x3f);
      at += 4;
    }

    const fold = foldOf(codePoint);
    if (fold === SKIPPED) continue;
    if (fold === PAIRED || (fold === EXPANDED && isPairedExpansion(codePoint))) {
      if (length > 0) {
        sink(term, length, hash, from, until);
        length = 0;
        hash = HASH_START;
      }
      const right = fold === PAIRED ? codePoint : firstOf(expansionOf(codePoint));
      if (left !== 0) emitPair(left, right, sink, from, at);
      left = right;
      from = here;
      until = at;
      continue;
    }
    if (left !== 0) left = endRun(left, sink, from, until);
    if (fold === SEPARATOR || fold === SYMBOL) {
      if (length > 0) {
        sink(term, length, hash, from, until);
        length = 0;
        hash = HASH_START;
      }
      if (fold === SYMBOL) emitPair(codePoint, 0, sink, here, at);
      continue;
    }
    const before = length;
    if (before === 0) from = here;
    until = at;
    length = fold === EXPANDED ? append(expansionOf(codePoint), length) : appendCodePoint(fold, length);
    for (let index = before; index < length; index++) hash = Math.imul(hash ^ (term[index] as number), HASH_STEP);
  }
  if (left !== 0) endRun(left, sink, from, until);
  if (length > 0) sink(term, length, hash, from, until);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const ASCII = /^[\0-\x7f]*$/;

/** The terms of a text as strings, by position: for names, queries and tests. */
export function termsOf(text: string): string[] {
  // names of people and queues, by the thousand when one of them is looked for
  if (ASCII.test(text))
    return (
      text
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.map(cutTerm) ?? []
    );
  const terms: string[] = [];
  const bytes = encodeForIndex(text);
  tokenize(bytes, 0, bytes.length, (buffer, length) => terms.push(decoder.decode(buffer.subarray(0, length))));
  return terms;
}

function cutTerm(term: string): string {
  return term.length > LONGEST_TERM ? term.slice(0, LONGEST_TERM) : term;
}

// combining marks that belong to kana, and half-width kana whose marks stand beside them, are one character only after NFKC
const NEEDS_COMPOSING = /[゙゚ｦ-ﾟᄀ-ᇿ]/;

/** UTF-8 of a text as the tokenizer expects it. */
export function encodeForIndex(text: string): Uint8Array {
  return encoder.encode(composed(text));
}

/** The text whose UTF-8 the tokenizer expects: nearly always itself. */
export function composed(text: string): string {
  return NEEDS_COMPOSING.test(text) ? text.normalize('NFKC') : text;
}

function endRun(character: number, sink: TermSink, from: number, until: number): 0 {
  emitPair(character, 0, sink, from, until);
  return 0;
}

const pair = new Uint8Array(8);

function emitPair(first: number, second: number, sink: TermSink, from: number, until: number): void {
  let length = writeUtf8(pair, 0, first);
  if (second !== 0) length = writeUtf8(pair, length, second);
  let hash = HASH_START;
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ (pair[index] as number), HASH_STEP);
  sink(pair, length, hash, from, until);
}

function append(bytes: Uint8Array, length: number): number {
  if (length + bytes.length > LONGEST_TERM) return length;
  term.set(bytes, length);
  return length + bytes.length;
}

function appendCodePoint(codePoint: number, length: number): number {
  // a character that would be cut in two is left out whole
  if (length + 3 > LONGEST_TERM) return length;
  return writeUtf8(term, length, codePoint);
}

function writeUtf8(target: Uint8Array, at: number, codePoint: number): number {
  if (codePoint < 0x80) {
    target[at] = codePoint;
    return at + 1;
  }
  if (codePoint < 0x800) {
    target[at] = 0xc0 | (codePoint >> 6);
    target[at + 1] = 0x80 | (codePoint & 0x3f);
    return at + 2;
  }
  if (codePoint < 0x10000) {
    target[at] = 0xe0 | (codePoint >> 12);
    target[at + 1] = 0x80 | ((codePoint >> 6) & 0x3f);
    target[at + 2] = 0x80 | (codePoint & 0x3f);
    return at + 3;
  }
  target[at] = 0xf0 | (codePoint >> 18);
  target[at + 1] = 0x80 | ((codePoint >> 12) & 0x3f);
  target[at + 2] = 0x80 | ((codePoint >> 6) & 0x3f);
  target[at + 3] = 0x80 | (codePoint & 0x3f);
  return at + 4;
}

function isPairedExpansion(codePoint: number): boolean {
  return foldOf(firstOf(expansionOf(codePoint))) === PAIRED;
}

function firstOf(utf8: Uint8Array): number {
  return decoder.decode(utf8).codePointAt(0) as number;
}
