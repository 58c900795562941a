import { type IndexSegment, SEGMENT_VERSION } from '#shared/index/segment';

/** Below the 64 KiB above which Chromium keeps each value in a file of its own. */
export const CHUNK_BYTES = 60_000;
const MAGIC = 0x5844494c; // "LIDX"
const NUMBERS = 9;
const PREAMBLE = NUMBERS * 4;

/** The streams of an index part, each cut into rows of `CHUNK_BYTES`. The dictionary is read as a whole, the others in pieces. */
export const STREAMS = ['dictionary', 'documents', 'positions'] as const;
export type IndexStream = (typeof STREAMS)[number];
const LETTER: Readonly<Record<IndexStream, string>> = { dictionary: 'd', documents: 'o', positions: 'p' };

/** What is always at hand of an index part. */
export type IndexHead = Omit<IndexSegment, 'dictionary' | 'documents' | 'positions'> & {
  readonly dictionaryBytes: number;
  readonly documentsBytes: number;
  readonly positionsBytes: number;
};

export interface IndexRowBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const HEAD_NAME = 'h';

/** Names the nth row of a stream; rows of a stream are neighbours and in order. */
export function chunkName(stream: IndexStream, nth: number): string {
  return `${LETTER[stream]}${String(nth).padStart(6, '0')}`;
}

/** A built index part as the rows that are stored of it. */
export function indexRows(segment: IndexSegment): readonly IndexRowBytes[] {
  const rows: IndexRowBytes[] = [{ name: HEAD_NAME, bytes: packHead(segment) }];
  for (const stream of STREAMS) {
    const bytes = segment[stream];
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      rows.push({ name: chunkName(stream, at / CHUNK_BYTES), bytes: bytes.slice(at, at + CHUNK_BYTES) });
  }
  return rows;
}

/** `u32 magic | u32 version | u32 counts… | u32 conversationEnds | u32 dictionaryBlocks | u8 areas`. */
function packHead(segment: IndexSegment): Uint8Array<ArrayBuffer> {
  const { documentCount, termCount, conversationEnds, dictionaryBlocks, areas } = segment;
  const blocksAt = PREAMBLE + conversationEnds.byteLength;
  const areasAt = blocksAt + dictionaryBlocks.byteLength;
  const packed = new Uint8Array(areasAt + areas.length);
  new Uint32Array(packed.buffer, 0, NUMBERS).set([
    MAGIC,
    SEGMENT_VERSION,
    documentCount,
    termCount,
    conversationEnds.length,
    dictionaryBlocks.length,
    ...STREAMS.map(stream => segment[stream].length),
  ]);
  new Uint32Array(packed.buffer, PREAMBLE, conversationEnds.length).set(conversationEnds);
  new Uint32Array(packed.buffer, blocksAt, dictionaryBlocks.length).set(dictionaryBlocks);
  packed.set(areas, areasAt);
  return packed;
}

/** Nothing when these are not the bytes of a head, or of one of another version. */
export function openHead(row: Uint8Array): IndexHead | undefined {
  const bytes = row.byteOffset === 0 ? row : row.slice();
  const buffer = bytes.buffer as ArrayBuffer;
  if (bytes.length < PREAMBLE) return undefined;
  const [magic, version, documentCount = 0, termCount = 0, conversations = 0, blocks = 0, ...lengths] = new Uint32Array(
    buffer,
    0,
    NUMBERS,
  );
  const [dictionaryBytes = 0, documentsBytes = 0, positionsBytes = 0] = lengths;
  const blocksAt = PREAMBLE + conversations * 4;
  const areasAt = blocksAt + blocks * 4;
  if (magic !== MAGIC || version !== SEGMENT_VERSION || bytes.length !== areasAt + documentCount) return undefined;
  return {
    documentCount,
    termCount,
    dictionaryBytes,
    documentsBytes,
    positionsBytes,
    conversationEnds: new Uint32Array(buffer, PREAMBLE, conversations),
    dictionaryBlocks: new Uint32Array(buffer, blocksAt, blocks),
    areas: new Uint8Array(buffer, areasAt, documentCount),
  };
}
