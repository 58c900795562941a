import { isObject, type Json } from '../../base/json';

/** The deepest nesting that is read: what walks a value may then simply call itself. */
export const MAX_DEPTH = 200;

export interface ExactJson {
  readonly value: Json;
  /** Integers of more than 15 digits, which come as their literal text: a number would lose digits. */
  readonly longIntegers: number;
}

/**
 * Reads strict JSON without losing digits. Nothing where the text is not JSON. Who knows that it has no long numbers
 * (`longDigits` false) saves the time to look for them: a quarter of the whole.
 */
export function parseExactly(text: string, longDigits = true): ExactJson | undefined {
  const value = parseStrictly(text);
  if (value === undefined || !longDigits || !mayHoldLongIntegers(text))
    return value && { value: value.json, longIntegers: 0 };
  const { quoted, count } = quoteLongIntegers(text);
  if (count === 0) return { value: value.json, longIntegers: 0 };
  const exact = parseStrictly(quoted);
  return exact && { value: exact.json, longIntegers: count };
}

function parseStrictly(text: string): { readonly json: Json } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

const DIGIT_RUNS = /\d{16,}/g;
// a run at the very beginning of a string, or one glued to other text, is no number
const BEFORE_A_NUMBER = /[\s:,[-]/;

/** Cheap and sometimes wrong: a digit run inside a text may look like a number of its own. */
function mayHoldLongIntegers(text: string): boolean {
  DIGIT_RUNS.lastIndex = 0;
  for (let run = DIGIT_RUNS.exec(text); run !== null; run = DIGIT_RUNS.exec(text)) {
    if (BEFORE_A_NUMBER.test(text.charAt(run.index - 1))) return true;
  }
  return false;
}

const LONG_INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

function quoteLongIntegers(text: string): { readonly quoted: string; readonly count: number } {
  const pieces: string[] = [];
  let count = 0;
  let from = 0;
  while (from < text.length) {
    const quote = text.indexOf('"', from);
    const outside = text.slice(from, quote < 0 ? text.length : quote);
    pieces.push(
      outside.replace(LONG_INTEGER, digits => {
        count++;
        return `"${digits}"`;
      }),
    );
    if (quote < 0) break;
    from = endOfString(text, quote);
    pieces.push(text.slice(quote, from));
  }
  return { quoted: pieces.join(''), count };
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** How many members all objects of a value have together. Fewer than its text has colons means that some repeat. */
export function countMembers(value: Json): number {
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === 'object' && element !== null) count += countMembers(element);
    return count;
  }
  if (!isObject(value)) return 0;
  for (const name in value) {
    count++;
    const member = value[name];
    if (typeof member === 'object' && member !== null) count += countMembers(member);
  }
  return count;
}
