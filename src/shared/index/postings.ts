import { type ByteReader, ByteWriter } from './bytes';

/** Reads `count` rising numbers, written as differences, into `into` from `into[offset]` on. */
export function readDocuments(bytes: Uint8Array, at: number, count: number, into: Uint32Array, offset = 0): number {
  let document = 0;
  let next = at;
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
    into[offset + index] = document;
  }
  return next;
}

// a term mostly stands once in a message, near its beginning: one byte tells both
const ONCE_BELOW = 64;

/** So many documents of a term lie between two places from which their positions can be read. */
export const DOCUMENTS_PER_STRIDE = 128;

/**
 * Writes where the terms stand in their documents. A term of more than `DOCUMENTS_PER_STRIDE` documents begins with the
 * length of each stride of them: a phrase is looked for in few documents of each of its words.
 */
export class PositionsWriter {
  readonly #out = new ByteWriter(1 << 14);
  readonly #term = new ByteWriter(1 << 12);
  #strideEnds: number[] = [];
  #documents = 0;

  /** Bytes of the terms that are finished. */
  get length(): number {
    return this.#out.length;
  }

  /** Adds one more document of the current term, by its positions `[from, until)`. */
  add(positions: Uint32Array, from: number, until: number): void {
    this.#count();
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
    this.#count();
    this.#term.run(positions);
  }

  endTerm(): void {
    if (this.#documents > DOCUMENTS_PER_STRIDE) {
      let start = 0;
      for (const end of this.#strideEnds) {
        this.#out.varint(end - start);
        start = end;
      }
      this.#out.varint(this.#term.length - start);
    }
    this.#out.run(this.#term.view());
    this.#term.cutTo(0);
    this.#strideEnds = [];
    this.#documents = 0;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#out.bytes();
  }

  #count(): void {
    if (this.#documents > 0 && this.#documents % DOCUMENTS_PER_STRIDE === 0) this.#strideEnds.push(this.#term.length);
    this.#documents++;
  }
}

/** Reads the lengths of a term's strides, and stands behind them. Nothing for a term of one stride. */
export function readStrides(reader: ByteReader, documentFrequency: number): Uint32Array | undefined {
  if (documentFrequency <= DOCUMENTS_PER_STRIDE) return undefined;
  const lengths = new Uint32Array(Math.ceil(documentFrequency / DOCUMENTS_PER_STRIDE));
  for (let stride = 0; stride < lengths.length; stride++) lengths[stride] = reader.varint();
  return lengths;
}

/** Goes through the positions of one document, and stands behind them. */
export function visitPositions(
  reader: ByteReader,
  document: number,
  visit: (document: number, position: number) => void,
): void {
  const head = reader.varint();
  if ((head & 1) === 0) {
    visit(document, head >> 1);
    return;
  }
  let position = 0;
  for (let count = head >> 1; count > 0; count--) {
    position += reader.varint();
    visit(document, position);
  }
}

/** Stands behind the positions of one document without keeping them. */
export function skipPositions(reader: ByteReader): void {
  const head = reader.varint();
  if ((head & 1) === 0) return;
  for (let count = head >> 1; count > 0; count--) reader.varint();
}
