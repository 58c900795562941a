import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { hashText } from '#shared/index/hash';
import { byConversation, contributionFrom, type Readings, readOriginals, type StoredOriginal } from './originals';
import type { Rows } from './rows';
import type { ArchiveView } from './view';

/** What a question gives when a row it needs is not there: the view is of an older revision, or the archive damaged. */
export const OUTDATED = Symbol('outdated');
export type Outdated = typeof OUTDATED;

/** What reading rows of the index rejects with where `OUTDATED` cannot be given: both mean the same. */
export class MissingRows extends Error {
  override readonly name = 'MissingRows';
}

/** The originals that a conversation is told by, in the order of their imports. Empty for one that is not there. */
export async function originalsOf(
  view: ArchiveView,
  rows: Rows,
  key: ConversationKey,
): Promise<readonly StoredOriginal[] | Outdated> {
  const own = view.contributors.of(hashText(key));
  const originals = await readOriginals(rows, [...own, ...view.contributors.joining(own)]);
  if (originals === undefined) return OUTDATED;
  const told = byConversation(originals).get(key) ?? [];
  return told.sort((a, b) => a.place.segment.order - b.place.segment.order || a.place.slot - b.place.slot);
}

/** The conversation as all that is told of it, read again from the originals. */
export async function conversationAt(
  view: ArchiveView,
  rows: Rows,
  readings: Readings,
  key: ConversationKey,
): Promise<Conversation | undefined | Outdated> {
  const originals = await originalsOf(view, rows, key);
  if (originals === OUTDATED) return OUTDATED;
  const contributions = originals.flatMap(original => contributionFrom(readings, original) ?? []);
  return contributions.length === 0 ? undefined : readings.conversationOf(key, contributions);
}
