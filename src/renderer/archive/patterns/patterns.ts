import { APART } from '#shared/index/documents/documents';
import { compiled } from '#shared/query/language/pattern';
import type { Range } from '#shared/text/ranges';

/** Looks for patterns. Nothing is answered where that could not be said in time. Rejects with the signal's reason. */
export interface PatternRunner {
  /** For each conversation whether a pattern fits something in one of its texts. */
  test(
    source: string,
    conversations: readonly (readonly string[])[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]>;
  /** For each text where a pattern fits something in it. */
  places(
    source: string,
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly Range[] | undefined)[]>;
  close(): void;
}

/** More of them in one text are not marked. */
const MOST_PLACES = 500;

let last: { readonly source: string; readonly expression: RegExp | undefined } | undefined;

/** Whether the pattern finds something in one of the pieces of a text. Takes as long as it takes: some expressions never end. */
export function testText(source: string, text: string): boolean {
  const expression = expressionOf(source);
  return expression !== undefined && text.split(APART).some(piece => expression.test(piece));
}

/** Where the pattern fits in the pieces of a text, in UTF-16 units of the text. Takes as long as it takes. */
export function placesIn(source: string, text: string): readonly Range[] {
  const expression = expressionOf(source);
  if (expression === undefined) return [];
  const everywhere = new RegExp(expression.source, `${expression.flags}g`);
  const marks: Range[] = [];
  let offset = 0;
  for (const piece of text.split(APART)) {
    for (const { index, 0: found } of piece.matchAll(everywhere)) {
      if (marks.length === MOST_PLACES) return marks;
      if (found !== '') marks.push({ start: offset + index, end: offset + index + found.length });
    }
    offset += piece.length + APART.length;
  }
  return marks;
}

function expressionOf(source: string): RegExp | undefined {
  if (last?.source !== source) last = { source, expression: compiled(source) };
  return last.expression;
}
