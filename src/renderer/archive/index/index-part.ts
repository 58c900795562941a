import { Bitset } from '#shared/index/bitset';
import { isSpoken } from '#shared/index/documents/areas';
import { type IndexSegment, type SegmentSource, STREAMS, type Stream, sourceOf } from '#shared/index/segments/segment';
import { MissingRows } from '../snapshot/load-conversation';
import type { IndexCoverage, IndexRow } from '../storage/forms/catalog-rows';
import { chunkName, HEAD_NAME, openChunk, openHead } from '../storage/forms/index-rows';
import type { RowReads } from '../storage/tables/row-reads';
import { rowKey, type Shards } from '../storage/tables/shards';
import type { IndexChunks } from './index-chunks';

/** A part of the index that can be asked: its conversations are the heads that `covers` names, one run after another. */
export class IndexPart implements SegmentSource {
  readonly covers: readonly IndexCoverage[];
  readonly head: SegmentSource['head'];
  readonly read: SegmentSource['read'];
  #spoken: Bitset | undefined;

  constructor(covers: readonly IndexCoverage[], { head, read }: SegmentSource) {
    this.covers = covers;
    this.head = head;
    this.read = read;
  }

  /** The documents that are messages. */
  get spoken(): Bitset {
    if (this.#spoken === undefined) {
      const { areas } = this.head;
      this.#spoken = new Bitset(areas.length);
      for (let document = 0; document < areas.length; document++)
        if (isSpoken(areas[document] as number)) this.#spoken.add(document);
    }
    return this.#spoken;
  }
}

/** Reads what is always held of a stored part. Rejects with `MissingRows` when it is not there or not readable. */
export async function openPart(row: IndexRow, reads: RowReads, chunks: IndexChunks): Promise<IndexPart> {
  const headRow = await reads.get(row.shard, 'index', rowKey(row.id, HEAD_NAME));
  const head = headRow && openHead(headRow);
  if (head === undefined) throw new MissingRows(row.id);
  return new IndexPart(row.covers, { head, read: (stream, from, length) => chunks.read(row, stream, from, length) });
}

/** A stored part as a whole, to be merged. Nothing when a row of it is not there or not readable. */
export async function readPart(row: IndexRow, shards: Shards): Promise<IndexSegment | undefined> {
  const shard = await shards.existing(row.shard);
  if (shard === undefined) return undefined;
  const rows = shard.index.where(':id').startsWith(`${row.id} `);
  const [names, values] = await Promise.all([rows.primaryKeys(), rows.toArray()]);
  const found = new Map(names.map((name, nth) => [name, values[nth] as Uint8Array]));
  const headRow = found.get(rowKey(row.id, HEAD_NAME));
  const head = headRow && openHead(headRow);
  if (head === undefined) return undefined;
  const streams = STREAMS.map(stream => whole(found, row, stream));
  const [dictionary, documents, positions] = streams;
  if (dictionary === undefined || documents === undefined || positions === undefined) return undefined;
  const { dictionaryBytes, documentsBytes, positionsBytes, ...rest } = head;
  const lengths = [dictionaryBytes, documentsBytes, positionsBytes];
  if (streams.some((stream, nth) => stream?.length !== lengths[nth])) return undefined;
  return { ...rest, dictionary, documents, positions };
}

function whole(
  rows: ReadonlyMap<string, Uint8Array>,
  { id }: IndexRow,
  stream: Stream,
): Uint8Array<ArrayBuffer> | undefined {
  const pieces: Uint8Array[] = [];
  for (let nth = 0; ; nth++) {
    const row = rows.get(rowKey(id, chunkName(stream, nth)));
    if (row === undefined) break;
    const piece = openChunk(row);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A part that is in memory only. */
export function heldPart(covers: readonly IndexCoverage[], segment: IndexSegment): IndexPart {
  return new IndexPart(covers, sourceOf(segment));
}
