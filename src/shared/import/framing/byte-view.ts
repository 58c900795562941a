/** What the border scanner sees around a byte. Each answer looks at a bounded stretch, so any cut of the file gives the same. */

const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
const SPACE = 32;
export const QUOTE = 34;
export const APOSTROPHE = 39;
const STAR = 42;
export const COMMA = 44;
export const SLASH = 47;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
/** First byte of the typographic quotes “ ” „ ‟ in UTF-8. */
export const TYPOGRAPHIC = 0xe2;

/** `wait`: the bytes that decide are not there yet. */
export type Answer = 'yes' | 'no' | 'wait';

/** How far ahead or behind is looked before the answer is no. */
export const REACH = 4096;
const LITERAL_REACH = 65_536;

/** Bytes that matter outside of strings; all others are passed over. */
export const IS_STRUCTURE = /* @__PURE__ */ (() => {
  const table = new Uint8Array(256);
  for (const byte of [QUOTE, APOSTROPHE, SLASH, COLON, TYPOGRAPHIC]) table[byte] = 1;
  for (const byte of [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE]) table[byte] = 1;
  return table;
})();

/** Integers of so many digits do not fit into a number. */
export const LONG_DIGITS = 16;

/** Whether so many digits in a row may be in a stretch: one of them would stand at every sixteenth byte. */
export function mayHoldLongDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let next = from + LONG_DIGITS - 1; next < to; next += LONG_DIGITS) {
    const byte = bytes[next] as number;
    if (byte >= 48 && byte <= 57) return true;
  }
  return false;
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB;
}

/** The bytes that are there, and whether more may come. */
export interface ByteView {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly last: boolean;
}

/**
 * What searches from earlier bytes came to, so that no stretch is looked through again from each byte in it. Offsets
 * are those of the window.
 */
export class Searched {
  /** Nothing but white space lies from where it was looked for up to here. */
  blankUntil = 0;
  #missing = new Map<number, Missing>();

  /** What is known of the end of a literal of this kind that begins at `at`. */
  missingAt(kind: number, at: number): Missing | undefined {
    const known = this.#missing.get(kind);
    return known !== undefined && at < known.until ? known : undefined;
  }

  noteMissing(kind: number, until: number, isFinal: boolean): void {
    this.#missing.set(kind, { until, isFinal });
  }

  /** The window let go of so many bytes. */
  shift(by: number): void {
    this.blankUntil = Math.max(0, this.blankUntil - by);
    for (const known of this.#missing.values()) known.until -= by;
  }

  /** Reading starts over at an earlier byte. */
  forget(): void {
    this.blankUntil = 0;
    this.#missing.clear();
  }
}

/** No literal that begins before `until` ends before it; where that is final, it ends nowhere. */
interface Missing {
  until: number;
  readonly isFinal: boolean;
}

/** The first byte from `at` on that is no white space; -1 where none is in reach, -2 where it is not there yet. */
export function nextNonSpace(sight: ByteView, at: number, searched?: Searched): number {
  const end = Math.min(sight.length, at + REACH);
  const from = searched === undefined ? at : Math.max(at, Math.min(searched.blankUntil, end));
  for (let next = from; next < end; next++) {
    const byte = sight.bytes[next] as number;
    if (isSpace(byte)) continue;
    // no-break spaces come along when text is copied from a page
    if (byte === 0xc2 && sight.bytes[next + 1] === 0xa0 && next + 1 < sight.length) {
      next++;
      continue;
    }
    if (searched !== undefined) searched.blankUntil = next;
    return next;
  }
  if (searched !== undefined) searched.blankUntil = Math.max(searched.blankUntil, end);
  return end === at + REACH || sight.last ? -1 : -2;
}

/** The last byte before `at`, but not before `floor`, that is no white space; -1 where there is none. */
export function previousNonSpace(bytes: Uint8Array, at: number, floor: number): number {
  let previous = at - 1;
  while (previous >= floor && isSpace(bytes[previous] as number)) previous--;
  return previous >= floor ? previous : -1;
}

/** Whether the `{` at `at` begins a JSON object rather than a placeholder of prose such as `{domain}`. */
export function startsObject(sight: ByteView, at: number, startsLine: boolean): Answer {
  const next = nextNonSpace(sight, at + 1);
  if (next < 0) return next === -2 ? 'wait' : 'no';
  const byte = sight.bytes[next] as number;
  if (byte === QUOTE || byte === CLOSE_BRACE) return 'yes';
  if (byte === TYPOGRAPHIC) {
    if (next + 2 >= sight.length) return sight.last ? 'no' : 'wait';
    return isTypographicQuote(sight.bytes, next) ? 'yes' : 'no';
  }
  if (!startsLine) return 'no';
  if (byte === APOSTROPHE) return 'yes';
  if (byte === SLASH) {
    if (next + 1 >= sight.length) return sight.last ? 'no' : 'wait';
    const after = sight.bytes[next + 1];
    return after === SLASH || after === STAR ? 'yes' : 'no';
  }
  return startsPlainMember(sight, next);
}

/** Whether a name without quotes and a colon follow, as database shells print members. */
function startsPlainMember(sight: ByteView, at: number): Answer {
  let end = at;
  while (end < sight.length && end - at < 128 && isNameByte(sight.bytes[end] as number)) end++;
  if (end === sight.length && !sight.last) return 'wait';
  if (end === at) return 'no';
  const next = nextNonSpace(sight, end);
  if (next === -2) return 'wait';
  return next >= 0 && sight.bytes[next] === COLON ? 'yes' : 'no';
}

/** Whether the `[` at `at` begins an array that may hold records. */
export function startsArray(sight: ByteView, at: number, startsLine: boolean, level = 0): Answer {
  const next = nextNonSpace(sight, at + 1);
  if (next < 0) return next === -2 ? 'wait' : 'no';
  const byte = sight.bytes[next] as number;
  if (byte === OPEN_BRACE) return startsObject(sight, next, startsLine);
  if (byte === CLOSE_BRACKET) return startsLine ? 'yes' : 'no';
  return byte === OPEN_BRACKET && level < 8 ? startsArray(sight, next, startsLine, level + 1) : 'no';
}

/**
 * Whether a string that meets the end of its line was closed there by mistake of a missing quote: the next line then
 * begins with structure. Otherwise the line break belongs to the text.
 */
export function structureFollows(sight: ByteView, at: number, searched: Searched): Answer {
  const next = nextNonSpace(sight, at, searched);
  if (next < 0) return next === -2 ? 'wait' : 'no';
  const byte = sight.bytes[next] as number;
  const structure =
    byte === QUOTE || byte === OPEN_BRACE || byte === CLOSE_BRACE || byte === OPEN_BRACKET || byte === CLOSE_BRACKET;
  return structure ? 'yes' : 'no';
}

/**
 * Where the comment or regular expression at `at` ends; `at + 1` where the slash is neither, -1 where its end is not
 * there yet. In strict JSON no slash stands outside of a string.
 */
export function endOfSlash(sight: ByteView, at: number, floor: number, searched: Searched): number {
  const { bytes, length, last } = sight;
  if (at + 1 >= length) return last ? at + 1 : -1;
  const second = bytes[at + 1];
  const end = Math.min(length, at + LITERAL_REACH);
  const missing = end === at + LITERAL_REACH || last ? at + 1 : -1;
  if (second === STAR || second === SLASH) {
    const closer = second === SLASH ? LINE_FEED : STAR;
    const from = Math.max(at + 2, searched.missingAt(closer, at)?.until ?? 0);
    for (let next = from; next + 1 < end; next++) {
      if (second === SLASH ? bytes[next] === LINE_FEED : bytes[next] === STAR && bytes[next + 1] === SLASH) {
        return second === SLASH ? next : next + 2;
      }
    }
    // the last byte in sight may be half of an end
    searched.noteMissing(closer, Math.max(from, end - 1), false);
    return second === SLASH && last && length < at + LITERAL_REACH ? length : missing;
  }
  const previous = previousNonSpace(bytes, at, floor);
  if (previous < 0 || (bytes[previous] !== COLON && bytes[previous] !== COMMA && bytes[previous] !== OPEN_BRACKET)) {
    return at + 1;
  }
  return endOnLine(sight, at, SLASH, searched);
}

/** Where the text in apostrophes at `at` ends, on its own line; `at + 1` where it does not, -1 where that is not known yet. */
export function endOfApostrophes(sight: ByteView, at: number, searched: Searched): number {
  return endOnLine(sight, at, APOSTROPHE, searched);
}

/**
 * The same for any closing byte. Where one that begins at an earlier byte has no end, all such bytes up to there are
 * escaped, so that a search from any of them is the rest of that one.
 */
function endOnLine({ bytes, length, last }: ByteView, at: number, closer: number, searched: Searched): number {
  const end = Math.min(length, at + LITERAL_REACH);
  const known = searched.missingAt(closer, at);
  if (known?.isFinal === true) return at + 1;
  let next = Math.max(at + 1, known?.until ?? 0);
  for (; next < end; next++) {
    if (bytes[next] === BACKSLASH) next++;
    else if (bytes[next] === closer) return next + 1;
    else if (bytes[next] === LINE_FEED) {
      searched.noteMissing(closer, next, true);
      return at + 1;
    }
  }
  searched.noteMissing(closer, next, false);
  return end === at + LITERAL_REACH || last ? at + 1 : -1;
}

/** The same for typographic double quotes, which may also be closed by a plain one. */
export function endOfTypographic({ bytes, length, last }: ByteView, at: number): number {
  if (at + 2 >= length) return last ? at + 1 : -1;
  if (!isTypographicQuote(bytes, at)) return at + 1;
  const end = Math.min(length, at + LITERAL_REACH);
  for (let next = at + 3; next < end; next++) {
    const byte = bytes[next];
    if (byte === LINE_FEED) return at + 3;
    if (byte === QUOTE) return next + 1;
    if (byte !== TYPOGRAPHIC) continue;
    if (next + 2 >= length) break;
    if (isTypographicQuote(bytes, next)) return next + 3;
  }
  return end === at + LITERAL_REACH || last ? at + 3 : -1;
}

function isTypographicQuote(bytes: Uint8Array, at: number): boolean {
  const third = bytes[at + 2] as number;
  return bytes[at] === TYPOGRAPHIC && bytes[at + 1] === 0x80 && third >= 0x9c && third <= 0x9f;
}

/** Whether the `[` at `at` is the value of a member with one of these names. */
export function isMemberNamed(names: readonly Uint8Array[], bytes: Uint8Array, at: number, floor: number): boolean {
  const colon = previousNonSpace(bytes, at, floor);
  if (colon < 0 || bytes[colon] !== COLON) return false;
  const close = previousNonSpace(bytes, colon, floor);
  if (close < 0) return false;
  const width =
    bytes[close] === QUOTE || bytes[close] === APOSTROPHE ? 1 : isTypographicQuote(bytes, close - 2) ? 3 : 0;
  const end = close + 1 - width;
  return names.some(name => {
    const start = end - name.length;
    if (start <= floor || isNameByte(bytes[start - 1] as number)) return false;
    return name.every((byte, n) => bytes[start + n] === byte);
  });
}

function isNameByte(byte: number): boolean {
  return (
    (byte >= 97 && byte <= 122) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 48 && byte <= 57) ||
    byte === 95 ||
    byte === 36
  );
}

export function isWordByte(byte: number): boolean {
  return byte === QUOTE || byte >= 0x80 || isNameByte(byte);
}
