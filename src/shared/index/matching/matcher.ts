import { Bitset } from '../bitset';
import { findClose, findPrefix, findTerm } from '../segments/lookup';
import { addDocuments, PositionsReader, visitDocumentsAmong } from '../segments/postings';
import type { SegmentHead, SegmentSource, TermEntry } from '../segments/segment';
import { foldOf, PAIRED } from '../terms/fold-table';
import { encodeForIndex, tokenize } from '../terms/tokens';

const decoder = new TextDecoder();

/**
 * What to look for: terms that stand one behind the other. With `open` the last one may go on ("refu" finds "refund").
 * With `close` it is one term, and others that are nearly the same are as good. Without terms it is every document of
 * the areas.
 * `pass` says for each area code whether documents of that area count; without it all do.
 */
export interface Phrase {
  readonly terms: readonly Uint8Array[];
  readonly open: boolean;
  readonly close?: boolean;
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
  if (phrase.terms.length === 0) return documentsOfAreas(head, phrase.pass);
  if (phrase.close) return nearlyMatching(source, phrase);
  const last = phrase.terms.length - 1;
  const entries = await Promise.all(
    phrase.terms.map((term, index) =>
      index === last && phrase.open ? findPrefix(source, term) : findTerm(source, term).then(alone),
    ),
  );
  if (entries.some(alternatives => alternatives.length === 0)) return new Bitset(head.documentCount);

  const only = entries[0];
  if (entries.length === 1 && only !== undefined) {
    const found = await documentsOfAny(source, only);
    if (phrase.pass !== undefined) keepAreas(found, head.areas, phrase.pass);
    return found;
  }
  return inARow(source, entries, phrase.pass);
}

/** Terms that are close to each other lie far apart: each list is read by itself. */
async function nearlyMatching(source: SegmentSource, { terms, pass }: Phrase): Promise<Bitset> {
  const { documentCount, areas } = source.head;
  const found = Bitset.full(documentCount);
  for (const term of terms) {
    const close = await findClose(source, term);
    const sets = await Promise.all(close.map(({ entry }) => documentsOfAny(source, [entry])));
    found.and(sets.reduce((a, b) => a.or(b), new Bitset(documentCount)));
  }
  if (pass !== undefined) keepAreas(found, areas, pass);
  return found;
}

function alone(entry: TermEntry | undefined): readonly TermEntry[] {
  return entry === undefined ? [] : [entry];
}

/** Some conversations of a segment, one behind the other, and the number that the first of them has elsewhere. */
export interface Run {
  readonly first: number;
  readonly count: number;
  readonly number: number;
}

/** Adds the conversations of a run that one of the documents belongs to, by their numbers elsewhere. */
export function addConversations(
  into: Bitset,
  documents: Bitset,
  conversationEnds: Uint32Array,
  { first, count, number }: Run,
): void {
  const end = conversationEnds[first + count - 1] ?? 0;
  let conversation = first;
  let document = documents.next(conversationEnds[first - 1] ?? 0);
  while (document < end) {
    while ((conversationEnds[conversation] as number) <= document) conversation++;
    into.add(number + conversation - first);
    // the rest of this conversation can tell nothing new
    document = documents.next(conversationEnds[conversation] as number);
  }
}

async function documentsOfAny(source: SegmentSource, entries: readonly TermEntry[]): Promise<Bitset> {
  const found = new Bitset(source.head.documentCount);
  const first = entries[0] as TermEntry;
  const bytes = await readRun(source, 'documents', entries);
  for (const { documentFrequency, onlyDocument, documentsAt } of entries) {
    if (onlyDocument >= 0) found.add(onlyDocument);
    else addDocuments(bytes, documentsAt - first.documentsAt, documentFrequency, found);
  }
  return found;
}

function documentsOfAreas({ documentCount, areas }: SegmentHead, pass: Uint8Array | undefined): Bitset {
  const found = new Bitset(documentCount);
  for (let document = 0; document < documentCount; document++) {
    if (pass === undefined || pass[areas[document] as number] === 1) found.add(document);
  }
  return found;
}

function keepAreas(documents: Bitset, areas: Uint8Array, pass: Uint8Array): void {
  documents.each(document => {
    if (pass[areas[document] as number] === 0) documents.remove(document);
  });
}

/** The documents in which the terms stand one behind the other. */
async function inARow(
  source: SegmentSource,
  entries: readonly (readonly TermEntry[])[],
  pass: Uint8Array | undefined,
): Promise<Bitset> {
  const [stretches, places] = await Promise.all([
    Promise.all(entries.map(alternatives => readRun(source, 'documents', alternatives))),
    Promise.all(entries.map(alternatives => readRun(source, 'positions', alternatives))),
  ]);
  // only the last one may have alternatives: the rarest of the others says where the phrase may stand
  const order = [...entries.keys()].sort((a, b) => frequencyOf(entries[a]) - frequencyOf(entries[b]));
  const base = order.find(index => entries[index]?.length === 1) ?? 0;
  const listed: (readonly Listed[])[] = [];
  let candidates = Bitset.full(source.head.documentCount);
  for (const index of [base, ...order.filter(index => index !== base)]) {
    const lists = listsAmong(entries[index] ?? [], stretches[index] as Uint8Array, candidates);
    candidates = new Bitset(candidates.size);
    for (const { documents } of lists) for (const document of documents) candidates.add(document);
    if (index === base && pass !== undefined) keepAreas(candidates, source.head.areas, pass);
    if (candidates.next(0) === candidates.size) return candidates;
    listed[index] = lists;
  }
  const row = new RowOfTerms(candidates, entries.length);
  eachPosition(listed[base] ?? [], places[base] as Uint8Array, candidates, (document, position) =>
    row.begin(document, position - base),
  );
  for (const [offset, lists] of listed.entries()) {
    if (offset === base) continue;
    eachPosition(lists, places[offset] as Uint8Array, candidates, (document, position) =>
      row.reach(document, position - offset),
    );
  }
  const found = new Bitset(candidates.size);
  row.finish(found);
  return found;
}

function frequencyOf(alternatives: readonly TermEntry[] | undefined): number {
  let frequency = 0;
  for (const { documentFrequency } of alternatives ?? []) frequency += documentFrequency;
  return frequency;
}

/** Some documents of a term and their places in its list. `positionsAt` counts from the first of the alternatives. */
interface Listed {
  readonly documents: readonly number[];
  readonly places: readonly number[];
  readonly documentFrequency: number;
  readonly positionsAt: number;
}

function listsAmong(alternatives: readonly TermEntry[], stretch: Uint8Array, candidates: Bitset): readonly Listed[] {
  const [first] = alternatives;
  if (first === undefined) return [];
  const lists: Listed[] = [];
  for (const { documentFrequency, onlyDocument, documentsAt, positionsAt } of alternatives) {
    const documents: number[] = [];
    const places: number[] = [];
    if (onlyDocument >= 0) {
      if (!candidates.has(onlyDocument)) continue;
      documents.push(onlyDocument);
      places.push(0);
    } else {
      visitDocumentsAmong(
        stretch,
        documentsAt - first.documentsAt,
        documentFrequency,
        candidates,
        (document, place) => {
          documents.push(document);
          places.push(place);
        },
      );
    }
    if (documents.length > 0)
      lists.push({ documents, places, documentFrequency, positionsAt: positionsAt - first.positionsAt });
  }
  return lists;
}

/** Goes through the places in the candidates where one of the terms stands, term by term and in order. */
function eachPosition(
  lists: readonly Listed[],
  stretch: Uint8Array,
  candidates: Bitset,
  visit: (document: number, position: number) => void,
): void {
  for (const { documents, places, documentFrequency, positionsAt } of lists) {
    const reader = new PositionsReader(stretch, positionsAt, documentFrequency);
    for (const [nth, document] of documents.entries()) {
      if (!candidates.has(document)) continue;
      reader.goTo(places[nth] as number);
      reader.visit(position => visit(document, position));
    }
  }
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

/** The lists of terms that are neighbours in the dictionary: neighbours in the stream as well, so one read for all. */
async function readRun(
  source: SegmentSource,
  stream: 'documents' | 'positions',
  entries: readonly TermEntry[],
): Promise<Uint8Array> {
  const first = entries[0] as TermEntry;
  const last = entries[entries.length - 1] as TermEntry;
  const from = first[`${stream}At`];
  const until = last[`${stream}At`] + last[`${stream}Length`];
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
