/**
 * The index of a few hundred thousand texts, built once and never changed.
 *
 * A *document* is one text of a conversation (a message, an answer, a name). Documents are numbered in the order of
 * their conversations, so those of conversation `c` are `[conversationEnds[c - 1], conversationEnds[c])`.
 * Raise `SEGMENT_VERSION` whenever these bytes, the tokenizer's terms or the documents of a conversation change: older segments are then rebuilt.
 */
export const SEGMENT_VERSION = 4;

export interface IndexSegment {
  readonly documentCount: number;
  readonly termCount: number;
  readonly conversationEnds: Uint32Array<ArrayBuffer>;
  /** The area (`areas.ts`) of each document. */
  readonly areas: Uint8Array<ArrayBuffer>;
  /** Terms in byte order, in blocks of `TERMS_PER_BLOCK`; `dictionaryBlocks` holds where each block begins. */
  readonly dictionary: Uint8Array<ArrayBuffer>;
  readonly dictionaryBlocks: Uint32Array<ArrayBuffer>;
  /** The first term of each block, one behind the other, and where each of them ends. */
  readonly firstTerms: Uint8Array<ArrayBuffer>;
  readonly firstTermEnds: Uint32Array<ArrayBuffer>;
  /** Numbers of the documents of each term, term after term, as differences. */
  readonly documents: Uint8Array<ArrayBuffer>;
  /** Where in each of those documents the term stands. */
  readonly positions: Uint8Array<ArrayBuffer>;
}

/** The long parts of a segment, of which a query reads stretches. */
export const STREAMS = ['dictionary', 'documents', 'positions'] as const;
export type Stream = (typeof STREAMS)[number];

/** What is always at hand of a segment. */
export type SegmentHead = Omit<IndexSegment, Stream> & { readonly [Name in Stream as `${Name}Bytes`]: number };

/** The head of a segment and a way to the rest. */
export interface SegmentSource {
  readonly head: SegmentHead;
  read(stream: Stream, at: number, length: number): Promise<Uint8Array>;
}

/** A segment that is held as a whole, as one that can be asked. */
export function sourceOf({ dictionary, documents, positions, ...rest }: IndexSegment): SegmentSource {
  const streams = { dictionary, documents, positions };
  return {
    head: {
      ...rest,
      dictionaryBytes: dictionary.length,
      documentsBytes: documents.length,
      positionsBytes: positions.length,
    },
    read: async (stream, at, length) => streams[stream].subarray(at, at + length),
  };
}

export const TERMS_PER_BLOCK = 64;

/** What the dictionary says of a term. One document only: its number is here and nothing else has to be read for it. */
export interface TermEntry {
  readonly documentFrequency: number;
  /** The only document, where there is one only; otherwise -1. */
  readonly onlyDocument: number;
  readonly documentsAt: number;
  readonly documentsLength: number;
  readonly positionsAt: number;
  readonly positionsLength: number;
}
