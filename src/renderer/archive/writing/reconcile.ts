import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { Contribution } from '#shared/domain/part';
import type { Instant } from '#shared/domain/time';
import { headOf } from '#shared/heads/head';
import { documentsOf } from '#shared/index/documents/documents';
import { type Contributors, sameOf } from '../snapshot/contributors';
import { byConversation, contributionFrom, readOriginals, type StoredOriginal } from '../snapshot/originals';
import { Tombstones } from '../snapshot/tombstones';
import type { ArchiveView } from '../snapshot/view';
import { SegmentDraft } from '../storage/drafts/segment-draft';
import type { IndexRow, SegmentRow } from '../storage/forms/catalog-rows';
import { manifestOfIndex, manifestOfSegment } from '../storage/forms/manifest';
import type { Place } from '../storage/forms/segment';
import { indexRowsOf, segmentRow } from './commit';
import type { RowWriter } from './row-writer';
import type { WriterTools } from './writer-tools';

/** What a change is made from: what is visible before it, and who contributes after it. */
export interface Change {
  readonly before: ArchiveView;
  readonly after: Contributors;
  /** The keys (hashes) of conversations that the change may have touched. */
  readonly touched: readonly number[];
  /** Of the segment that takes the heads of conversations that several originals tell of. */
  readonly order: number;
  readonly at: Instant;
  readonly signal?: AbortSignal;
  /**
   * All conversations, or these, that several originals tell of are told again, even if the same originals tell of them as
   * before.
   */
  readonly anew?: boolean | ReadonlySet<number>;
  readonly onDerived?: (told: DerivedConversation) => void;
}

/** A conversation that was read again from everything that is told of it. */
export interface DerivedConversation {
  readonly key: ConversationKey;
  readonly told: readonly { readonly original: StoredOriginal; readonly contribution: Contribution }[];
  readonly merged: Conversation;
}

/** What a change comes to: what it supersedes, and the segment of heads it derived, if any. */
export interface Reconciled {
  readonly tombstones: Tombstones;
  readonly derived: readonly SegmentRow[];
  readonly indexes: readonly IndexRow[];
}

/**
 * Makes every touched conversation have exactly one live head: the one of its only original, or of any of several that
 * tell the same; otherwise one derived from all of them. Everything is on the disk then, and nothing visible yet.
 * Returns nothing if an original is not there.
 */
export async function reconcile(
  tools: WriterTools,
  writer: RowWriter,
  change: Change,
): Promise<Reconciled | undefined> {
  const tombstones = new Tombstones(change.before);
  const unsettled = change.touched.flatMap(key => settleAlone(change, key, tombstones));
  // neighbours lie in the same blocks
  unsettled.sort((a, b) => compareLast(a.places, b.places));

  const id = tools.newId();
  const draft = new SegmentDraft();
  for (const each of unsettled) {
    change.signal?.throwIfAborted();
    const derived = await derive(tools, each);
    if (derived === undefined) return undefined;
    for (const conversation of derived) {
      const { merged } = conversation;
      draft.addHead(headOf(merged), { kind: 'documents', documents: documentsOf(merged) });
      change.onDerived?.(conversation);
    }
    // originals that are no longer understood keep the head they came with
    if (derived.length > 0) tombstones.buryAll(each.heads);
    else tombstones.keepOne(each.heads);
    await writer.write(id, draft.takeRows());
  }
  await writer.write(id, draft.end());
  const shard = await writer.settle();
  const { order, at } = change;
  const row = segmentRow(draft, { id, kind: 'derived', order, shard, at, hashes: [] });
  const settled =
    draft.docs.length === 0
      ? { tombstones, derived: [], indexes: [] }
      : { tombstones, derived: [row], indexes: indexRowsOf(draft, row) };
  for (const derived of settled.derived) writer.describe(manifestOfSegment(derived));
  for (const index of settled.indexes) writer.describe(manifestOfIndex(index));
  await writer.seal();
  return settled;
}

interface Unsettled {
  readonly places: readonly Place[];
  readonly heads: readonly Place[];
}

/** Settles a conversation if that needs no reading; otherwise says what is to be read. */
function settleAlone({ before, after, anew }: Change, key: number, tombstones: Tombstones): readonly Unsettled[] {
  const places = after.of(key);
  const joining = after.joining(places);
  const heads = places.flatMap(headPlaceOf);
  const derived = before.derivedFor(key);

  if (joining.length === 0 && new Set(places.map(sameOf)).size === 1) {
    tombstones.buryAll(derived);
    tombstones.keepOne(heads);
    return [];
  }
  const isAnew = typeof anew === 'object' ? anew.has(key) : anew === true;
  if (!isAnew && derived.length > 0 && tellings(before.contributors, key) === tellings(after, key)) {
    tombstones.buryAll(heads);
    return [];
  }
  tombstones.buryAll(derived);
  return places.length === 0 ? [] : [{ places: [...places, ...joining], heads }];
}

async function derive(
  { rows, readings }: WriterTools,
  { places }: Unsettled,
): Promise<readonly DerivedConversation[] | undefined> {
  const originals = await readOriginals(rows, places);
  if (originals === undefined) return undefined;
  return [...byConversation(originals)].flatMap(([key, own]) => {
    const told = own.flatMap(original => {
      const contribution = contributionFrom(readings, original);
      return contribution === undefined ? [] : [{ original, contribution }];
    });
    if (told.length === 0) return [];
    const contributions = told.map(({ contribution }) => contribution);
    return [{ key, told, merged: readings.conversationOf(key, contributions) }];
  });
}

/** The head that an original came with. */
export function headPlaceOf({ segment, slot }: Place): readonly Place[] {
  const doc = segment.entries.counts('doc')[slot] ?? 0;
  return doc === 0 ? [] : [{ segment, slot: doc - 1 }];
}

/** Equal for two sets of contributors that tell the same of a conversation. */
function tellings(contributors: Contributors, key: number): string {
  const places = contributors.of(key);
  const told = new Set([...places, ...contributors.joining(places)].map(sameOf));
  return [...told].sort((a, b) => a - b).join(' ');
}

function compareLast(a: Unsettled['places'], b: Unsettled['places']): number {
  const [one, other] = [a.at(-1), b.at(-1)];
  return (one?.segment.order ?? 0) - (other?.segment.order ?? 0) || (one?.slot ?? 0) - (other?.slot ?? 0);
}
