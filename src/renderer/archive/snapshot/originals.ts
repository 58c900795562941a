import type { JsonObject } from '#shared/base/json';
import type { Conversation } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import type { ConversationKey } from '#shared/domain/keys';
import type { Contribution } from '#shared/domain/part';
import type { Block, StoredEntry } from '../storage/forms/block';
import type { Place } from '../storage/forms/segment';
import type { Rows } from '../storage/tables/rows';

/** A stored record as its reading needs it. `text` is the repaired one where there is one. */
export interface OriginalText {
  readonly shape: string;
  readonly text: string;
  readonly file: string;
  readonly record: number;
  readonly line: number;
  readonly column: number;
  readonly page?: JsonObject;
  readonly account?: string;
  readonly findings?: readonly Finding[];
}

/** How stored records are read again. Pure; the importers' own code outside of tests. */
export interface Readings {
  contributionOf(original: OriginalText): Contribution | undefined;
  conversationOf(key: ConversationKey, contributions: readonly Contribution[]): Conversation;
  /** The versions of the vendors that read records of these shapes, for the record of an import. */
  versionsOf?(shapes: readonly string[]): Readonly<Record<string, number>>;
}

/** An original with everything that is stored of it. */
export interface StoredOriginal {
  readonly place: Place;
  readonly entry: StoredEntry;
  /** A view of the block it lies in. */
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly repaired?: string;
}

/** Reads originals by place. Nothing for one that is not there, or not as it was written. */
export function readEach(rows: Rows, places: readonly Place[]): Promise<readonly (StoredOriginal | undefined)[]> {
  return Promise.all(
    places.map(async place => {
      const { row, nth } = place.segment.blocks.rowOf(place.slot);
      return storedOriginal(place, await rows.block(place.segment, row), nth);
    }),
  );
}

/** Reads originals by place, without those that are damaged: a change goes on with what is left. */
export async function readOriginals(rows: Rows, places: readonly Place[]): Promise<readonly StoredOriginal[]> {
  return (await readEach(rows, places)).filter(original => original !== undefined);
}

/** The nth original of a block, which is the one at `place`. */
export function storedOriginal(place: Place, block: Block | undefined, nth: number): StoredOriginal | undefined {
  const original = block && originalIn(block, nth);
  return original && { place, ...original };
}

/** The nth original of a block, wherever that is. */
export function originalIn(block: Block, nth: number): Omit<StoredOriginal, 'place'> | undefined {
  const entry = block.entries[nth];
  if (entry === undefined) return undefined;
  const repaired = block.repairedText(nth);
  return { entry, bytes: block.original(nth), text: block.text(nth), ...(repaired !== undefined && { repaired }) };
}

export function contributionFrom(
  readings: Readings,
  original: Omit<StoredOriginal, 'place' | 'bytes'>,
): Contribution | undefined {
  const { shape, file, record, line, column, page, account, findings } = original.entry;
  return readings.contributionOf({
    shape,
    text: original.repaired ?? original.text,
    file,
    record,
    line,
    column,
    ...(page && { page }),
    ...(account !== undefined && { account }),
    ...(findings && { findings }),
  });
}

/** The conversation that an original tells of, as it alone tells it. */
export function conversationAlone(
  readings: Readings,
  original: Omit<StoredOriginal, 'place'>,
): Conversation | undefined {
  const contribution = contributionFrom(readings, original);
  const key = contribution?.part.key;
  return contribution === undefined || key === undefined ? undefined : readings.conversationOf(key, [contribution]);
}

/**
 * Which originals belong to which conversation, from those that name one and those that join.
 * Keys are compared as texts here: that two of them share a hash costs nothing but time.
 */
export function byConversation(originals: readonly StoredOriginal[]): ReadonlyMap<ConversationKey, StoredOriginal[]> {
  const found = new Map<ConversationKey, StoredOriginal[]>();
  for (const original of originals) {
    if (original.entry.key === undefined) continue;
    const key = original.entry.key as ConversationKey;
    const held = found.get(key);
    if (held === undefined) found.set(key, [original]);
    else held.push(original);
  }
  for (const own of found.values()) {
    const offered = new Set(own.flatMap(({ entry }) => entry.offers ?? []));
    own.push(
      ...originals.filter(
        ({ entry: { key, seeks } }) => key === undefined && seeks !== undefined && offered.has(seeks),
      ),
    );
  }
  return found;
}
