import { fold } from '../../text/fold';

/** A word of a folded text, and where it begins in it. */
export interface PlacedWord {
  readonly text: string;
  readonly at: number;
}

// Names are compared sign by sign where a script has no spaces; the index, which knows pairs of them, would not find one
// in the middle of a run.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu;

/** The folded words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(WORD) ?? [];
}

export function placedWordsOf(folded: string): readonly PlacedWord[] {
  return [...folded.matchAll(WORD)].map(({ 0: text, index }) => ({ text, at: index }));
}
