import {
  type IndexSegment,
  SEGMENT_VERSION,
  type SegmentHead,
  STREAMS,
  type Stream,
} from '#shared/index/segments/segment';
import { openBytes, sealBytes } from './checked-bytes';

/** Sealed still below the 64 KiB above which Chromium keeps each value in a file of its own. */
export const CHUNK_BYTES = 60_000;
const NUMBERS = 9;
const PREAMBLE = NUMBERS * 4;

const LETTER: Readonly<Record<Stream, string>> = { dictionary: 'd', documents: 'o', positions: 'p' };

export interface IndexRowBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const HEAD_NAME = 'h';

/** Names the nth row of a stream; rows of a stream are neighbours and in order. */
export function chunkName(stream: Stream, nth: number): string {
  return `${LETTER[stream]}${String(nth).padStart(6, '0')}`;
}

/** A built index part as the rows that are stored of it. */
export function indexRows(segment: IndexSegment): readonly IndexRowBytes[] {
  const rows: IndexRowBytes[] = [{ name: HEAD_NAME, bytes: sealBytes('index-head', packHead(segment)) }];
  for (const stream of STREAMS) {
    const bytes = segment[stream];
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      rows.push({ name: chunkName(stream, at / CHUNK_BYTES), bytes: sealChunk(bytes.subarray(at, at + CHUNK_BYTES)) });
  }
  return rows;
}

function sealChunk(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return sealBytes('index-chunk', bytes);
}

/** A stretch of a stream as it was stored; nothing when it is damaged. */
export function openChunk(row: Uint8Array): Uint8Array | undefined {
  return openBytes('index-chunk', row);
}

/**
 * `u32 version | u32 counts… | u32 conversationEnds | u32 dictionaryBlocks | u32 firstTermEnds | u8 areas |
 * u8 firstTerms`.
 */
function packHead(segment: IndexSegment): Uint8Array<ArrayBuffer> {
  const { documentCount, termCount, conversationEnds, dictionaryBlocks, firstTermEnds, firstTerms, areas } = segment;
  const numbers = [
    SEGMENT_VERSION,
    documentCount,
    termCount,
    conversationEnds.length,
    dictionaryBlocks.length,
    firstTerms.length,
    ...STREAMS.map(stream => segment[stream].length),
  ];
  const wide = [conversationEnds, dictionaryBlocks, firstTermEnds];
  const areasAt = PREAMBLE + wide.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const packed = new Uint8Array(areasAt + areas.length + firstTerms.length);
  const words = new Uint32Array(packed.buffer, 0, areasAt / 4);
  words.set(numbers);
  let at = NUMBERS;
  for (const array of wide) {
    words.set(array, at);
    at += array.length;
  }
  packed.set(areas, areasAt);
  packed.set(firstTerms, areasAt + areas.length);
  return packed;
}

/** Nothing when these are not the bytes of a head as they were written, or of one of another version. */
export function openHead(row: Uint8Array): SegmentHead | undefined {
  const bytes = openBytes('index-head', row);
  if (bytes === undefined) return undefined;
  const { buffer, byteOffset: base } = bytes;
  const [version, documentCount = 0, termCount = 0, conversations = 0, blocks = 0, termBytes = 0, ...lengths] =
    new Uint32Array(buffer, base, NUMBERS);
  const [dictionaryBytes = 0, documentsBytes = 0, positionsBytes = 0] = lengths;
  const endsOfConversations = base + PREAMBLE;
  const blocksAt = endsOfConversations + conversations * 4;
  const endsAt = blocksAt + blocks * 4;
  const areasAt = endsAt + blocks * 4;
  const termsAt = areasAt + documentCount;
  if (version !== SEGMENT_VERSION || base + bytes.length !== termsAt + termBytes) return undefined;
  return {
    documentCount,
    termCount,
    dictionaryBytes,
    documentsBytes,
    positionsBytes,
    conversationEnds: new Uint32Array(buffer, endsOfConversations, conversations),
    dictionaryBlocks: new Uint32Array(buffer, blocksAt, blocks),
    firstTermEnds: new Uint32Array(buffer, endsAt, blocks),
    areas: new Uint8Array(buffer, areasAt, documentCount),
    firstTerms: new Uint8Array(buffer, termsAt, termBytes),
  };
}
