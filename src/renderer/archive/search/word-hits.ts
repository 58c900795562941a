import { Bitset } from '#shared/index/bitset';
import { addConversations, matchPhrase } from '#shared/index/matching/matcher';
import { phraseOfWords } from '#shared/query/language/phrase';
import type { Words } from '#shared/query/language/tree';
import type { PlacedPart, ViewIndex } from '../index/indexes';

/** Where words of a query stand: in which documents of each part of the index, and in which heads of the view. */
export interface WordHits {
  readonly heads: Bitset;
  readonly documents: readonly Bitset[];
}

/** Looks words up in the whole index. Superseded heads are among what is found. */
export async function findWords(index: ViewIndex, size: number, words: Words): Promise<WordHits> {
  const phrase = phraseOfWords(words);
  const heads = new Bitset(size);
  const documents = await Promise.all(
    index.parts.map(({ part }) =>
      phrase === undefined ? new Bitset(part.head.documentCount) : matchPhrase(part, phrase),
    ),
  );
  for (const [nth, found] of documents.entries()) {
    const { part, runs } = index.parts[nth] as PlacedPart;
    for (const run of runs) addConversations(heads, found, part.head.conversationEnds, run);
  }
  return { heads, documents };
}

/** How many messages of these heads hold one of the words. */
export function countMessages(index: ViewIndex, heads: Bitset, hits: readonly WordHits[]): number {
  const holding = hits.reduce((all, each) => all.or(each.heads), new Bitset(heads.size));
  const others = holding.copy().andNot(heads);
  // mostly nearly all that hold a word are found, and it is quicker to take off what the few others hold
  const few = others.count() * 2 < holding.count();
  const chosen = few ? others : holding.and(heads);
  let messages = 0;
  for (const [nth, { part, runs }] of index.parts.entries()) {
    const { conversationEnds, documentCount } = part.head;
    const union = unionOf(hits, nth, documentCount);
    if (union.next(0) === documentCount) continue;
    const found = part.spoken.copy().and(union);
    for (const { first, count, number } of runs) {
      const startOf = (conversation: number) => conversationEnds[conversation - 1] ?? 0;
      let inChosen = 0;
      for (let head = chosen.next(number); head < number + count; head = chosen.next(head + 1)) {
        const conversation = first + head - number;
        inChosen += found.countIn(startOf(conversation), startOf(conversation + 1));
      }
      messages += few ? found.countIn(startOf(first), startOf(first + count)) - inChosen : inChosen;
    }
  }
  return messages;
}

/** The text of a conversation to show for what was found: the nth of its texts, and how many of them hold any of the words. */
export interface BestText {
  readonly nth: number;
  readonly texts: number;
}

/** The first text of a head that holds most of the words, one that was said before all others. */
export function bestTextOf(index: ViewIndex, hits: readonly WordHits[], head: number): BestText | undefined {
  for (const [nth, { part, runs }] of index.parts.entries()) {
    const run = runs.find(({ number, count }) => head >= number && head < number + count);
    if (run === undefined) continue;
    const conversation = run.first + head - run.number;
    const { conversationEnds } = part.head;
    const start = conversation === 0 ? 0 : (conversationEnds[conversation - 1] as number);
    const end = conversationEnds[conversation] as number;
    let best = start;
    let most = 0;
    let texts = 0;
    for (let document = start; document < end; document++) {
      let words = 0;
      for (const { documents } of hits) if (documents[nth]?.has(document)) words++;
      if (words === 0) continue;
      texts++;
      const worth = words + (part.spoken.has(document) ? hits.length : 0);
      if (worth > most) [best, most] = [document, worth];
    }
    return texts === 0 ? undefined : { nth: best - start, texts };
  }
  return undefined;
}

function unionOf(hits: readonly WordHits[], part: number, size: number): Bitset {
  const sets = hits.map(({ documents }) => documents[part] ?? new Bitset(size));
  const [only] = sets;
  return sets.length === 1 && only !== undefined ? only : sets.reduce((a, b) => a.or(b), new Bitset(size));
}
