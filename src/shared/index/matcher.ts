import { Bitset } from './bitset';
import { ByteReader } from './bytes';
import { foldOf, PAIRED } from './fold-table';
import { findPrefix, findTerm } from './lookup';
import { DOCUMENTS_PER_STRIDE, readDocuments, readStrides, skipPositions, visitPositions } from './postings';
import type { SegmentSource, Stream, TermEntry } from './segment';
import { encodeForIndex, tokenize } from './tokens';

const decoder = new TextDecoder();

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
  const entries = await Promise.all(
    phrase.terms.map((term, index) =>
      index === last && phrase.open ? findPrefix(source, term) : findTerm(source, term).then(alone),
    ),
  );
  if (entries.some(alternatives => alternatives.length === 0)) return new Bitset(head.documentCount);

  const sets = await Promise.all(entries.map(alternatives => documentsOfAny(source, alternatives)));
  const found = sets.reduce((a, b) => a.and(b));
  if (phrase.pass !== undefined) keepAreas(found, head.areas, phrase.pass);
  return entries.length === 1 ? found : inARow(source, entries, found);
}

function alone(entry: TermEntry | undefined): readonly TermEntry[] {
  return entry === undefined ? [] : [entry];
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
  // neighbours in the dictionary are neighbours in the stream: one read for all
  const bytes = await readRun(source, 'documents', first.documentsAt, last.documentsAt + last.documentsLength);
  let numbers = new Uint32Array(1024);
  for (const { documentFrequency, onlyDocument, documentsAt } of entries) {
    if (onlyDocument >= 0) {
      found.add(onlyDocument);
      continue;
    }
    if (documentFrequency > numbers.length) numbers = new Uint32Array(documentFrequency * 2);
    readDocuments(bytes, documentsAt - first.documentsAt, documentFrequency, numbers);
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
  // only the last one may have alternatives: the rarest of the others says where the phrase may stand
  let base = 0;
  for (let index = 1; index < entries.length; index++)
    if (entries[index]?.length === 1 && frequencyOf(entries[index]) < frequencyOf(entries[base])) base = index;
  const row = new RowOfTerms(candidates, entries.length);
  await eachPosition(source, entries[base] as readonly TermEntry[], candidates, (document, position) =>
    row.begin(document, position - base),
  );
  for (const [offset, alternatives] of entries.entries()) {
    if (offset === base) continue;
    await eachPosition(source, alternatives, candidates, (document, position) =>
      row.reach(document, position - offset),
    );
  }
  row.finish(found);
  return found;
}

function frequencyOf(alternatives: readonly TermEntry[] | undefined): number {
  return alternatives?.[0]?.documentFrequency ?? 0;
}

/** The places where a row of terms may begin, and how many of its terms were found there. */
class RowOfTerms {
  readonly #length: number;
  /** For each document, the first of its beginnings counted from 1; those of one document follow one another. */
  readonly #firstOf: Uint32Array;
  #documents = new Uint32Array(256);
  #beginnings = new Int32Array(256);
  #reached = new Uint8Array(256);
  #count = 0;

  constructor(candidates: Bitset, length: number) {
    this.#firstOf = new Uint32Array(candidates.size);
    this.#length = length;
  }

  /** Documents come in order, and the places in each of them, too. */
  begin(document: number, beginning: number): void {
    if (beginning < 0) return;
    if (this.#count === this.#beginnings.length) this.#grow();
    if (this.#firstOf[document] === 0) this.#firstOf[document] = this.#count + 1;
    this.#documents[this.#count] = document;
    this.#beginnings[this.#count] = beginning;
    this.#reached[this.#count++] = 1;
  }

  reach(document: number, beginning: number): void {
    const first = this.#firstOf[document] as number;
    if (first === 0) return;
    for (let index = first - 1; index < this.#count && this.#documents[index] === document; index++) {
      if (this.#beginnings[index] === beginning) this.#reached[index] = (this.#reached[index] as number) + 1;
    }
  }

  finish(found: Bitset): void {
    for (let index = 0; index < this.#count; index++)
      if (this.#reached[index] === this.#length) found.add(this.#documents[index] as number);
  }

  #grow(): void {
    const length = this.#count * 2;
    const [documents, beginnings, reached] = [new Uint32Array(length), new Int32Array(length), new Uint8Array(length)];
    documents.set(this.#documents);
    beginnings.set(this.#beginnings);
    reached.set(this.#reached);
    [this.#documents, this.#beginnings, this.#reached] = [documents, beginnings, reached];
  }
}

/** Goes through the places in the candidates where one of the terms stands, term by term and in order. */
async function eachPosition(
  source: SegmentSource,
  entries: readonly TermEntry[],
  candidates: Bitset,
  visit: (document: number, position: number) => void,
): Promise<void> {
  const first = entries[0] as TermEntry;
  const last = entries[entries.length - 1] as TermEntry;
  const [documents, positions] = await Promise.all([
    readRun(source, 'documents', first.documentsAt, last.documentsAt + last.documentsLength),
    readRun(source, 'positions', first.positionsAt, last.positionsAt + last.positionsLength),
  ]);
  const reader = new ByteReader(positions);
  let numbers = new Uint32Array(1024);
  for (const { documentFrequency, onlyDocument, documentsAt } of entries) {
    if (documentFrequency > numbers.length) numbers = new Uint32Array(documentFrequency * 2);
    if (onlyDocument >= 0) numbers[0] = onlyDocument;
    else readDocuments(documents, documentsAt - first.documentsAt, documentFrequency, numbers);
    const strides = readStrides(reader, documentFrequency);
    for (let from = 0; from < documentFrequency; from += DOCUMENTS_PER_STRIDE) {
      const until = Math.min(from + DOCUMENTS_PER_STRIDE, documentFrequency);
      const behind = reader.at + (strides?.[from / DOCUMENTS_PER_STRIDE] ?? 0);
      // most strides of a frequent word hold no candidate
      if (strides !== undefined && candidates.next(numbers[from] as number) > (numbers[until - 1] as number)) {
        reader.at = behind;
        continue;
      }
      for (let index = from; index < until; index++) {
        const document = numbers[index] as number;
        if (candidates.has(document)) visitPositions(reader, document, visit);
        else skipPositions(reader);
      }
    }
  }
}

async function readRun(source: SegmentSource, stream: Stream, from: number, until: number): Promise<Uint8Array> {
  return until > from ? source.read(stream, from, until - from) : new Uint8Array();
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
