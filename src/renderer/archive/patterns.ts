import { APART } from '#shared/index/documents';
import { compiled } from '#shared/query/pattern';

/**
 * Says for each conversation whether a pattern finds something in one of its texts; nothing where that could not be said in
 * time. Rejects with the signal's reason.
 */
export interface PatternRunner {
  test(
    source: string,
    conversations: readonly (readonly string[])[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]>;
  close(): void;
}

let last: { readonly source: string; readonly expression: RegExp | undefined } | undefined;

/** Whether the pattern finds something in one of the pieces of a text. Takes as long as it takes: some expressions never end. */
export function testText(source: string, text: string): boolean {
  if (last?.source !== source) last = { source, expression: compiled(source) };
  const { expression } = last;
  return expression !== undefined && text.split(APART).some(piece => expression.test(piece));
}
