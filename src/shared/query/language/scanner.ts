/** A piece of query text. `start` and `end` are UTF-16 units of the whole text; `text` has its escapes resolved. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'pattern' | 'open' | 'close' | 'or' | 'not' | 'key' | 'comma' | 'whole';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A quote or pattern that the text ended before it was closed. */
  readonly unclosed?: boolean;
  /** A word that was written behind a tilde, which is part of its text. */
  readonly close?: boolean;
  /** Nothing but this token's end stands between it and the next one. */
  readonly glued: boolean;
}

const SPACE = /\s/;
const KEY = /^[A-Za-z][A-Za-z.-]*$/;

/**
 * Cuts query text into tokens. Never fails: what is no operator is a word. A backslash takes its meaning from the next
 * character, so every text can be written as a word.
 */
export function scanQuery(text: string, isKey: (name: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  // inside the values of a key a comma separates, elsewhere it is part of the word
  let inValues = false;
  // a vendor field is compared by a sign of its own
  let takesWhole = false;

  while (at < text.length) {
    const character = text[at] as string;
    if (SPACE.test(character)) {
      at++;
      inValues = false;
      continue;
    }
    const glued = tokens.at(-1)?.end === at;
    const add = (kind: Token['kind'], value: string, end: number, unclosed = false) => {
      tokens.push({ kind, text: value, start: at, end, glued, ...(unclosed ? { unclosed } : {}) });
      at = end;
    };

    if (character === '"' || character === '“' || character === '”') {
      const { value, end, closed } = readQuoted(text, at + 1);
      add('quoted', value, end, !closed);
    } else if (character === '/' && !inValues && closesPattern(text, at)) {
      const end = closesPattern(text, at) as number;
      add('pattern', text.slice(at + 1, end), end + 1);
    } else if (character === '(' && !inValues) {
      add('open', '(', at + 1);
    } else if (character === ')') {
      add('close', ')', at + 1);
      inValues = false;
    } else if (character === '-' && !inValues && at + 1 < text.length && !SPACE.test(text[at + 1] as string)) {
      add('not', '-', at + 1);
    } else if (character === ',' && inValues) {
      add('comma', ',', at + 1);
    } else if (character === '=' && inValues && takesWhole && glued && beginsValue(tokens.at(-1))) {
      add('whole', '=', at + 1);
    } else {
      const word = readWord(text, at, inValues);
      const colon = inValues ? -1 : word.colon;
      const name = colon < 0 ? '' : text.slice(at, colon);
      if (colon >= 0 && KEY.test(name) && isKey(name.toLowerCase())) {
        add('key', name.toLowerCase(), colon + 1);
        inValues = true;
        takesWhole = name.toLowerCase() !== 'field';
      } else if (word.value === 'OR' && !word.escaped && !inValues) {
        add('or', 'OR', word.end);
      } else {
        const close = character === '~' && word.value.length > 1;
        tokens.push({ kind: 'word', text: word.value, start: at, end: word.end, glued, ...(close ? { close } : {}) });
        at = word.end;
      }
    }
  }
  return tokens;
}

function beginsValue(before: Token | undefined): boolean {
  return before?.kind === 'key' || before?.kind === 'comma';
}

function readWord(text: string, start: number, inValues: boolean) {
  let value = '';
  let colon = -1;
  let escaped = false;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\' && at + 1 < text.length) {
      escaped = true;
      value += text[++at];
      continue;
    }
    if (SPACE.test(character) || character === '"' || character === '“' || character === '”' || character === ')')
      break;
    if (inValues && character === ',') break;
    if (!inValues && character === '(' && at > start) break;
    // an escaped character in front of the colon makes the word a word
    if (character === ':' && colon < 0 && !escaped) colon = at;
    value += character;
  }
  return { value, end: at, colon, escaped };
}

function readQuoted(text: string, start: number) {
  let value = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\' && at + 1 < text.length) value += text[++at];
    else if (character === '"' || character === '“' || character === '”') return { value, end: at + 1, closed: true };
    else value += character;
  }
  return { value, end: text.length, closed: false };
}

/** Where the pattern that begins here ends; nothing where it does not end before a blank or the end of the text. */
function closesPattern(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '/') {
      const next = text[at + 1];
      if (at > start + 1 && (next === undefined || SPACE.test(next) || next === ')')) return at;
    }
  }
  return undefined;
}
