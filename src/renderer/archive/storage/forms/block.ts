import type { JsonObject } from '#shared/base/json';
import type { Finding } from '#shared/domain/finding';
import { openBytes, sealBytes } from './checked-bytes';

const PREAMBLE = 4;

/** What is kept with the words of a record: its place, its shape, and what a reading of it needs to know. */
export interface StoredEntry {
  readonly shape: string;
  readonly key?: string;
  readonly seeks?: string;
  readonly offers?: readonly string[];
  readonly file: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  readonly page?: JsonObject;
  readonly account?: string;
  readonly findings?: readonly Finding[];
}

/** A record on its way into a block. The bytes are not copied before the block is packed. */
export interface EntryWithBytes {
  readonly entry: StoredEntry;
  readonly original: Uint8Array;
  readonly repaired?: Uint8Array;
}

interface Header {
  /** Texts and pages that several entries share; entries name them by their place here. */
  readonly shapes: readonly string[];
  readonly files: readonly string[];
  readonly pages: readonly JsonObject[];
  readonly entries: readonly HeaderEntry[];
}

interface HeaderEntry extends Omit<StoredEntry, 'shape' | 'file' | 'page'> {
  readonly shape: number;
  readonly file: number;
  readonly page?: number;
  /** The original is `[start, end)` of the data, the repaired text, where there is one, `[end, repairedEnd)`. */
  readonly start: number;
  readonly end: number;
  readonly repairedEnd?: number;
}

/** `u32 length of the header | header as JSON | data`. */
export function packBlock(records: readonly EntryWithBytes[]): Uint8Array<ArrayBuffer> {
  const shapes = new Places<string>();
  const files = new Places<string>();
  const pages = new Places<JsonObject>();
  let length = 0;
  const entries = records.map(({ entry, original, repaired }): HeaderEntry => {
    const { shape, file, page, ...rest } = entry;
    const start = length;
    const end = start + original.length;
    length = end + (repaired?.length ?? 0);
    return {
      ...rest,
      shape: shapes.placeOf(shape),
      file: files.placeOf(file),
      ...(page && { page: pages.placeOf(page) }),
      start,
      end,
      ...(repaired && { repairedEnd: length }),
    };
  });
  const header: Header = { shapes: shapes.all, files: files.all, pages: pages.all, entries };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const block = new Uint8Array(PREAMBLE + headerBytes.length + length);
  block.set(headerBytes, PREAMBLE);
  let at = PREAMBLE + headerBytes.length;
  for (const { original, repaired } of records) {
    block.set(original, at);
    at += original.length;
    if (repaired) {
      block.set(repaired, at);
      at += repaired.length;
    }
  }
  new Uint32Array(block.buffer, 0, 1)[0] = headerBytes.length;
  return sealBytes('block', block);
}

export class Block {
  readonly entries: readonly StoredEntry[];
  readonly bytes: number;
  readonly #header: Header;
  readonly #data: Uint8Array;

  private constructor(header: Header, data: Uint8Array) {
    this.#header = header;
    this.#data = data;
    this.bytes = data.length;
    this.entries = header.entries.map(({ start: _, end: __, repairedEnd: ___, shape, file, page, ...rest }) => {
      const held = page === undefined ? undefined : header.pages[page];
      return {
        ...rest,
        shape: header.shapes[shape] ?? '',
        file: header.files[file] ?? '',
        ...(held && { page: held }),
      };
    });
  }

  /** Nothing when the bytes are damaged or of another version. */
  static open(row: Uint8Array): Block | undefined {
    const bytes = openBytes('block', row);
    if (bytes === undefined) return undefined;
    const start = PREAMBLE + (new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0);
    const header: Header = JSON.parse(decoder.decode(bytes.subarray(PREAMBLE, start)));
    return new Block(header, bytes.subarray(start));
  }

  original(slot: number): Uint8Array {
    const entry = this.#header.entries[slot];
    return this.#data.subarray(entry?.start, entry?.end ?? 0);
  }

  repaired(slot: number): Uint8Array | undefined {
    const entry = this.#header.entries[slot];
    return entry?.repairedEnd === undefined ? undefined : this.#data.subarray(entry.end, entry.repairedEnd);
  }

  /** The record as it stood in the file. */
  text(slot: number): string {
    return decoder.decode(this.original(slot));
  }

  /** What was read instead, where the record had to be repaired. */
  repairedText(slot: number): string | undefined {
    const bytes = this.repaired(slot);
    return bytes && decoder.decode(bytes);
  }

  withBytes(slot: number): EntryWithBytes | undefined {
    const entry = this.entries[slot];
    const repaired = this.repaired(slot);
    return entry && { entry, original: this.original(slot), ...(repaired && { repaired }) };
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

class Places<Thing> {
  readonly all: Thing[] = [];
  readonly #places = new Map<Thing, number>();

  placeOf(thing: Thing): number {
    const held = this.#places.get(thing);
    if (held !== undefined) return held;
    this.#places.set(thing, this.all.length);
    return this.all.push(thing) - 1;
  }
}
