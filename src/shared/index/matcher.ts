import { Bitset } from './bitset';
import { ByteReader } from './bytes';
import { findPrefix, findTerm } from './dictionary';
import { foldOf, PAIRED } from './fold-table';
import { readDocuments, readPositions, skipPositions } from './postings';
import type { IndexSegment, TermEntry } from './segment';
import { encodeForIndex, tokenize } from './tokens';

const decoder = new TextDecoder();

/** The parts of a segment that are always at hand, and a way to the rest. */
export interface SegmentSource {
  readonly head: Omit<IndexSegment, 'documents' | 'positions'>;
  read(stream: 'documents' | 'positions', at: number, length: number): Promise<Uint8Array>;
}

/**
 * What to look for: terms that stand one behind the other. With `open` the last one may go on ("refu" finds "refund").
 * `pass` says for each area code whether documents of that area count; without it all do.
 */
export interface Phrase {
  readonly terms: readonly Uint8Array[];
  readonly open: boolean;
  readonly pass?: Uint8Array | undefined;
}

/**
 * The phrase that a typed word or a quoted text stands for. An order number or an address is the row of its parts.
 * Nothing where the text holds no letter or digit.
 */
export function phraseOf(text: string, open: boolean, pass?: Uint8Array): Phrase | undefined {
  const terms: Uint8Array[] = [];
  const bytes = encodeForIndex(text);
  tokenize(bytes, 0, bytes.length, (buffer, length) => terms.push(buffer.slice(0, length)));
  // the lone last character of a run without spaces is there so that it can be found; a longer run is told by its pairs
  if (closesRun(terms.at(-2), terms.at(-1))) terms.pop();
  return terms.length === 0 ? undefined : { terms, open, pass };
}

/** The documents of a segment in which the phrase stands. */
export async function matchPhrase(source: SegmentSource, phrase: Phrase): Promise<Bitset> {
  const { head } = source;
  const last = phrase.terms.length - 1;
  const entries = phrase.terms.map((term, index) => {
    if (index === last && phrase.open) return findPrefix(head.dictionary, head.dictionaryBlocks, term);
    const entry = findTerm(head.dictionary, head.dictionaryBlocks, term);
    return entry === undefined ? [] : [entry];
  });
  if (entries.some(alternatives => alternatives.length === 0)) return new Bitset(head.documentCount);

  const sets = await Promise.all(entries.map(alternatives => documentsOfAny(source, alternatives)));
  const found = sets.reduce((a, b) => a.and(b));
  if (phrase.pass !== undefined) keepAreas(found, head.areas, phrase.pass);
  return entries.length === 1 ? found : inARow(source, entries, found);
}

/** The conversations that a set of documents belongs to. */
export function conversationsOf(documents: Bitset, conversationEnds: Uint32Array): Bitset {
  const found = new Bitset(conversationEnds.length);
  let conversation = 0;
  let document = documents.next(0);
  while (document < documents.size) {
    while ((conversationEnds[conversation] as number) <= document) conversation++;
    found.add(conversation);
    // the rest of this conversation can tell nothing new
    document = documents.next(conversationEnds[conversation] as number);
  }
  return found;
}

async function documentsOfAny(source: SegmentSource, entries: readonly TermEntry[]): Promise<Bitset> {
  const found = new Bitset(source.head.documentCount);
  const first = entries[0] as TermEntry;
  const last = entries[entries.length - 1] as TermEntry;
  const end = last.documentsAt + last.documentsLength;
  // neighbours in the dictionary are neighbours in the stream: one read for all
  const bytes =
    end > first.documentsAt ? await source.read('documents', first.documentsAt, end - first.documentsAt) : undefined;
  let numbers = new Uint32Array(1024);
  for (const { documentFrequency, onlyDocument, documentsAt } of entries) {
    if (onlyDocument >= 0) {
      found.add(onlyDocument);
      continue;
    }
    if (documentFrequency > numbers.length) numbers = new Uint32Array(documentFrequency * 2);
    readDocuments(bytes as Uint8Array, documentsAt - first.documentsAt, documentFrequency, numbers);
    for (let index = 0; index < documentFrequency; index++) found.add(numbers[index] as number);
  }
  return found;
}

function keepAreas(documents: Bitset, areas: Uint8Array, pass: Uint8Array): void {
  documents.each(document => {
    if (pass[areas[document] as number] === 0) documents.remove(document);
  });
}

/** Of the candidates, those in which the terms stand one behind the other. */
async function inARow(
  source: SegmentSource,
  entries: readonly (readonly TermEntry[])[],
  candidates: Bitset,
): Promise<Bitset> {
  const found = new Bitset(candidates.size);
  if (candidates.next(0) === candidates.size) return found;
  const places = await Promise.all(entries.map(alternatives => positionsOfAny(source, alternatives, candidates)));
  candidates.each(document => {
    const starts = places[0]?.get(document) ?? [];
    const fits = (start: number) =>
      places.every((place, offset) => offset === 0 || place.get(document)?.includes(start + offset) === true);
    if (starts.some(fits)) found.add(document);
  });
  return found;
}

async function positionsOfAny(
  source: SegmentSource,
  entries: readonly TermEntry[],
  candidates: Bitset,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const places = new Map<number, number[]>();
  const keep = (document: number, positions: readonly number[]) => {
    const held = places.get(document);
    places.set(document, held === undefined ? [...positions] : [...held, ...positions]);
  };
  await Promise.all(
    entries.map(async entry => {
      if (entry.onlyDocument >= 0 && !candidates.has(entry.onlyDocument)) return;
      const positions = new ByteReader(await source.read('positions', entry.positionsAt, entry.positionsLength));
      if (entry.onlyDocument >= 0) {
        keep(entry.onlyDocument, readPositions(positions));
        return;
      }
      const numbers = new Uint32Array(entry.documentFrequency);
      readDocuments(
        await source.read('documents', entry.documentsAt, entry.documentsLength),
        0,
        entry.documentFrequency,
        numbers,
      );
      for (const document of numbers) {
        if (candidates.has(document)) keep(document, readPositions(positions));
        else skipPositions(positions);
      }
    }),
  );
  return places;
}

/** Whether `end` is the lone last character that follows the pair `term` at the end of a run without spaces. */
function closesRun(term: Uint8Array | undefined, end: Uint8Array | undefined): boolean {
  if (term === undefined || end === undefined) return false;
  const [left, right] = [[...decoder.decode(term)], [...decoder.decode(end)]];
  const last = right[0]?.codePointAt(0);
  return (
    left.length === 2 && right.length === 1 && left[1] === right[0] && last !== undefined && foldOf(last) === PAIRED
  );
}
