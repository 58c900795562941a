import type { Bitset } from '../bitset';
import { ByteReader, ByteWriter } from '../bytes';

/**
 * The lists of a term: in which documents it stands, and where in each of them. Both are cut into strides of so many
 * documents, and a list of more than one stride begins with what it takes to pass a stride over: words of a phrase are
 * looked up in few of their documents.
 */
export const DOCUMENTS_PER_STRIDE = 128;

/**
 * Writes documents as differences. In front of a list of several strides: for each of them the difference between its
 * last document and the last one before it, and its length in bytes.
 */
export class DocumentsWriter {
  readonly #out = new ByteWriter(1 << 14);
  readonly #term = new ByteWriter(1 << 12);
  readonly #strides = new ByteWriter(1 << 8);
  #count = 0;
  #last = 0;
  #strideAt = 0;
  #strideBase = 0;

  /** Bytes of the terms that are finished. */
  get length(): number {
    return this.#out.length;
  }

  /** Adds one more document of the current term: a higher one than before. */
  add(document: number): void {
    if (this.#count > 0 && this.#count % DOCUMENTS_PER_STRIDE === 0) this.#endStride();
    this.#term.varint(document - this.#last);
    this.#last = document;
    this.#count++;
  }

  /** How many documents the term has, and which one where there is one only: that is told by the dictionary itself. */
  endTerm(): { readonly documentFrequency: number; readonly onlyDocument: number } {
    const documentFrequency = this.#count;
    const onlyDocument = documentFrequency === 1 ? this.#last : -1;
    if (documentFrequency > DOCUMENTS_PER_STRIDE) {
      this.#endStride();
      this.#out.run(this.#strides.view());
    }
    if (documentFrequency > 1) this.#out.run(this.#term.view());
    this.#strides.cutTo(0);
    this.#term.cutTo(0);
    this.#count = 0;
    this.#last = 0;
    this.#strideAt = 0;
    this.#strideBase = 0;
    return { documentFrequency, onlyDocument };
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.bytes();
  }

  #endStride(): void {
    this.#strides.varint(this.#last - this.#strideBase);
    this.#strides.varint(this.#term.length - this.#strideAt);
    this.#strideBase = this.#last;
    this.#strideAt = this.#term.length;
  }
}

/** Adds the `count` documents of a term to a set. */
export function addDocuments(bytes: Uint8Array, at: number, count: number, into: Bitset): void {
  const { words } = into;
  let document = 0;
  let next = firstDocumentAt(bytes, at, count);
  // written out: this loop reads a quarter of a million numbers for a common word
  for (let index = 0; index < count; index++) {
    let byte = bytes[next++] as number;
    let difference = byte;
    if (byte > 0x7f) {
      difference &= 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[next++] as number;
        difference |= (byte & 0x7f) << shift;
      }
    }
    document += difference;
    words[document >>> 5] = (words[document >>> 5] as number) | (1 << (document & 31));
  }
}

/** Reads the `count` documents of a term into `into`. */
export function readDocuments(bytes: Uint8Array, at: number, count: number, into: Uint32Array): void {
  const reader = new ByteReader(bytes, firstDocumentAt(bytes, at, count));
  for (let index = 0, document = 0; index < count; index++) {
    document += reader.varint();
    into[index] = document;
  }
}

/** Where the documents of a list begin, behind its strides. */
function firstDocumentAt(bytes: Uint8Array, at: number, count: number): number {
  const strides = strideCount(count);
  if (strides <= 1) return at;
  const reader = new ByteReader(bytes, at);
  for (let numbers = 2 * strides; numbers > 0; numbers--) reader.varint();
  return reader.at;
}

/** Visits those of the `count` documents of a term that are candidates, with their place in the list. */
export function visitDocumentsAmong(
  bytes: Uint8Array,
  at: number,
  count: number,
  candidates: Bitset,
  visit: (document: number, place: number) => void,
): void {
  const reader = new ByteReader(bytes, at);
  const strides = strideCount(count);
  const lasts = new Uint32Array(strides);
  const lengths = new Uint32Array(strides);
  if (strides > 1) {
    for (let stride = 0, last = 0; stride < strides; stride++) {
      last += reader.varint();
      lasts[stride] = last;
      lengths[stride] = reader.varint();
    }
  }
  let candidate = candidates.next(0);
  for (let stride = 0, document = 0; stride < strides && candidate < candidates.size; stride++) {
    const last = strides > 1 ? (lasts[stride] as number) : candidates.size;
    if (candidate > last) {
      reader.skip(lengths[stride] as number);
      document = last;
      continue;
    }
    const until = Math.min((stride + 1) * DOCUMENTS_PER_STRIDE, count);
    for (let place = stride * DOCUMENTS_PER_STRIDE; place < until; place++) {
      document += reader.varint();
      if (candidates.has(document)) visit(document, place);
    }
    candidate = candidates.next(document + 1);
  }
}

// a term mostly stands once in a message, near its beginning: one byte tells both
const ONCE_BELOW = 64;

/** Writes where terms stand in their documents. In front of a list of several strides: the length of each in bytes. */
export class PositionsWriter {
  readonly #out = new ByteWriter(1 << 14);
  readonly #term = new ByteWriter(1 << 12);
  readonly #strides = new ByteWriter(1 << 8);
  #count = 0;
  #strideAt = 0;

  /** Bytes of the terms that are finished. */
  get length(): number {
    return this.#out.length;
  }

  /** Adds one more document of the current term, by its positions `[from, until)`. */
  add(positions: Uint32Array, from: number, until: number): void {
    this.#begin();
    const first = positions[from] as number;
    if (until - from === 1 && first < ONCE_BELOW) {
      this.#term.byte(first << 1);
      return;
    }
    this.#term.varint(((until - from) << 1) | 1);
    let previous = 0;
    for (let index = from; index < until; index++) {
      this.#term.varint((positions[index] as number) - previous);
      previous = positions[index] as number;
    }
  }

  /** Adds one more document of the current term, by what was written of it elsewhere. */
  addWritten(positions: Uint8Array): void {
    this.#begin();
    this.#term.run(positions);
  }

  endTerm(): void {
    if (this.#count > DOCUMENTS_PER_STRIDE) {
      this.#endStride();
      this.#out.run(this.#strides.view());
    }
    this.#out.run(this.#term.view());
    this.#strides.cutTo(0);
    this.#term.cutTo(0);
    this.#count = 0;
    this.#strideAt = 0;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.bytes();
  }

  #begin(): void {
    if (this.#count > 0 && this.#count % DOCUMENTS_PER_STRIDE === 0) this.#endStride();
    this.#count++;
  }

  #endStride(): void {
    this.#strides.varint(this.#term.length - this.#strideAt);
    this.#strideAt = this.#term.length;
  }
}

/** Reads the positions of a term of `count` documents, document by document or only those at some places of its list. */
export class PositionsReader {
  readonly #reader: ByteReader;
  /** Where each stride begins; of a list of one stride only its own. */
  readonly #starts: Uint32Array;
  #place = 0;

  constructor(bytes: Uint8Array, at: number, count: number) {
    this.#reader = new ByteReader(bytes, at);
    this.#starts = new Uint32Array(strideCount(count));
    if (this.#starts.length > 1) {
      let start = 0;
      for (let stride = 0; stride < this.#starts.length; stride++) {
        this.#starts[stride] = start;
        start += this.#reader.varint();
      }
    }
    for (let stride = 0; stride < this.#starts.length; stride++)
      this.#starts[stride] = (this.#starts[stride] as number) + this.#reader.at;
  }

  /** Where the reader stands in the bytes. */
  get at(): number {
    return this.#reader.at;
  }

  /** Goes on to the document at a place of the list, which is not before the current one. */
  goTo(place: number): void {
    const stride = Math.floor(place / DOCUMENTS_PER_STRIDE);
    if (stride > Math.floor(this.#place / DOCUMENTS_PER_STRIDE)) {
      this.#reader.at = this.#starts[stride] as number;
      this.#place = stride * DOCUMENTS_PER_STRIDE;
    }
    while (this.#place < place) this.skip();
  }

  /** Visits the positions of the current document, and goes on to the next. */
  visit(visit: (position: number) => void): void {
    this.#place++;
    const head = this.#reader.varint();
    if ((head & 1) === 0) {
      visit(head >> 1);
      return;
    }
    let position = 0;
    for (let count = head >> 1; count > 0; count--) {
      position += this.#reader.varint();
      visit(position);
    }
  }

  /** Goes on to the next document. */
  skip(): void {
    this.#place++;
    const head = this.#reader.varint();
    if ((head & 1) === 0) return;
    for (let count = head >> 1; count > 0; count--) this.#reader.varint();
  }
}

function strideCount(documents: number): number {
  return Math.ceil(documents / DOCUMENTS_PER_STRIDE);
}
