import type { JsonObject } from '#shared/base/json';
import type { Head } from '#shared/heads/head';
import type { BatchEntry } from '#shared/import/protocol';
import type { EntryWithBytes } from './block';

/** A record on its way into a segment: what is stored of it, and what is derived from it. */
export interface DraftRecord extends EntryWithBytes {
  /** Hash of its bytes. */
  readonly hash: number;
  /** The head of the conversation made from this record alone. */
  readonly head?: Head;
}

/** Of a record that tells of no conversation this much is kept. */
const UNREAD_BYTES = 65_536;

/** Takes the batches of one import apart. Remembers the page, since it may go on in the next batch. */
export class BatchReader {
  #page: JsonObject | undefined;
  #file: string | undefined;

  read(batch: { readonly originals: ArrayBuffer; readonly entries: ArrayBuffer }): readonly DraftRecord[] {
    const originals = new Uint8Array(batch.originals);
    const entries: readonly BatchEntry[] = JSON.parse(new TextDecoder().decode(batch.entries));
    return entries.map(entry => this.#record(entry, originals));
  }

  #record(each: BatchEntry, originals: Uint8Array): DraftRecord {
    const { shape, key, seeks, offers, file, record, line, column, account, findings } = each;
    const page = this.#pageOf(each);
    const unread = key === undefined && seeks === undefined;
    const end = unread ? Math.min(each.end, each.start + UNREAD_BYTES) : each.end;
    return {
      entry: {
        shape,
        ...(key !== undefined && { key }),
        ...(seeks !== undefined && { seeks }),
        ...(offers?.length && { offers }),
        file,
        record,
        line,
        column,
        ...(page && { page }),
        ...(account !== undefined && { account }),
        ...(findings?.length && { findings }),
      },
      original: originals.subarray(each.start, end),
      ...(each.repairedEnd !== undefined && { repaired: originals.subarray(each.end, each.repairedEnd) }),
      hash: each.hash,
      ...(each.head !== undefined && { head: each.head as Head }),
    };
  }

  /** Files are read from front to back, so the page an entry refers to is always the one that was sent last. */
  #pageOf({ file, page, pageOf }: BatchEntry): JsonObject | undefined {
    if (file !== this.#file) this.#page = undefined;
    this.#file = file;
    if (page !== undefined) this.#page = page as JsonObject;
    return page === undefined && pageOf === undefined ? undefined : this.#page;
  }
}
