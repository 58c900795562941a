import { TextPacker } from '../index/segments/packed-texts';
import type { BatchEntry } from './contract/protocol';
import type { RecordMark } from './contract/resume';
import { keptFindings, UNREAD } from './read-record';
import type { ReadRecord } from './read-text';

/** A batch ready to be sent: originals one after the other, what is known of each, as JSON, and the texts to be indexed. */
export interface Batch {
  readonly originals: ArrayBuffer;
  readonly entries: ArrayBuffer;
  readonly texts: ArrayBuffer;
  readonly last: RecordMark;
}

/** A batch is sent when it has come to this size; one piece of the file or one record may go beyond it. */
const BATCH_BYTES = 2 * 1024 * 1024;
/** Small records make many entries: they count, too. */
const ENTRIES_OF_A_BATCH = 4096;
/** What is kept of a record nobody could read. */
const KEPT_OF_UNREAD = 64 * 1024;

const encoder = new TextEncoder();

/** Packs records into batches, with the texts of those that have any. */
export class BatchPacker {
  #originals = new Uint8Array(BATCH_BYTES + BATCH_BYTES / 2);
  #length = 0;
  #entries: BatchEntry[] = [];
  readonly #texts = new TextPacker();
  readonly #pagesSent = new Set<string>();
  /** Up to this record everything has arrived already, from another reader. */
  #after: RecordMark | undefined;
  #last: RecordMark | undefined;

  constructor(after?: RecordMark) {
    this.#after = after;
  }

  get isFull(): boolean {
    return this.#length >= BATCH_BYTES || this.#entries.length >= ENTRIES_OF_A_BATCH;
  }

  add(read: ReadRecord): void {
    const { place, outcome, shape, source } = read;
    const { file, record, line, column } = place;
    const page = this.#pageOf(read);
    if (this.#after !== undefined) {
      if (this.#after.file === file && this.#after.record === record) this.#after = undefined;
      return;
    }
    this.#last = { source, file, record };
    const part = outcome.kind === 'part' ? outcome.contribution.part : undefined;
    const original = shape === UNREAD ? read.original.subarray(0, KEPT_OF_UNREAD) : read.original;
    const start = this.#length;
    this.#append(original);
    const end = this.#length;
    if (read.repaired !== undefined) this.#append(encoder.encode(read.repaired));
    const findings = keptFindings(read.findings);
    this.#entries.push({
      shape,
      ...(part?.key === undefined ? {} : { key: part.key }),
      ...(part?.seeks === undefined ? {} : { seeks: part.seeks }),
      ...(part?.offers === undefined ? {} : { offers: part.offers }),
      start,
      end,
      ...(this.#length > end ? { repairedEnd: this.#length } : {}),
      file,
      record,
      line,
      column,
      hash: hashBytes(read.original),
      ...page,
      ...(place.account === undefined ? {} : { account: place.account }),
      ...(read.head === undefined ? {} : { head: read.head }),
      ...this.#packTexts(read),
      ...(findings.length === 0 ? {} : { findings }),
    });
  }

  /** Hands over what has gathered, or nothing where nothing has. */
  take(): Batch | undefined {
    const last = this.#last;
    if (last === undefined || this.#entries.length === 0) return undefined;
    const originals = this.#originals.slice(0, this.#length).buffer;
    const entries = encoder.encode(JSON.stringify(this.#entries)).slice().buffer;
    const texts = this.#texts.take();
    this.#length = 0;
    this.#entries = [];
    return { originals, entries, texts, last };
  }

  #packTexts({ documents }: ReadRecord): Pick<BatchEntry, 'texts'> {
    if (documents === undefined) return {};
    this.#texts.add(documents);
    return { texts: documents.length };
  }

  #pageOf({ place, firstOfPage }: ReadRecord): Pick<BatchEntry, 'page' | 'pageOf'> {
    if (firstOfPage === undefined || place.page === undefined) return {};
    const name = `${firstOfPage} ${place.file}`;
    if (this.#pagesSent.has(name)) return { pageOf: firstOfPage };
    this.#pagesSent.add(name);
    return { page: place.page };
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#originals.length) {
      const grown = new Uint8Array(Math.max(needed, this.#originals.length * 2));
      grown.set(this.#originals.subarray(0, this.#length));
      this.#originals = grown;
    }
    this.#originals.set(bytes, this.#length);
    this.#length = needed;
  }
}

/** A 53-bit hash of bytes, four at a time: it tells copies apart and keeps no secret. */
export function hashBytes(bytes: Uint8Array): number {
  let high = 0xdeadbeef ^ bytes.length;
  let low = 0x41c6ce57 ^ bytes.length;
  const words = bytes.length >> 2;
  for (let n = 0; n < words; n++) {
    const at = n * 4;
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    high = Math.imul(high ^ word, 0x9e3779b1);
    low = Math.imul(low ^ word, 0x5f356495);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  for (let at = words * 4; at < bytes.length; at++) {
    high = Math.imul(high ^ (bytes[at] as number), 0x9e3779b1);
    low = Math.imul(low ^ (bytes[at] as number), 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
