import type { ConversationKey } from '#shared/domain/keys';
import { hashText } from '#shared/index/hash';
import type { ImportRecord } from '../contract/api';
import { ArchiveProblem } from '../contract/problem';
import { handOver, messagesIn } from '../importing/hand-over';
import { outcomesOf } from '../importing/outcomes';
import { Contributors, keysIn, seekersIn } from '../snapshot/contributors';
import type { ArchiveView } from '../snapshot/view';
import type { IndexRow, SegmentRow } from '../storage/forms/catalog-rows';
import { readRows } from '../storage/forms/checked-rows';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Place, Segment } from '../storage/forms/segment';
import { COMMON_SHARD } from '../storage/tables/shards';
import { type Committed, commit, indexRowsOf, nextOrder, segmentOf, segmentRow } from '../writing/commit';
import { reconcile } from '../writing/reconcile';
import { RunCopy } from '../writing/rewrite-without-duplicates';
import { RowWriter } from '../writing/row-writer';
import { nextShard } from '../writing/sweep';
import type { WriterTools } from '../writing/writer-tools';
import { smallShards } from './rewrite';

/** What takes the place of segments that go. */
interface Remade {
  readonly row: SegmentRow;
  readonly segment: Segment;
  readonly indexes: readonly IndexRow[];
}

interface Plan {
  /** Segments of imports that go. */
  readonly removed: readonly Segment[];
  /** The import that goes with them. */
  readonly id?: string;
  /** Hashes of the keys of conversations of which words go. */
  readonly keys: ReadonlySet<number>;
  /** Conversations of which everything goes, the user's marks among it. */
  readonly whole: readonly ConversationKey[];
  readonly make: (
    writer: RowWriter,
    left: readonly Segment[],
  ) => Promise<readonly (Remade & { record?: ImportRecord })[]>;
}

/**
 * Takes an import back so that its words can leave the files, too. Nothing if there is no such import. Like
 * `eraseConversations` it only makes everything invisible, and notes which stores are to be written anew (`rewrite.ts`).
 */
export async function eraseImport(tools: WriterTools, before: ArchiveView, id: string): Promise<Committed | undefined> {
  const removed = before.segments.filter(({ importId }) => importId === id);
  if (removed.length === 0) return undefined;
  const sought = removed.flatMap(segment => before.contributors.soughtBy(seekersIn(segment)));
  return erase(tools, before, {
    removed,
    id,
    keys: new Set([...removed.flatMap(keysIn), ...sought]),
    // marks wait for conversations that may come back
    whole: [],
    make: (writer, left) => handOver(tools, writer, { id, removed, left, order: nextOrder(before) }),
  });
}

/**
 * Leaves out every original that tells of these conversations and of no others: segments never change, so each that holds
 * one is made again without them. An original that joins several conversations stays with the others.
 *
 * The files they came from keep their content hash, even where nothing else of them is left: imported once more, they are
 * known, so that what was erased on purpose does not come back unnoticed. Another file that tells of such a conversation
 * brings it back, and its preview says so.
 */
export async function eraseConversations(
  tools: WriterTools,
  before: ArchiveView,
  keys: readonly ConversationKey[],
): Promise<Committed | undefined> {
  const hashes = new Set(keys.map(key => hashText(key)));
  const leftOut = await originalsOf(tools, before, new Set(keys), hashes);
  if (leftOut.length === 0) return undefined;
  return erase(tools, before, {
    removed: leftOut.map(({ segment }) => segment),
    keys: hashes,
    whole: keys,
    make: (writer, left) => withoutOriginals(tools, writer, before, left, leftOut),
  });
}

async function erase(
  tools: WriterTools,
  before: ArchiveView,
  { removed, id, keys, whole, make }: Plan,
): Promise<Committed> {
  const derived = before.segments.filter(
    ({ kind, docs }) => kind === 'derived' && docs.numbers('key').some(key => keys.has(key)),
  );
  const left = before.segments.filter(segment => !removed.includes(segment));
  const writer = new RowWriter(tools, () => nextShard(before, tools.shards));
  await tools.room.check();
  try {
    const made = await make(writer, left);
    // what else has its head in a segment that goes gets another
    const headless = before.live.flatMap(({ segment, slots }) => {
      const all = derived.includes(segment) ? segment.docs.numbers('key') : new Float64Array();
      return [...slots].flatMap(slot => all[slot] ?? []);
    });
    const remade = made.flatMap(({ segment }) => keysIn(segment));
    const settled = await reconcile(tools, writer, {
      before,
      after: new Contributors([...left, ...made.map(({ segment }) => segment)]),
      touched: [...new Set([...keys, ...headless, ...remade])],
      order: nextOrder(before) + made.length,
      at: (removed.at(-1) as Segment).at,
      anew: new Set(headless),
    });
    if (settled === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    return await commit(tools.catalog, {
      before,
      added: [...made.map(({ row }) => row), ...settled.derived],
      indexes: [...made.flatMap(({ indexes }) => indexes), ...settled.indexes],
      undone: { ...(id !== undefined && { id }), segments: [...removed, ...derived] },
      tombstones: settled.tombstones,
      records: made.flatMap(({ record }) => record ?? []),
      erased: { shards: await shardsOf(tools, before, [...removed, ...derived]), keys: whole },
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The originals of one segment that are left out. */
interface LeftOut {
  readonly segment: Segment;
  readonly slots: ReadonlySet<number>;
  readonly bytes: number;
}

async function originalsOf(
  { rows }: WriterTools,
  { segments, contributors }: ArchiveView,
  keys: ReadonlySet<string>,
  hashes: ReadonlySet<number>,
): Promise<readonly LeftOut[]> {
  const found = new Map<Segment, { readonly slots: Set<number>; bytes: number }>();
  const leaveOut = async (place: Place, isTold: (key: string | undefined) => boolean) => {
    const { row, nth } = place.segment.blocks.rowOf(place.slot);
    const block = await rows.block(place.segment, row);
    // what cannot be read may be what is to be erased: a repair comes first
    if (block === undefined) throw new ArchiveProblem({ code: 'archive/damaged' });
    if (!isTold(block.entries[nth]?.key)) return false;
    const held = found.get(place.segment) ?? { slots: new Set(), bytes: 0 };
    if (!held.slots.has(place.slot)) held.bytes += block.original(nth).length + (block.repaired(nth)?.length ?? 0);
    held.slots.add(place.slot);
    found.set(place.segment, held);
    return true;
  };
  const telling: Place[] = [];
  // two keys may share a hash
  for (const hash of hashes)
    for (const place of contributors.of(hash))
      if (await leaveOut(place, key => key !== undefined && keys.has(key))) telling.push(place);
  for (const place of contributors.joining(telling))
    if (contributors.soughtBy([place]).every(hash => hashes.has(hash))) await leaveOut(place, () => true);
  return segments.flatMap(segment => {
    const held = found.get(segment);
    return held === undefined ? [] : [{ segment, ...held }];
  });
}

async function withoutOriginals(
  tools: WriterTools,
  writer: RowWriter,
  before: ArchiveView,
  left: readonly Segment[],
  leftOut: readonly LeftOut[],
): Promise<readonly (Remade & { record?: ImportRecord })[]> {
  const { whole: records } = await readRows<ImportRecord>(tools.catalog.imports);
  const made: Remade[] = [];
  for (const { segment: old, slots } of leftOut) {
    const id = tools.newId();
    const copy = new RunCopy(tools, writer, id);
    // an import that was made again may have lost its runs
    const runs = old.runs.length > 0 ? old.runs : [{ hash: '', first: 0, end: old.entries.length }];
    for (const run of runs) await copy.take(old, run, undefined, slots);
    await copy.end();
    const shard = await writer.settle();
    const { order, hashes, at, importId } = old;
    const row = segmentRow(copy.draft, {
      id,
      kind: 'import',
      // where it stood: what came later is later than it
      order,
      shard,
      ...(importId !== undefined && { importId }),
      hashes,
      runs: copy.runs,
      at,
    });
    made.push({ row, segment: segmentOf(row), indexes: indexRowsOf(copy.draft, row) });
  }
  const recordOf = recordsWithout(before, left, leftOut, made, records);
  return made.map(each => {
    const record = recordOf.get(each.row.importId ?? '');
    writer.describe(manifestOfSegment(each.row, record?.files ?? []));
    for (const index of each.indexes) writer.describe(manifestOfIndex(index));
    return { ...each, ...(record && { record }) };
  });
}

/** The records of imports as if they had never brought what is left out. */
function recordsWithout(
  before: ArchiveView,
  left: readonly Segment[],
  leftOut: readonly LeftOut[],
  made: readonly Remade[],
  records: ReadonlyMap<string, ImportRecord>,
): ReadonlyMap<string, ImportRecord> {
  const changed = new Map<string, ImportRecord>();
  for (const id of new Set(leftOut.flatMap(({ segment }) => segment.importId ?? []))) {
    const record = records.get(id);
    if (record === undefined) continue;
    const isOwn = (segment: Segment) => segment.importId === id;
    const own = before.segments.filter(isOwn);
    const now = [...left, ...made.map(({ segment }) => segment)].filter(isOwn);
    const mine = leftOut.filter(({ segment }) => isOwn(segment));
    const places = mine.flatMap(({ segment, slots }) => [...slots].map(slot => ({ segment, slot })));
    const earlier = before.segments.filter(({ order, kind }) => kind === 'import' && order < (own[0]?.order ?? 0));
    const gone = outcomesOf(new Contributors(earlier), places);
    const { outcome, differing = 0 } = record;
    const less = (count: number, by: number) => Math.max(0, count - by);
    const conversations = less(record.conversations, gone.added + gone.extended + gone.unchanged);
    changed.set(id, {
      ...record,
      files: record.files.map(file => ({
        ...file,
        // findings quote what they found
        findings: file.findings.filter(({ place }) => !isAt(places, file.file, place.record)),
      })),
      conversations,
      messages: less(record.messages, messagesIn(own) - messagesIn(now)),
      outcome: {
        added: less(outcome.added, gone.added),
        extended: less(outcome.extended, gone.extended),
        unchanged: less(outcome.unchanged, gone.unchanged),
      },
      ...(differing > 0 && { differing: Math.min(differing, conversations) }),
      bytes: less(
        record.bytes,
        mine.reduce((sum, { bytes }) => sum + bytes, 0),
      ),
    });
  }
  return changed;
}

function isAt(places: readonly Place[], file: string, record: number | undefined): boolean {
  return places.some(
    ({ segment: { entries }, slot }) =>
      entries.word('file', slot) === file && entries.counts('record')[slot] === record,
  );
}

/** Where words of what goes may stand in files, be it in rows that were removed before. */
async function shardsOf(
  { catalog, shards }: WriterTools,
  view: ArchiveView,
  gone: readonly Segment[],
): Promise<readonly number[]> {
  const { segments, indexes } = view;
  const ids = new Set(gone.map(({ id }) => id));
  const hashes = new Set(gone.flatMap(segment => segment.hashes));
  const { whole: records } = await readRows<ImportRecord>(catalog.imports);
  // a file that turned out to be known was written before that, and taken out again
  const hadToo = segments.filter(({ importId = '' }) =>
    records.get(importId)?.files.some(({ hash }) => hashes.has(hash)),
  );
  const parts = indexes.filter(({ covers }) => covers.some(({ segment }) => ids.has(segment)));
  // rows come and go in the common shard all the time
  const all = new Set([
    COMMON_SHARD,
    ...smallShards(view),
    ...[...gone, ...hadToo, ...parts].map(({ shard }) => shard),
  ]);
  return (await shards.numbers()).filter(shard => all.has(shard));
}
