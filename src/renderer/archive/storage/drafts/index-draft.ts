import type { IndexDocument } from '#shared/index/documents/documents';
import type { PackedTexts } from '#shared/index/segments/packed-texts';
import type { IndexSegment } from '#shared/index/segments/segment';
import { DOCUMENTS_PER_SEGMENT, SegmentBuilder } from '#shared/index/segments/segment-builder';
import { encodeForIndex } from '#shared/index/terms/tokens';

/** Texts of one conversation: as they were packed at the reader of files, or as they are. */
export type Texts =
  | { readonly kind: 'packed'; readonly texts: PackedTexts; readonly first: number; readonly count: number }
  | { readonly kind: 'documents'; readonly documents: readonly IndexDocument[] };

/** A part of an index that is full: its conversations are `count` heads from place `first` on. */
export interface FinishedPart {
  readonly first: number;
  readonly count: number;
  readonly segment: IndexSegment;
}

/** The index of a segment in the making. Takes the texts of one head after another; a part is finished when it is large. */
export class IndexDraft {
  readonly #documentsPerPart: number;
  #builder: SegmentBuilder | undefined;
  #first = 0;

  constructor(documentsPerPart = DOCUMENTS_PER_SEGMENT) {
    this.#documentsPerPart = documentsPerPart;
  }

  /** Adds the texts of the next head; gives the part that became full with it. */
  add(texts: Texts): FinishedPart | undefined {
    this.#builder ??= new SegmentBuilder();
    addTexts(this.#builder, texts);
    return this.#builder.documentCount >= this.#documentsPerPart ? this.end() : undefined;
  }

  /** Finishes the part that is under way, if there is one. */
  end(): FinishedPart | undefined {
    const builder = this.#builder;
    if (builder === undefined) return undefined;
    const finished = { first: this.#first, count: builder.conversationCount, segment: builder.build() };
    this.#first += finished.count;
    this.#builder = undefined;
    return finished;
  }
}

/** Adds a conversation to a part. */
export function addTexts(builder: SegmentBuilder, texts: Texts): void {
  if (texts.kind === 'packed') {
    const { texts: packed, first, count } = texts;
    for (let place = first; place < first + count; place++)
      builder.addDocument(packed.areas[place] ?? 0, packed.bytes, packed.startOf(place), packed.ends[place] ?? 0);
  } else {
    for (const { area, text } of texts.documents) builder.addDocument(area, encodeForIndex(text));
  }
  builder.endConversation();
}
