import { ByteReader, ByteWriter, compareBytes } from './bytes';
import { TERMS_PER_BLOCK, type TermEntry } from './segment';

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

  finish(): {
    readonly dictionary: Uint8Array<ArrayBuffer>;
    readonly dictionaryBlocks: Uint32Array<ArrayBuffer>;
    readonly termCount: number;
  } {
    return { dictionary: this.#out.bytes(), dictionaryBlocks: Uint32Array.from(this.#blocks), termCount: this.#count };
  }
}

/** Goes through the terms of a dictionary in order, from the block on that may hold `from`. */
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
  #nextBlock: number;
  readonly #buffer = new Uint8Array(256);

  constructor(dictionary: Uint8Array, blocks: Uint32Array, from?: Uint8Array) {
    this.#blocks = blocks;
    this.#nextBlock = from === undefined ? 0 : blockOf(dictionary, blocks, from);
    this.#reader = new ByteReader(dictionary, blocks[this.#nextBlock] ?? dictionary.length);
  }

  /** Steps to the next term; false behind the last one. */
  next(): boolean {
    const reader = this.#reader;
    if (reader.at >= reader.bytes.length) return false;
    if (reader.at === this.#blocks[this.#nextBlock]) {
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

/** The entry of exactly this term. */
export function findTerm(dictionary: Uint8Array, blocks: Uint32Array, term: Uint8Array): TermEntry | undefined {
  const cursor = new DictionaryCursor(dictionary, blocks, term);
  while (cursor.next()) {
    const order = compareBytes(cursor.term, term);
    if (order === 0) return cursor.entry();
    if (order > 0) return undefined;
  }
  return undefined;
}

/** The entries of all terms that begin with `prefix`, in order: neighbours, so their lists are one run of bytes. */
export function findPrefix(dictionary: Uint8Array, blocks: Uint32Array, prefix: Uint8Array): TermEntry[] {
  const found: TermEntry[] = [];
  const cursor = new DictionaryCursor(dictionary, blocks, prefix);
  while (cursor.next()) {
    if (sharedLength(cursor.term, prefix) === prefix.length) found.push(cursor.entry());
    else if (compareBytes(cursor.term, prefix) > 0) break;
  }
  return found;
}

/** The last block whose first term is not behind `term`. */
function blockOf(dictionary: Uint8Array, blocks: Uint32Array, term: Uint8Array): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareBytes(firstTerm(dictionary, blocks[middle] as number), term) <= 0) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function firstTerm(dictionary: Uint8Array, at: number): Uint8Array {
  const reader = new ByteReader(dictionary, at);
  reader.varint();
  reader.varint();
  // nothing is shared at the beginning of a block
  reader.varint();
  const length = reader.varint();
  return dictionary.subarray(reader.at, reader.at + length);
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const longest = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared++;
  return shared;
}
