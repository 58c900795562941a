import type { Body } from '../domain/message';

/** Some lines of a conversation as they leave the program. Times, names and marks are words of the interface already. */
export interface Excerpt {
  /** Who spoke with whom, when and in which zone. */
  readonly heading: string;
  readonly lines: readonly ExcerptLine[];
}

export interface ExcerptLine {
  readonly who: string;
  /** Empty where the time is not known. */
  readonly when: string;
  /** What is worth knowing besides: "agents only". */
  readonly marks: readonly string[];
  readonly body: Body;
  /** Words that stand for a body that has none of its own. */
  readonly instead: string;
}

/** The plain words of a line. */
export function wordsOfLine({ body, instead }: ExcerptLine): string {
  return body.text.trim() === '' ? instead : body.text;
}

/** A name or mark as one line, whatever it holds: with a line break in it, it could pass for a line that nobody wrote. */
export function oneLine(words: string): string {
  return words.replace(LINE_BREAKS, ' ');
}

/** What any program that shows text may take for the end of a line. */
export const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
