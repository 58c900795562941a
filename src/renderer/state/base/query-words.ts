import type { Phrase } from '#shared/index/matching/matcher';
import { wordsIn } from '#shared/query/language/leaves';
import { parseQuery } from '#shared/query/language/parse';
import { patternsIn } from '#shared/query/language/pattern';
import { phraseOfWords } from '#shared/query/language/phrase';

/** What a query looks for in texts, to be marked wherever it stands: as the index looks for it. */
export function phrasesIn(text: string): readonly Phrase[] {
  return wordsIn(parseQuery(text).query).flatMap(words => phraseOfWords(words) ?? []);
}

export function hasWords(text: string): boolean {
  return wordsIn(parseQuery(text).query).length > 0;
}

/** Whether a query looks for something that stands somewhere and can be gone to: words, or what fits an expression. */
export function hasHits(text: string): boolean {
  const { query } = parseQuery(text);
  return wordsIn(query).length + patternsIn(query).length > 0;
}
