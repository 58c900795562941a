import type { Bitset } from '#shared/index/bitset';
import { eachWithPrefix, findClose } from '#shared/index/segments/lookup';
import { termsOf } from '#shared/index/terms/tokens';
import type { CountedText } from '#shared/query/editing/suggest';
import type { Clock } from '#shared/query/language/calendar';
import { dayWord } from '#shared/query/language/calendar';
import { type KeyName, kindOf } from '#shared/query/language/keys';
import { phraseTerms, standsInText } from '#shared/query/language/phrase';
import { fold } from '#shared/text/fold';
import { FACET_KEYS } from '../contract/api';
import type { ViewIndex } from '../index/indexes';
import type { ViewMarks } from '../marks/view-marks';
import { fileOf, sourcesOfEach } from '../snapshot/provenance';
import type { ArchiveView } from '../snapshot/view';
import { countFacet, countLists, mostFrequent } from './facets';
import { findWords } from './word-hits';

/** So many of the words that stand in most texts are looked at closer. */
const CANDIDATES = 4;

/** The values that a key's filter could be given, of which a word begins like this; the most frequent first. */
export function valuesLike(
  marks: ViewMarks,
  key: KeyName,
  prefix: string,
  limit: number,
  clock: Clock,
): readonly CountedText[] {
  const begins = beginningTest(key, prefix);
  const counts = [...countValues(marks, key, clock)].filter(([value]) => value !== '' && begins(value));
  return mostFrequent(new Map(counts)).slice(0, limit);
}

function beginningTest(key: KeyName, prefix: string): (value: string) => boolean {
  if (prefix === '') return () => true;
  const folded = fold(prefix);
  const phrase = kindOf(key).kind === 'name' ? phraseTerms(prefix, true) : undefined;
  return value => fold(value).startsWith(folded) || (phrase !== undefined && standsInText(phrase, value));
}

function countValues(marks: ViewMarks, key: KeyName, clock: Clock): ReadonlyMap<string, number> {
  const { view } = marks;
  const { live } = view.numbers;
  switch (key) {
    case 'agent':
      return countLists(view, live, ['agents']).counts;
    case 'bot':
      return countLists(view, live, ['bots']).counts;
    case 'handled':
      return countLists(view, live, ['agents', 'bots']).counts;
    case 'from':
    case 'with':
      return added(countLists(view, live, ['agents', 'bots']).counts, countTexts(view, live, 'customer'));
    case 'customer':
      return countTexts(view, live, 'customer');
    case 'id':
      return countTexts(view, live, 'vendorId');
    case 'file':
      return countToldBy(view, fileOf);
    case 'import':
      return countToldBy(view, ({ segment }) => dayWord(segment.at, clock.zone));
    default: {
      const facet = FACET_KEYS.find(each => each === key);
      return facet === undefined ? new Map() : countFacet(marks, live, facet).counts;
    }
  }
}

function countTexts(
  { numbers }: ArchiveView,
  heads: Bitset,
  column: 'customer' | 'vendorId',
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { segment, slots } of numbers.bySegment(heads)) {
    for (const slot of slots) {
      const text = segment.docs.text(column, slot);
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return counts;
}

function countToldBy(
  view: ArchiveView,
  nameOf: (place: Parameters<typeof fileOf>[0]) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  sourcesOfEach(view, (_, places) => {
    for (const name of new Set(places.map(nameOf))) counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return counts;
}

function added(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sum = new Map(one);
  for (const [value, count] of other) sum.set(value, (sum.get(value) ?? 0) + count);
  return sum;
}

/** Words of all texts that begin like the last word of what was typed, with how many conversations hold each. */
export async function wordsLike(
  { numbers }: ArchiveView,
  index: ViewIndex,
  prefix: string,
  limit: number,
): Promise<readonly CountedText[]> {
  const typed = termsOf(prefix).at(-1);
  if (typed === undefined) return [];
  const beginning = encoder.encode(typed);
  const frequencies = new Map<string, number>();
  await Promise.all(
    index.parts.map(({ part }) =>
      eachWithPrefix(part, beginning, ({ term, documentFrequency }) => {
        const word = decoder.decode(term);
        frequencies.set(word, (frequencies.get(word) ?? 0) + documentFrequency);
      }),
    ),
  );
  const likely = mostFrequent(frequencies).slice(0, limit * CANDIDATES);
  const counts = await Promise.all(
    likely.map(async ({ value }) => {
      const { heads } = await findWords(index, numbers.size, {
        kind: 'words',
        text: value,
        quoted: true,
        key: 'anywhere',
      });
      return [value, heads.and(numbers.live).count()] as const;
    }),
  );
  return mostFrequent(new Map(counts.filter(([, count]) => count > 0))).slice(0, limit);
}

/** Other words that were said and are nearly this one, the closest first, with how many conversations hold each. */
export async function closeWords(
  { numbers }: ArchiveView,
  index: ViewIndex,
  word: string,
  limit: number,
): Promise<readonly CountedText[]> {
  const [typed, ...others] = termsOf(word);
  if (typed === undefined || others.length > 0) return [];
  const term = encoder.encode(typed);
  const apart = new Map<string, number>();
  const frequencies = new Map<string, number>();
  const inParts = await Promise.all(index.parts.map(({ part }) => findClose(part, term)));
  for (const close of inParts.flat()) {
    if (close.apart === 0) continue;
    apart.set(close.term, close.apart);
    frequencies.set(close.term, (frequencies.get(close.term) ?? 0) + close.entry.documentFrequency);
  }
  const closest = (words: readonly CountedText[]) =>
    words.toSorted((a, b) => (apart.get(a.value) ?? 0) - (apart.get(b.value) ?? 0));
  const likely = closest(mostFrequent(frequencies)).slice(0, limit * CANDIDATES);
  const counts = await Promise.all(
    likely.map(async ({ value }) => {
      const { heads } = await findWords(index, numbers.size, { kind: 'words', text: value, quoted: true });
      return { value, count: heads.and(numbers.live).count() };
    }),
  );
  return closest(counts.filter(({ count }) => count > 0)).slice(0, limit);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
