import type { ItemKey } from '#shared/domain/keys';
import { areaOf, isOfMessage, isSpoken } from '#shared/index/documents/areas';
import { APART, type IndexDocument } from '#shared/index/documents/documents';
import { marksOf, placedTerms } from '#shared/index/matching/marks';
import type { Phrase } from '#shared/index/matching/matcher';
import type { Marks } from '#shared/marks/marks';
import { reachesMarks } from '#shared/query/evaluation/own-words';
import { wordsIn } from '#shared/query/language/leaves';
import { patternsIn } from '#shared/query/language/pattern';
import { phraseOfWords } from '#shared/query/language/phrase';
import type { Query } from '#shared/query/language/tree';
import { joinedRanges, type Range } from '#shared/text/ranges';
import type { Excerpt, HitItem, SearchHit } from '../contract/api';
import type { BestText } from './word-hits';

const EXCERPT_LENGTH = 160;
const EXCERPT_LEAD = 40;

/** A text of a conversation in which words or patterns of a query stand. */
interface HitText {
  readonly document: IndexDocument;
  readonly marks: readonly Range[];
  /** The marks of patterns among them, as places in the text of the document. */
  readonly fits: readonly Range[];
  /** How many of the words and patterns stand in it. */
  readonly words: number;
}

/** What of a query is marked where it stands: nothing of what it leaves out. */
export interface Marked {
  readonly phrases: readonly Phrase[];
  /** Those of the phrases that are looked for in own tags and notes, too. */
  readonly own: readonly Phrase[];
  /** The sources of expressions. */
  readonly patterns: readonly string[];
}

export const NOTHING_MARKED: Marked = { phrases: [], own: [], patterns: [] };

export function markedIn(query: Query): Marked {
  const words = wordsIn(query);
  return {
    phrases: words.flatMap(each => phraseOfWords(each) ?? []),
    own: words.filter(reachesMarks).flatMap(each => phraseOfWords(each) ?? []),
    patterns: [...new Set(patternsIn(query))],
  };
}

export function marksNothing({ phrases, patterns }: Marked): boolean {
  return phrases.length + patterns.length === 0;
}

/** A conversation to be looked through for words and patterns. */
export interface Looked {
  readonly documents: readonly IndexDocument[];
  readonly phrases: readonly Phrase[];
  /** For each pattern, where it fits in each of the documents; nothing where that could not be said. */
  readonly places: readonly (readonly (readonly Range[] | undefined)[])[];
  /** The document to show, where the index knows it: the others need not be looked through. */
  readonly best?: BestText | undefined;
}

/** Where the words are: the first text that holds most of them. What was said is worth more than a name. */
export function excerptOf(looked: Looked): Omit<SearchHit, 'head'> {
  const { best, documents } = looked;
  const known = best && hitTextAt(looked, best.nth);
  if (best !== undefined && known !== undefined) return shown(known, best.texts);
  const hits = documents.flatMap((_, nth) => hitTextAt(looked, nth) ?? []);
  return shown(bestOf(hits), hits.length);
}

function shown(hit: HitText | undefined, hitCount: number): Omit<SearchHit, 'head'> {
  if (hit === undefined) return { hitCount };
  const { area, item, text } = hit.document;
  return {
    excerpt: isSpoken(area) ? cut(text, hit.marks) : cutPiece(text, hit.marks),
    area: areaOf(area),
    ...(item !== undefined && (isOfMessage(area) ? { message: item } : { item })),
    hitCount,
  };
}

/** Where the words stand in own notes and tags: notes first, they say more. */
export function excerptOfMarks({ notes, tags }: Marks, own: readonly Phrase[]): Omit<SearchHit, 'head'> | undefined {
  const texts = [
    ...notes.map(({ text, item }) => ({ text, item, area: 'ownNote' as const })),
    ...tags.map(text => ({ text, item: undefined, area: 'ownTag' as const })),
  ];
  let first: Omit<SearchHit, 'head'> | undefined;
  let hitCount = 0;
  for (const { text, item, area } of texts) {
    const placed = placedTerms(text);
    const marks = joinedRanges(own.flatMap(phrase => marksOf(phrase, placed)));
    if (marks.length === 0) continue;
    hitCount++;
    first ??= { excerpt: cut(text, marks), area, ...(item !== undefined && { item }) };
  }
  return first && { ...first, hitCount };
}

function bestOf(hits: readonly HitText[]): HitText | undefined {
  let best = hits[0];
  for (const hit of hits) if (best === undefined || worthOf(hit) > worthOf(best)) best = hit;
  return best;
}

/** The items of a conversation that hold something of what is looked for, each once, in order. */
export function hitItems(looked: Looked): readonly HitItem[] {
  const found = new Map<ItemKey, HitItem>();
  for (const nth of looked.documents.keys()) {
    const hit = hitTextAt(looked, nth);
    const item = hit?.document.item;
    if (hit === undefined || item === undefined || found.has(item)) continue;
    found.set(item, {
      item,
      ...(hit.fits.length > 0 && isSpoken(hit.document.area) && !hit.document.version && { marks: hit.fits }),
    });
  }
  return [...found.values()];
}

function hitTextAt({ documents, phrases, places }: Looked, nth: number): HitText | undefined {
  const document = documents[nth];
  if (document === undefined) return undefined;
  const patterns = places.flatMap(of => (of[nth] === undefined || of[nth].length === 0 ? [] : [of[nth]]));
  const fits = joinedRanges(patterns.flat());
  const asked = phrases.filter(({ pass }) => pass?.[document.area] !== 0);
  const placed = asked.length === 0 ? undefined : placedTerms(document.text);
  const words = placed === undefined ? [] : asked.map(phrase => marksOf(phrase, placed)).filter(isSome);
  if (words.length + patterns.length === 0) return undefined;
  return {
    document,
    fits,
    words: words.length + patterns.length,
    marks: joinedRanges([...words.flat(), ...fits]),
  };
}

function isSome(marks: readonly Range[]): boolean {
  return marks.length > 0;
}

function worthOf({ document, words }: HitText): number {
  return words + (isSpoken(document.area) ? 1000 : 0);
}

/** Of texts that are one document only because they are found together, the one with the first mark. */
function cutPiece(text: string, marks: readonly Range[]): Excerpt {
  const first = marks[0]?.start ?? 0;
  const start = text.lastIndexOf(APART, first) + 1;
  const apart = text.indexOf(APART, first);
  const end = apart < 0 ? text.length : apart;
  return cut(
    text.slice(start, end),
    marks.filter(mark => mark.end <= end).map(mark => ({ start: mark.start - start, end: mark.end - start })),
  );
}

/** A stretch of the text around its first mark, with the marks that lie in it. */
export function cut(text: string, marks: readonly Range[]): Excerpt {
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
