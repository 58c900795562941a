import type { Head } from '#shared/heads/head';
import { ColumnsBuilder } from '#shared/index/columns';
import { Growing } from '#shared/index/growing';
import { type EntryWithBytes, packBlock } from '../forms/block';
import { packHeads } from '../forms/head-row';
import { indexRows } from '../forms/index-rows';
import { DOC_COLUMNS, docRow, ENTRY_COLUMNS, entryRow } from '../forms/schemas';
import { rowName } from '../tables/shards';
import type { DraftRecord } from './batch';
import { type FinishedPart, IndexDraft, type Texts } from './index-draft';

// above 64 KiB Chromium keeps a value outside of its log; much larger ones make opening a conversation slow
const BLOCK_BYTES = 150_000;
// a search shows fifty heads of as many rows: small rows are little to read for one of them
const HEAD_ROW_BYTES = 24_000;
const HEADS_IN_ROW = 64;

/** A full row, ready to be written, under its name in the segment or, for `index`, in the part of the index. */
export interface DraftRow {
  readonly table: 'blocks' | 'heads' | 'index';
  readonly part?: number;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A part of the index that has been written: `count` heads from place `first` on. */
export interface DraftPart {
  readonly part: number;
  readonly first: number;
  readonly count: number;
  readonly documents: number;
}

/** Consecutive originals of one file, by their places in the segment. */
export interface FileRun {
  readonly file: string;
  readonly first: number;
  readonly end: number;
}

/** Nobody can look for anything in a head that came without texts. */
const NO_TEXTS: Texts = { kind: 'documents', documents: [] };

/** A segment in the making: takes records and heads, gives full rows away at once and keeps only columns. */
export class SegmentDraft {
  readonly docs = new ColumnsBuilder(DOC_COLUMNS);
  readonly entries = new ColumnsBuilder(ENTRY_COLUMNS);
  readonly #blockRows = new Growing(length => new Uint32Array(length));
  readonly #headRows = new Growing(length => new Uint32Array(length));
  readonly #runs: FileRun[] = [];
  readonly #index: IndexDraft | undefined;
  readonly #parts: DraftPart[] = [];
  #full: DraftRow[] = [];
  #block: EntryWithBytes[] = [];
  #blockBytes = 0;
  #heads: Uint8Array[] = [];
  #headBytes = 0;
  #lastRecord = -1;
  #bytes = 0;
  #telling = 0;

  /** A draft that is only looked at needs no index. */
  constructor({ indexed }: { readonly indexed: boolean } = { indexed: true }) {
    this.#index = indexed ? new IndexDraft() : undefined;
  }

  add(record: DraftRecord): void {
    const { entry, head, hash, original, repaired, texts } = record;
    this.#noteFile(entry.file, entry.record);
    this.entries.add(entryRow(entry, hash, head, head && this.addHead(head, texts)));
    this.#block.push(record);
    const bytes = original.length + (repaired?.length ?? 0);
    this.#blockBytes += bytes;
    this.#bytes += bytes;
    if (entry.key !== undefined || entry.seeks !== undefined) this.#telling++;
    if (this.#blockBytes >= BLOCK_BYTES) this.#endBlock();
  }

  /** Takes a head with the texts of its conversation and says its place in the segment. */
  addHead(head: Head, texts: Texts = NO_TEXTS): number {
    const json = encoder.encode(JSON.stringify(head));
    if (this.#headBytes + json.length > HEAD_ROW_BYTES || this.#heads.length >= HEADS_IN_ROW) this.#endHeads();
    this.#heads.push(json);
    this.#headBytes += json.length;
    this.docs.add(docRow(head));
    this.#takePart(this.#index?.add(texts));
    return this.docs.length - 1;
  }

  /** The rows that are full and were not taken yet. */
  takeRows(): readonly DraftRow[] {
    const rows = this.#full;
    this.#full = [];
    return rows;
  }

  /** Takes the last rows, full or not. */
  end(): readonly DraftRow[] {
    this.#endBlock();
    this.#endHeads();
    this.#takePart(this.#index?.end());
    return this.takeRows();
  }

  /** How many originals each block holds, in order. */
  get blockRows(): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.#blockRows.view());
  }

  /** How many heads each row of heads holds, in order. */
  get headRows(): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.#headRows.view());
  }

  /** The parts of the index written so far. */
  get parts(): readonly DraftPart[] {
    return this.#parts;
  }

  /** Bytes of originals taken. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many of the originals tell of a conversation, or may once another file is there. */
  get telling(): number {
    return this.#telling;
  }

  get runs(): readonly FileRun[] {
    return this.#runs;
  }

  /** Two files of one name in a row are told apart by the second starting over. */
  #noteFile(file: string, record: number): void {
    const last = this.#runs.at(-1);
    const place = this.entries.length;
    const goesOn = last !== undefined && last.file === file && record > this.#lastRecord;
    this.#lastRecord = record;
    if (goesOn) this.#runs[this.#runs.length - 1] = { ...last, end: place + 1 };
    else this.#runs.push({ file, first: place, end: place + 1 });
  }

  #takePart(finished: FinishedPart | undefined): void {
    if (finished === undefined) return;
    const { first, count, segment } = finished;
    const part = this.#parts.length;
    this.#parts.push({ part, first, count, documents: segment.documentCount });
    this.#full.push(...indexRows(segment).map(row => ({ table: 'index' as const, part, ...row })));
  }

  #endBlock(): void {
    if (this.#block.length === 0) return;
    this.#full.push({ table: 'blocks', name: rowName(this.#blockRows.length), bytes: packBlock(this.#block) });
    this.#blockRows.push(this.#block.length);
    this.#block = [];
    this.#blockBytes = 0;
  }

  #endHeads(): void {
    if (this.#heads.length === 0) return;
    this.#full.push({ table: 'heads', name: rowName(this.#headRows.length), bytes: packHeads(this.#heads) });
    this.#headRows.push(this.#heads.length);
    this.#heads = [];
    this.#headBytes = 0;
  }
}

const encoder = new TextEncoder();
