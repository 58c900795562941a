import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { areaOf, isSpoken } from '#shared/index/areas';
import { APART, documentsOf, type IndexDocument } from '#shared/index/documents';
import { joinedMarks, type Mark, marksOf, placedTerms } from '#shared/index/marks';
import type { Phrase } from '#shared/index/matcher';
import type { Words } from '#shared/query/tree';
import type { Excerpt, SearchHit } from './api';
import { type BestText, phraseOfWords } from './word-hits';

const EXCERPT_LENGTH = 160;
const EXCERPT_LEAD = 40;

/** A text of a conversation in which words of a query stand. */
interface HitText {
  readonly document: IndexDocument;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** How many of the words stand in it. */
  readonly words: number;
}

export function phrasesOf(words: readonly Words[]): readonly Phrase[] {
  return words.flatMap(each => phraseOfWords(each) ?? []);
}

/**
 * Where the words are: the first text that holds most of them. What was said is worth more than a name. Who knows from
 * the index which text that is saves looking through the others.
 */
export function excerptOf(
  conversation: Conversation,
  phrases: readonly Phrase[],
  best?: BestText,
): Omit<SearchHit, 'head'> {
  const documents = documentsOf(conversation);
  const known = best && documents[best.nth];
  const hit = known && hitTextIn(known, phrases);
  if (best !== undefined && hit !== undefined) return shown(hit, best.texts);
  const hits = documents.flatMap(document => hitTextIn(document, phrases) ?? []);
  return shown(bestOf(hits), hits.length);
}

function shown(hit: HitText | undefined, hitCount: number): Omit<SearchHit, 'head'> {
  if (hit === undefined) return { hitCount };
  const { area, item } = hit.document;
  return {
    excerpt: cut(hit.text, hit.marks),
    area: areaOf(area),
    ...(item !== undefined && isSpoken(area) && { message: item }),
    hitCount,
  };
}

function bestOf(hits: readonly HitText[]): HitText | undefined {
  let best = hits[0];
  for (const hit of hits) if (best === undefined || worthOf(hit) > worthOf(best)) best = hit;
  return best;
}

/** The items of a conversation that hold one of the phrases, each once, in order. */
export function hitItems(conversation: Conversation, phrases: readonly Phrase[]): readonly ItemKey[] {
  return [
    ...new Set(
      documentsOf(conversation).flatMap(document =>
        hitTextIn(document, phrases) === undefined ? [] : (document.item ?? []),
      ),
    ),
  ];
}

function hitTextIn(document: IndexDocument, phrases: readonly Phrase[]): HitText | undefined {
  const asked = phrases.filter(({ pass }) => pass?.[document.area] !== 0);
  if (asked.length === 0) return undefined;
  const placed = placedTerms(document.text);
  const marks = asked.map(phrase => marksOf(phrase, placed)).filter(found => found.length > 0);
  if (marks.length === 0) return undefined;
  return { document, text: placed.text, marks: joinedMarks(marks.flat()), words: marks.length };
}

function worthOf({ document, words }: HitText): number {
  return words + (isSpoken(document.area) ? 1000 : 0);
}

/** A stretch of the text around its first mark, with the marks that lie in it. */
export function cut(text: string, marks: readonly Mark[]): Excerpt {
  const first = marks[0]?.start ?? 0;
  const start = first <= EXCERPT_LEAD ? 0 : wordStart(text, first - EXCERPT_LEAD, first);
  const end = wholeCharacter(text, Math.min(text.length, start + EXCERPT_LENGTH));
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  const shift = before.length - start;
  return {
    text: before + oneLine(text.slice(start, end)) + after,
    marks: marks
      .filter(mark => mark.start < end)
      .map(mark => ({ start: mark.start + shift, end: Math.min(mark.end, end) + shift })),
  };
}

/** Line ends, and what keeps texts apart that are one document, as the spaces they are shown as. */
function oneLine(text: string): string {
  return text.replaceAll(APART, ' ').replaceAll(/[\n\r\t]/g, ' ');
}

/** The first place after a space between `from` and `until`; where there is none, `from`. */
function wordStart(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s/u);
  return space >= 0 ? from + space + 1 : wholeCharacter(text, from);
}

/** A place that does not stand inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
