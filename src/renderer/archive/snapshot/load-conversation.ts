import type { Conversation } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import type { ConversationKey } from '#shared/domain/keys';
import { hashText } from '#shared/index/hash';
import type { Place } from '../storage/forms/segment';
import type { Rows } from '../storage/tables/rows';
import { byConversation, contributionFrom, type Readings, readEach, type StoredOriginal } from './originals';
import { fileOf } from './provenance';
import type { ArchiveView } from './view';

/** What a question gives when a row it needs is not there: the view is of an older revision, or the archive damaged. */
export const OUTDATED = Symbol('outdated');
export type Outdated = typeof OUTDATED;

/** What is given for a conversation of whose originals none can be read. */
export const LOST = Symbol('lost');
export type Lost = typeof LOST;

/** What reading rows of the index rejects with where `OUTDATED` cannot be given: both mean the same. */
export class MissingRows extends Error {
  override readonly name = 'MissingRows';
  /** The part of the index that the row is of. */
  readonly part: string | undefined;

  constructor(part?: string) {
    super();
    this.part = part;
  }
}

/** The originals that a conversation is told by, and the places of those that are damaged. */
export interface LoadedConversation {
  readonly originals: readonly StoredOriginal[];
  readonly lost: readonly Place[];
}

/** The originals that a conversation is told by, in the order of their imports. None for one that is not there. */
export async function loadConversation(
  view: ArchiveView,
  rows: Rows,
  key: ConversationKey,
): Promise<LoadedConversation | Outdated> {
  const own = view.contributors.of(hashText(key));
  const places = [...own, ...view.contributors.joining(own)];
  const read = await readEach(rows, places);
  const lost = places.filter((_, nth) => read[nth] === undefined);
  if (lost.length > 0 && !view.knownCurrent) return OUTDATED;
  const told = byConversation(read.filter(original => original !== undefined)).get(key) ?? [];
  const originals = told.sort((a, b) => a.place.segment.order - b.place.segment.order || a.place.slot - b.place.slot);
  return { originals, lost };
}

/**
 * The conversation as all that is told of it, read again from the originals. Those that are damaged are missing from it,
 * and it says so.
 */
export async function conversationAt(
  view: ArchiveView,
  rows: Rows,
  readings: Readings,
  key: ConversationKey,
): Promise<Conversation | undefined | Outdated | Lost> {
  const told = await loadConversation(view, rows, key);
  if (told === OUTDATED) return OUTDATED;
  const { originals, lost } = told;
  const contributions = originals.flatMap(original => contributionFrom(readings, original) ?? []);
  if (contributions.length === 0) return lost.length > 0 ? LOST : undefined;
  const conversation = readings.conversationOf(key, contributions);
  return lost.length === 0
    ? conversation
    : { ...conversation, findings: [...conversation.findings, ...lost.map(lostOriginal)] };
}

/** Says of an original that it is there no more. */
export function lostOriginal(place: Place): Finding {
  const record = place.segment.entries.counts('record')[place.slot] ?? 0;
  return { severity: 'rejected', code: 'archive/lost-original', place: { file: fileOf(place), record } };
}
