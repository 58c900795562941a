import type { Found } from './finder';

/** How soon more hits in one conversation stop to count, and how much its length does. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/**
 * How well each head found fits the words of the query, by its number: BM25, where a word counts as often as there are
 * texts of the conversation that hold it. Unknown (NaN) for every head where the query has no words.
 */
export function relevanceOf({ view, heads, hits, index }: Found): Float64Array {
  const { size, liveCount } = view.numbers;
  const scores = new Float64Array(size).fill(hits.length === 0 ? Number.NaN : 0);
  if (index === undefined) return scores;
  let texts = 0;
  let conversations = 0;
  for (const { part } of index.parts) {
    texts += part.head.documentCount;
    conversations += part.head.conversationEnds.length;
  }
  const usualLength = Math.max(1, texts / Math.max(1, conversations));
  for (const { heads: holding, documents } of hits) {
    const frequency = holding.copy().and(view.numbers.live).count();
    const rarity = Math.log(1 + (liveCount - frequency + 0.5) / (frequency + 0.5));
    for (const [nth, { part, runs }] of index.parts.entries()) {
      const found = documents[nth];
      const { conversationEnds } = part.head;
      if (found === undefined) continue;
      for (const { first, count, number } of runs) {
        for (let head = heads.next(number); head < number + count; head = heads.next(head + 1)) {
          const conversation = first + head - number;
          const start = conversation === 0 ? 0 : (conversationEnds[conversation - 1] as number);
          const end = conversationEnds[conversation] as number;
          const times = found.countIn(start, end);
          const length = (end - start) / usualLength;
          const weight = (times * (SATURATION + 1)) / (times + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length));
          scores[head] = (scores[head] as number) + rarity * weight;
        }
      }
    }
  }
  return scores;
}
