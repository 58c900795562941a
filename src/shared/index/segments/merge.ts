import { compareBytes } from '../bytes';
import { DictionaryCursor, DictionaryWriter } from './dictionary';
import { DocumentsWriter, PositionsReader, PositionsWriter, readDocuments } from './postings';
import type { IndexSegment } from './segment';

/** A segment on its way into a larger one, and which of its conversations go with it. */
export interface Merged {
  readonly segment: IndexSegment;
  /** Runs of conversations, in order. All of them where it is absent. */
  readonly kept?: readonly { readonly first: number; readonly count: number }[];
}

const DROPPED = 0xffffffff;

/**
 * One segment out of several, as if it had been built from all their texts. Of conversations that are left out nothing
 * stays, neither a term nor a number.
 */
export function mergeSegments(merged: readonly Merged[]): IndexSegment {
  const sources: Source[] = [];
  const conversationEnds: number[] = [];
  let documentCount = 0;
  for (const each of merged) {
    const source = new Source(each, documentCount);
    for (const end of source.conversationEnds) conversationEnds.push(documentCount + end);
    documentCount += source.documentCount;
    sources.push(source);
  }
  const areas = new Uint8Array(documentCount);
  for (const source of sources) source.copyAreas(areas);
  const out = new MergedTerms();
  let least = leastOf(sources);
  while (least !== undefined) {
    out.begin(least);
    // sources stand in the order of their documents, so each list goes on where the one before it ended
    for (const source of sources) {
      if (!source.standsAt(out.term)) continue;
      source.appendTo(out);
      source.next();
    }
    out.end();
    least = leastOf(sources);
  }
  return {
    documentCount,
    conversationEnds: Uint32Array.from(conversationEnds),
    areas,
    ...out.finish(),
  };
}

function leastOf(sources: readonly Source[]): Uint8Array | undefined {
  let least: Uint8Array | undefined;
  for (const { term } of sources) {
    if (term !== undefined && (least === undefined || compareBytes(term, least) < 0)) least = term;
  }
  return least;
}

/** Goes through the terms of one segment and knows which numbers its documents get. */
class Source {
  readonly #segment: IndexSegment;
  readonly #cursor: DictionaryCursor;
  /** The new number of each document, or `DROPPED`. */
  readonly #numbers: Uint32Array;
  readonly conversationEnds: readonly number[];
  readonly documentCount: number;
  #term: Uint8Array | undefined;
  #held = new Uint32Array(1024);

  constructor({ segment, kept }: Merged, base: number) {
    this.#segment = segment;
    this.#cursor = new DictionaryCursor(segment.dictionary, segment.dictionaryBlocks);
    this.#numbers = new Uint32Array(segment.documentCount).fill(DROPPED);
    const ends: number[] = [];
    let count = 0;
    for (const { first, count: conversations } of kept ?? [{ first: 0, count: segment.conversationEnds.length }]) {
      for (let conversation = first; conversation < first + conversations; conversation++) {
        const start = conversation === 0 ? 0 : (segment.conversationEnds[conversation - 1] as number);
        const end = segment.conversationEnds[conversation] as number;
        for (let document = start; document < end; document++) this.#numbers[document] = base + count++;
        ends.push(count);
      }
    }
    this.conversationEnds = ends;
    this.documentCount = count;
    this.next();
  }

  get term(): Uint8Array | undefined {
    return this.#term;
  }

  standsAt(term: Uint8Array): boolean {
    return this.#term !== undefined && compareBytes(this.#term, term) === 0;
  }

  next(): void {
    this.#term = this.#cursor.next() ? this.#cursor.term : undefined;
  }

  copyAreas(areas: Uint8Array): void {
    for (const [document, number] of this.#numbers.entries())
      if (number !== DROPPED) areas[number] = this.#segment.areas[document] as number;
  }

  appendTo(out: MergedTerms): void {
    const { documentFrequency, onlyDocument, documentsAt, positionsAt } = this.#cursor;
    if (documentFrequency > this.#held.length) this.#held = new Uint32Array(documentFrequency * 2);
    if (onlyDocument >= 0) this.#held[0] = onlyDocument;
    else readDocuments(this.#segment.documents, documentsAt, documentFrequency, this.#held);
    const { positions } = this.#segment;
    const reader = new PositionsReader(positions, positionsAt, documentFrequency);
    for (let index = 0; index < documentFrequency; index++) {
      const from = reader.at;
      reader.skip();
      const number = this.#numbers[this.#held[index] as number] as number;
      if (number !== DROPPED) out.add(number, positions.subarray(from, reader.at));
    }
  }
}

/** The terms of the segment to come. */
class MergedTerms {
  readonly #dictionary = new DictionaryWriter();
  readonly #documents = new DocumentsWriter();
  readonly #positions = new PositionsWriter();
  readonly #term = new Uint8Array(256);
  term: Uint8Array = this.#term;
  #documentsAt = 0;
  #positionsAt = 0;

  begin(term: Uint8Array): void {
    // a cursor's term is gone with its next step
    this.#term.set(term);
    this.term = this.#term.subarray(0, term.length);
    this.#documentsAt = this.#documents.length;
    this.#positionsAt = this.#positions.length;
  }

  add(document: number, positions: Uint8Array): void {
    this.#documents.add(document);
    this.#positions.addWritten(positions);
  }

  end(): void {
    const frequency = this.#documents.endTerm();
    this.#positions.endTerm();
    if (frequency.documentFrequency === 0) return;
    this.#dictionary.add(this.term, {
      ...frequency,
      documentsLength: this.#documents.length - this.#documentsAt,
      positionsLength: this.#positions.length - this.#positionsAt,
    });
  }

  finish() {
    return {
      ...this.#dictionary.finish(),
      documents: this.#documents.bytes(),
      positions: this.#positions.bytes(),
    };
  }
}
