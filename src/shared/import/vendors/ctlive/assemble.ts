import type { Conversation } from '../../../domain/conversation';
import type { ConversationEvent } from '../../../domain/event';
import type { ConversationKey, ItemKey } from '../../../domain/keys';
import { mergeContributions, rank } from '../../../domain/merging/merge';
import type { Contribution } from '../../../domain/part';

const MULTIMEDIA = 'ctlive/multimedia';
const TOLD_TOGETHER_MS = 60_000;

/**
 * Contact, transcript and files of one room, whichever of them are there. An answer with the bytes of a file knows nothing
 * of its message but the file: it fills what the others lack, and without them it stands for itself.
 */
export function assembleWithAnswers(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const ranked = rank(contributions);
  const answersLast = [
    ...ranked.filter(({ origin }) => origin.shape !== MULTIMEDIA),
    ...ranked.filter(({ origin }) => origin.shape === MULTIMEDIA),
  ];
  return withStatus(toldOnce(mergeContributions(key, contributions, answersLast)), contributions);
}

/**
 * An end or a leaving that the contact tells and the transcript tells again is one event: that of the contact, about
 * the line of the transcript.
 */
function toldOnce(conversation: Conversation): Conversation {
  const lines = conversation.events.filter(
    ({ kind, about }) => (kind === 'ended' || kind === 'left') && about !== undefined,
  );
  const told = new Set<ItemKey>();
  const events = conversation.events.map(event => {
    if (event.about !== undefined) return event;
    const line = lines.find(other => !told.has(other.key) && isSame(event, other));
    if (line?.about === undefined) return event;
    told.add(line.key);
    return { ...event, about: line.about };
  });
  return told.size === 0 ? conversation : { ...conversation, events: events.filter(({ key }) => !told.has(key)) };
}

function isSame(event: ConversationEvent, line: ConversationEvent): boolean {
  if (event.kind !== line.kind || event.at === undefined || line.at === undefined) return false;
  if (Math.abs(event.at.at - line.at.at) > TOLD_TOGETHER_MS) return false;
  return event.participant === undefined || line.participant === undefined || event.participant === line.participant;
}

/** A contact written down while it went on says "open"; whatever says that it ended is later than that. */
function withStatus(conversation: Conversation, contributions: readonly Contribution[]): Conversation {
  const ended = contributions.some(({ part }) => part.summary.status === 'ended');
  if (!ended || conversation.summary.status === 'ended') return conversation;
  return { ...conversation, summary: { ...conversation.summary, status: 'ended' } };
}
