import type { Conversation } from '#shared/domain/conversation';
import { documentsOf } from '#shared/index/documents/documents';
import { SegmentBuilder } from '#shared/index/segments/segment-builder';
import { findHead } from '../snapshot/find-head';
import { conversationAt, LOST, type Lost, MissingRows, OUTDATED } from '../snapshot/load-conversation';
import { conversationAlone, type Readings, readEach } from '../snapshot/originals';
import type { ArchiveView } from '../snapshot/view';
import { addTexts } from '../storage/drafts/index-draft';
import type { IndexCoverage } from '../storage/forms/catalog-rows';
import type { Segment } from '../storage/forms/segment';
import type { Rows } from '../storage/tables/rows';
import { heldPart, type IndexPart } from './index-part';

/** So many conversations are read before it is looked whether anybody still waits for them. */
const STRIDE = 256;

interface HeldTexts {
  readonly part: IndexPart;
  /** Conversations whose originals are damaged: nobody can look for anything in them. */
  readonly lost: number;
}

/** Stands in for the index of what has none: reads the originals once, and holds what it made of them. */
export class MemoryIndex {
  readonly #rows: Rows;
  readonly #readings: () => Promise<Readings>;
  #parts = new Map<string, HeldTexts>();

  constructor(rows: Rows, readings: () => Promise<Readings>) {
    this.#rows = rows;
    this.#readings = readings;
  }

  /** Goes on where an earlier question was broken off. Rejects with the signal's reason, or with `MissingRows`. */
  async parts(
    view: ArchiveView,
    missing: readonly IndexCoverage[],
    signal: AbortSignal | undefined,
  ): Promise<{ readonly parts: readonly IndexPart[]; readonly lost: number }> {
    const wanted = missing.flatMap(inStrides);
    const held = new Map<string, HeldTexts>();
    for (const cover of wanted) {
      signal?.throwIfAborted();
      const name = `${cover.segment} ${cover.first} ${cover.count}`;
      const part = this.#parts.get(name) ?? (await this.#read(view, cover));
      this.#parts.set(name, part);
      held.set(name, part);
    }
    this.#parts = held;
    const all = [...held.values()];
    return { parts: all.map(({ part }) => part), lost: all.reduce((sum, { lost }) => sum + lost, 0) };
  }

  async #read(view: ArchiveView, cover: IndexCoverage): Promise<HeldTexts> {
    const segment = view.segments.find(({ id }) => id === cover.segment);
    if (segment === undefined) throw new MissingRows();
    const builder = new SegmentBuilder();
    let lost = 0;
    for (const conversation of await conversationsOfHeads(view, this.#rows, await this.#readings(), segment, cover)) {
      if (conversation === LOST) lost++;
      const documents = conversation === undefined || conversation === LOST ? [] : documentsOf(conversation);
      addTexts(builder, { kind: 'documents', documents });
    }
    return { part: heldPart([cover], builder.build()), lost };
  }
}

/**
 * What a run of heads stands for, read again from the originals: in a segment of an import the conversation that one
 * original tells of, in a derived one that of all of them. Nothing for a head that can never be shown again. Rejects with `MissingRows` where the view may be outdated.
 */
export async function conversationsOfHeads(
  view: ArchiveView,
  rows: Rows,
  readings: Readings,
  segment: Segment,
  { first, count }: Pick<IndexCoverage, 'first' | 'count'>,
): Promise<readonly (Conversation | undefined | Lost)[]> {
  const found = new Array<Conversation | undefined | Lost>(count).fill(undefined);
  if (segment.kind === 'derived') {
    const dead = new Set(view.deadIn(segment));
    for (let nth = 0; nth < count; nth++) {
      // a derived head that was superseded is derived anew when it is needed again
      if (dead.has(first + nth)) continue;
      const at = await findHead(view, rows, async () => readings, { segment, slot: first + nth });
      if (at === OUTDATED) throw new MissingRows();
      const conversation = at.damaged ? LOST : await conversationAt(view, rows, readings, at.head.key);
      if (conversation === OUTDATED) throw new MissingRows();
      found[nth] = conversation;
    }
    return found;
  }
  const docs = segment.entries.counts('doc');
  for (let slot = 0; slot < docs.length; slot++) {
    const nth = (docs[slot] ?? 0) - 1 - first;
    if (nth < 0 || nth >= count) continue;
    const [original] = await readEach(rows, [{ segment, slot }]);
    if (original === undefined && !view.knownCurrent) throw new MissingRows();
    found[nth] = original === undefined ? LOST : conversationAlone(readings, original);
  }
  return found;
}

function inStrides({ segment, first, count }: IndexCoverage): readonly IndexCoverage[] {
  return Array.from({ length: Math.ceil(count / STRIDE) }, (_, nth) => ({
    segment,
    first: first + nth * STRIDE,
    count: Math.min(STRIDE, count - nth * STRIDE),
  }));
}
