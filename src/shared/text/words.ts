import { fold, foldWithMap } from './fold';

/** A stretch of text in UTF-16 units, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * One thing to look for: words that follow one another with only punctuation between them.
 * `exact` ends at the end of a word (it was quoted); otherwise the last word may go on.
 */
export interface Term {
  readonly words: readonly string[];
  readonly exact: boolean;
}

// letters and digits make words; scripts that are written without spaces give one word for each character
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu;

/** The folded words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? [];
}

/**
 * A text as a search looks through it: its words, each with a space before it, and one at the end.
 * What `found` is asked about.
 */
export function searchable(text: string): string {
  const folded = fold(text);
  const words = PLAIN_TEXT.test(folded) ? folded.match(PLAIN_WORD) : folded.match(WORD);
  return words === null ? '' : ` ${words.join(' ')} `;
}

const PLAIN_TEXT = /^[ -~\s]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;

export function found(term: Term, text: string): boolean {
  return text.includes(` ${term.words.join(' ')}${term.exact ? ' ' : ''}`);
}

const QUOTE = /["“”„‟«»]/;

/** What a typed text asks for: quoted stretches exactly, every other word as the beginning of one. Any text is valid. */
export function termsOf(query: string): readonly Term[] {
  const terms: Term[] = [];
  const pieces = query.split(QUOTE);
  for (const [n, piece] of pieces.entries()) {
    const quoted = n % 2 === 1;
    // a quote still open is being typed: its last word may go on
    const exact = quoted && n < pieces.length - 1;
    for (const stretch of quoted ? [piece] : piece.split(/\s+/u)) {
      const words = wordsOf(stretch);
      if (words.length > 0) terms.push({ words, exact });
    }
  }
  return terms;
}

/** Where the terms stand in a text: sorted, not overlapping. */
export function findTerms(text: string, terms: readonly Term[]): readonly Range[] {
  const { text: folded, starts } = foldWithMap(text);
  const words = [...folded.matchAll(WORD)].map(match => ({ text: match[0], at: match.index }));
  const ranges: Range[] = [];
  for (const first of words.keys()) {
    for (const term of terms) {
      const end = endOfMatch(words, first, term);
      if (end !== undefined)
        ranges.push({ start: starts[words[first]?.at ?? 0] ?? 0, end: starts[end] ?? text.length });
    }
  }
  return joinedRanges(ranges);
}

interface PlacedWord {
  readonly text: string;
  readonly at: number;
}

function endOfMatch(words: readonly PlacedWord[], first: number, { words: wanted, exact }: Term): number | undefined {
  let end: number | undefined;
  for (const [n, text] of wanted.entries()) {
    const word = words[first + n];
    if (word === undefined) return undefined;
    const mayGoOn = !exact && n === wanted.length - 1;
    if (mayGoOn ? !word.text.startsWith(text) : word.text !== text) return undefined;
    end = word.at + text.length;
  }
  return end;
}

/** Ranges as one list: sorted, those that overlap as one. */
export function joinedRanges(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.end > last.end) result[result.length - 1] = { start: last.start, end: range.end };
  }
  return result;
}
