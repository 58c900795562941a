import type { JsonObject } from '#shared/base/json';
import type { Head } from '#shared/heads/head';
import type { Batch } from '#shared/import/batches';
import type { BatchEntry } from '#shared/import/contract/protocol';
import { PackedTexts } from '#shared/index/segments/packed-texts';
import type { EntryWithBytes } from '../forms/block';
import type { Texts } from './index-draft';

/** A record on its way into a segment: what is stored of it, and what is derived from it. */
export interface DraftRecord extends EntryWithBytes {
  /** Hash of its bytes. */
  readonly hash: number;
  /** The head of the conversation made from this record alone. */
  readonly head?: Head;
  /** What can be looked for in that conversation. */
  readonly texts?: Texts;
}

/** Of a record that tells of no conversation this much is kept. */
const UNREAD_BYTES = 65_536;

/** Takes the batches of one import apart. Remembers the page, since it may go on in the next batch. */
export class BatchReader {
  #page: JsonObject | undefined;
  #file: string | undefined;

  read(batch: Batch): readonly DraftRecord[] {
    const originals = new Uint8Array(batch.originals);
    const entries: readonly BatchEntry[] = JSON.parse(new TextDecoder().decode(batch.entries));
    const texts = new PackedTexts(batch.texts);
    let first = 0;
    return entries.map(entry => {
      const count = entry.texts ?? 0;
      first += count;
      return this.#record(entry, originals, { kind: 'packed', texts, first: first - count, count });
    });
  }

  #record(each: BatchEntry, originals: Uint8Array, texts: Texts): DraftRecord {
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
      ...(each.head !== undefined && { head: each.head as Head, texts }),
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
