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
