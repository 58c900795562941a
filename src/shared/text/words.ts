import { isClose } from './close';
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
  /** Words that are nearly these are as good. */
  readonly close?: boolean;
}

// letters and digits make words; scripts that are written without spaces give one word for each character
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu;

/** The folded words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? [];
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

function endOfMatch(
  words: readonly PlacedWord[],
  first: number,
  { words: wanted, exact, close }: Term,
): number | undefined {
  let end: number | undefined;
  for (const [n, text] of wanted.entries()) {
    const word = words[first + n];
    if (word === undefined) return undefined;
    if (close) {
      if (!isClose(text, word.text)) return undefined;
      end = word.at + word.text.length;
      continue;
    }
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
