import { FLAGS } from '#shared/domain/conversation';
import { conversationKey } from '#shared/domain/keys';
import { CONTENTS, type Head, headOf } from '#shared/heads/head';
import { hashText } from '#shared/index/hash';
import type { Place } from '../storage/forms/segment';
import type { Rows } from '../storage/tables/rows';
import { conversationAt, LOST, OUTDATED, type Outdated } from './load-conversation';
import { conversationAlone, type Readings, readEach } from './originals';
import type { ArchiveView } from './view';

/** A head, and whether it is only what the columns still say of it. */
export interface FoundHead {
  readonly head: Head;
  readonly damaged?: true;
}

/** The head at a place. Where its row is damaged it is made again, from the originals or from what the columns hold. */
export async function findHead(
  view: ArchiveView,
  rows: Rows,
  readings: () => Promise<Readings>,
  place: Place,
): Promise<FoundHead | Outdated> {
  const head = await rows.head(place);
  if (head !== undefined) return { head };
  if (!view.knownCurrent) return OUTDATED;
  const made = await headAgain(view, rows, await readings(), place);
  return made === undefined ? { head: headFromColumns(place), damaged: true } : { head: made };
}

async function headAgain(
  view: ArchiveView,
  rows: Rows,
  readings: Readings,
  { segment, slot }: Place,
): Promise<Head | undefined> {
  if (segment.kind === 'import') {
    const entry = segment.entries.counts('doc').indexOf(slot + 1);
    const [original] = entry < 0 ? [] : await readEach(rows, [{ segment, slot: entry }]);
    const alone = original && conversationAlone(readings, original);
    return alone && headOf(alone);
  }
  const told = await readEach(rows, view.contributors.of(segment.docs.numbers('key')[slot] ?? 0));
  const key = told.find(original => original?.entry.key !== undefined)?.entry.key as Head['key'] | undefined;
  const conversation = key && (await conversationAt(view, rows, readings, key));
  return conversation === undefined || conversation === OUTDATED || conversation === LOST
    ? undefined
    : headOf(conversation);
}

/** Nearly all of a head is in the columns; its key is put together from the ids, as the vendors do. */
function headFromColumns({ segment, slot }: Place): Head {
  const { key: hash, flags, contents, source, vendorId = '', account, ...rest } = segment.docs.row(slot);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const vendor = source ?? '';
  const likely = [
    ...(account === undefined ? [] : [conversationKey(vendor, account, vendorId)]),
    conversationKey(vendor, vendorId),
  ];
  return {
    ...(known as unknown as Head),
    key: likely.find(key => hashText(key) === hash) ?? (likely[0] as Head['key']),
    source: vendor as Head['source'],
    vendorId,
    ...(account !== undefined && { account }),
    flags: FLAGS.filter((_, bit) => ((flags >>> bit) & 1) === 1),
    contents: CONTENTS.filter((_, bit) => ((contents >>> bit) & 1) === 1),
    opening: '',
  };
}
