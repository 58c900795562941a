import { documentsOf } from '#shared/index/documents/documents';
import { mergeSegments } from '#shared/index/segments/merge';
import { type IndexSegment, SEGMENT_VERSION } from '#shared/index/segments/segment';
import { DOCUMENTS_PER_SEGMENT, SegmentBuilder } from '#shared/index/segments/segment-builder';
import { unindexedRanges, usableParts } from '../snapshot/index-coverage';
import { LOST } from '../snapshot/load-conversation';
import type { ArchiveView } from '../snapshot/view';
import { addTexts } from '../storage/drafts/index-draft';
import type { IndexCoverage, IndexRow } from '../storage/forms/catalog-rows';
import { indexRows } from '../storage/forms/index-rows';
import { manifestOfIndex } from '../storage/forms/manifest';
import { type Committed, exchangeIndexes } from '../writing/commit';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import { readPart } from './index-part';
import { conversationsOfHeads } from './memory-index';

/** So many parts of about one size are merged into one. */
const MERGED_AT_ONCE = 8;
/** So many conversations are read before it is looked whether somebody wants to interrupt. */
const STRIDE = 64;

/** Takes out a part of the index that is not as it was written, so that it is built again. Nothing where all are. */
export async function dropUnreadable(
  tools: WriterTools,
  before: ArchiveView,
  signal: AbortSignal,
): Promise<Committed | undefined> {
  for (const row of usableParts(before)) {
    signal.throwIfAborted();
    if ((await readPart(row, tools.shards)) === undefined) return exchange(tools, before, [row], undefined);
  }
  return undefined;
}

/** Takes out these parts of the index, so that they are built again. Nothing where none of them is there any more. */
export async function dropParts(
  tools: WriterTools,
  before: ArchiveView,
  parts: readonly string[],
): Promise<Committed | undefined> {
  const dropped = usableParts(before).filter(({ id }) => parts.includes(id));
  return dropped.length === 0 ? undefined : exchangeIndexes(tools.catalog, before, { added: [], removed: dropped });
}

/** Builds the next part of the index that is missing, from the originals. Nothing where none is missing. */
export async function rebuildPart(
  tools: WriterTools,
  before: ArchiveView,
  signal: AbortSignal,
): Promise<Committed | undefined> {
  const usable = usableParts(before);
  const missing = unindexedRanges(before, usable);
  const outdated = before.indexes.filter(row => !usable.includes(row));
  const { rows, readings } = tools;
  const builder = new SegmentBuilder();
  const covers: IndexCoverage[] = [];
  for (const cover of missing.flatMap(inStrides)) {
    signal.throwIfAborted();
    if (builder.documentCount >= DOCUMENTS_PER_SEGMENT) break;
    const segment = before.segments.find(({ id }) => id === cover.segment);
    if (segment === undefined) continue;
    const conversations = await conversationsOfHeads(before, rows, readings, segment, cover);
    for (const [nth, conversation] of conversations.entries()) {
      // a search says that nobody knows what is in it
      if (conversation === LOST) continue;
      const documents = conversation === undefined ? [] : documentsOf(conversation);
      addTexts(builder, { kind: 'documents', documents });
      const first = cover.first + nth;
      const last = covers.at(-1);
      if (last !== undefined && last.segment === cover.segment && last.first + last.count === first)
        covers[covers.length - 1] = { ...last, count: last.count + 1 };
      else covers.push({ segment: cover.segment, first, count: 1 });
    }
  }
  const nothingToDo = covers.length === 0 && outdated.length === 0 && before.damage.indexes.length === 0;
  if (nothingToDo) return undefined;
  return exchange(tools, before, outdated, covers.length === 0 ? undefined : { covers, segment: builder.build() });
}

/**
 * Makes the index smaller by one step: takes out of a part what an undo has left in it, or puts parts of about one size
 * together. Nothing where there is nothing to do.
 */
export async function tidyIndex(
  tools: WriterTools,
  before: ArchiveView,
  signal: AbortSignal,
): Promise<Committed | undefined> {
  const names = new Set(before.segments.map(({ id }) => id));
  const isLeft = ({ segment }: IndexCoverage) => names.has(segment);
  const usable = usableParts(before);
  const marred = usable.find(({ covers }) => !covers.every(isLeft));
  const chosen = marred === undefined ? partsToMerge(usable, before) : [marred];
  if (chosen.length === 0) return undefined;
  const read: IndexSegment[] = [];
  for (const row of chosen) {
    signal.throwIfAborted();
    const segment = await readPart(row, tools.shards);
    // one that cannot be read is built again
    if (segment === undefined) return exchange(tools, before, [row], undefined);
    read.push(segment);
  }
  const segment = mergeSegments(
    chosen.map(({ covers }, nth) => ({ segment: read[nth] as IndexSegment, kept: runsOf(covers).filter(isLeft) })),
  );
  signal.throwIfAborted();
  const covers = chosen.flatMap(row => row.covers).filter(isLeft);
  return exchange(tools, before, chosen, { covers, segment });
}

async function exchange(
  tools: WriterTools,
  before: ArchiveView,
  removed: readonly IndexRow[],
  made: { readonly covers: readonly IndexCoverage[]; readonly segment: IndexSegment } | undefined,
): Promise<Committed> {
  if (made === undefined) return exchangeIndexes(tools.catalog, before, { added: [], removed });
  await tools.room.check();
  const id = tools.newId();
  const writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  try {
    await writer.write(
      id,
      indexRows(made.segment).map(row => ({ table: 'index' as const, ...row })),
    );
    const documents = made.segment.documentCount;
    const shard = await writer.settle();
    const added = { id, shard, version: SEGMENT_VERSION, covers: made.covers, documents };
    writer.describe(manifestOfIndex(added));
    await writer.seal();
    return await exchangeIndexes(tools.catalog, before, { added: [added], removed });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** Small parts first; neighbours by the order in which their texts became visible. */
function partsToMerge(parts: readonly IndexRow[], { segments }: ArchiveView): readonly IndexRow[] {
  const order = new Map(segments.map(segment => [segment.id, segment.order]));
  const orderOf = ({ covers }: IndexRow) => order.get(covers[0]?.segment ?? '') ?? 0;
  const tiers = new Map<number, IndexRow[]>();
  for (const part of [...parts].sort((a, b) => orderOf(a) - orderOf(b))) {
    if (part.documents * 2 > DOCUMENTS_PER_SEGMENT) continue;
    const tier = Math.floor(Math.log(part.documents + 1) / Math.log(MERGED_AT_ONCE));
    const held = tiers.get(tier);
    if (held === undefined) tiers.set(tier, [part]);
    else held.push(part);
  }
  for (const [, tier] of [...tiers].sort(([a], [b]) => a - b)) {
    const chosen: IndexRow[] = [];
    let documents = 0;
    for (const part of tier) {
      if (chosen.length === MERGED_AT_ONCE || documents >= DOCUMENTS_PER_SEGMENT) break;
      chosen.push(part);
      documents += part.documents;
    }
    if (chosen.length === MERGED_AT_ONCE || (documents >= DOCUMENTS_PER_SEGMENT && chosen.length > 1)) return chosen;
  }
  return [];
}

/** The conversations of a part that each of its covers stands for. */
function runsOf(covers: readonly IndexCoverage[]) {
  let conversation = 0;
  return covers.map(({ segment, count }) => {
    const first = conversation;
    conversation += count;
    return { segment, first, count };
  });
}

function inStrides({ segment, first, count }: IndexCoverage): readonly IndexCoverage[] {
  return Array.from({ length: Math.ceil(count / STRIDE) }, (_, nth) => ({
    segment,
    first: first + nth * STRIDE,
    count: Math.min(STRIDE, count - nth * STRIDE),
  }));
}
