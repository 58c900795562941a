import { ByteReader, ByteWriter } from '../bytes';
import { type IndexSegment, TERMS_PER_BLOCK, type TermEntry } from './segment';

/**
 * Writes terms in byte order.
 *
 * A block begins with the offsets of its first term in both streams; a term is: bytes shared with the term before,
 * length and bytes of the rest, document frequency, its only document or the length of its list, length of its
 * positions. More than half of all terms (order numbers, parts of addresses) stand in one document only.
 */
export class DictionaryWriter {
  readonly #out = new ByteWriter(1 << 14);
  readonly #blocks: number[] = [];
  readonly #firstTerms = new ByteWriter(1 << 12);
  readonly #firstTermEnds: number[] = [];
  #previous: Uint8Array = new Uint8Array(0);
  #count = 0;
  #documentsAt = 0;
  #positionsAt = 0;

  add(
    term: Uint8Array,
    entry: Pick<TermEntry, 'documentFrequency' | 'onlyDocument' | 'documentsLength' | 'positionsLength'>,
  ): void {
    if (this.#count % TERMS_PER_BLOCK === 0) {
      this.#blocks.push(this.#out.length);
      this.#out.varint(this.#documentsAt);
      this.#out.varint(this.#positionsAt);
      this.#firstTerms.run(term);
      this.#firstTermEnds.push(this.#firstTerms.length);
      this.#previous = new Uint8Array(0);
    }
    const shared = sharedLength(this.#previous, term);
    this.#out.varint(shared);
    this.#out.varint(term.length - shared);
    this.#out.run(term.subarray(shared));
    this.#out.varint(entry.documentFrequency);
    this.#out.varint(entry.documentFrequency === 1 ? entry.onlyDocument : entry.documentsLength);
    this.#out.varint(entry.positionsLength);
    this.#previous = term.slice();
    this.#count++;
    this.#documentsAt += entry.documentsLength;
    this.#positionsAt += entry.positionsLength;
  }

  finish(): Pick<IndexSegment, 'dictionary' | 'dictionaryBlocks' | 'firstTerms' | 'firstTermEnds' | 'termCount'> {
    return {
      dictionary: this.#out.bytes(),
      dictionaryBlocks: Uint32Array.from(this.#blocks),
      firstTerms: this.#firstTerms.bytes(),
      firstTermEnds: Uint32Array.from(this.#firstTermEnds),
      termCount: this.#count,
    };
  }
}

/** Goes through the terms of a dictionary in order, or of the stretch of it that begins with the block `first`. */
export class DictionaryCursor {
  /** The term the cursor stands at; its bytes are valid until the next step. */
  term: Uint8Array = new Uint8Array(0);
  documentFrequency = 0;
  onlyDocument = -1;
  documentsAt = 0;
  documentsLength = 0;
  positionsAt = 0;
  positionsLength = 0;

  readonly #reader: ByteReader;
  readonly #blocks: Uint32Array;
  readonly #base: number;
  #nextBlock: number;
  readonly #buffer = new Uint8Array(256);

  constructor(stretch: Uint8Array, blocks: Uint32Array, first = 0) {
    this.#blocks = blocks;
    this.#base = blocks[first] ?? 0;
    this.#nextBlock = first;
    this.#reader = new ByteReader(stretch);
  }

  /** Steps to the next term; false behind the last one. */
  next(): boolean {
    const reader = this.#reader;
    if (reader.at >= reader.bytes.length) return false;
    if (this.#base + reader.at === this.#blocks[this.#nextBlock]) {
      this.#nextBlock++;
      this.documentsAt = reader.varint();
      this.positionsAt = reader.varint();
    } else {
      this.documentsAt += this.documentsLength;
      this.positionsAt += this.positionsLength;
    }
    const shared = reader.varint();
    const length = reader.varint();
    for (let index = 0; index < length; index++)
      this.#buffer[shared + index] = reader.bytes[reader.at + index] as number;
    reader.skip(length);
    this.term = this.#buffer.subarray(0, shared + length);
    this.documentFrequency = reader.varint();
    const either = reader.varint();
    this.onlyDocument = this.documentFrequency === 1 ? either : -1;
    this.documentsLength = this.documentFrequency === 1 ? 0 : either;
    this.positionsLength = reader.varint();
    return true;
  }

  entry(): TermEntry {
    const { documentFrequency, onlyDocument, documentsAt, documentsLength, positionsAt, positionsLength } = this;
    return { documentFrequency, onlyDocument, documentsAt, documentsLength, positionsAt, positionsLength };
  }
}

/** How many bytes two terms have in common at their beginning. */
export function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const longest = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared++;
  return shared;
}
