import type { Conversation } from '../../../domain/conversation';
import type { ConversationEvent } from '../../../domain/event';
import type { ConversationKey, ItemKey } from '../../../domain/keys';
import { inOrder, mergeContributions, rank } from '../../../domain/merge';
import type { Body, Message } from '../../../domain/message';
import type { Contribution } from '../../../domain/part';

const MULTIMEDIA = 'ctlive/multimedia';
const TOLD_TOGETHER_MS = 60_000;

/** Contact, transcript and files of one room, whichever of them are there. */
export function assembleWithAnswers(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const merged = mergeContributions(key, contributions);
  return withStatus(toldOnce(withFiles(merged, contributions)), contributions);
}

/** Each answer with a file's bytes goes into the message it belongs to; without that message it stands for itself. */
function withFiles(merged: Conversation, contributions: readonly Contribution[]): Conversation {
  const answers = contributions.filter(({ origin }) => origin.shape === MULTIMEDIA);
  if (answers.length === 0) return merged;
  const files = new Map<ItemKey, Body>();
  for (const { part } of rank(answers)) {
    for (const { key, body } of part.messages) files.set(key, completed(files.get(key), body));
  }
  const others = contributions.filter(({ origin }) => origin.shape !== MULTIMEDIA);
  const said = new Map<ItemKey, Message>();
  if (others.length > 0) {
    for (const message of mergeContributions(merged.key, others).messages) said.set(message.key, message);
  }
  const messages = merged.messages.map(message => {
    const own = said.get(message.key);
    const file = files.get(message.key);
    if (own === undefined) return file === undefined ? message : { ...message, body: file };
    return file === undefined ? own : { ...own, body: completed(own.body, file) };
  });
  return { ...merged, messages: inOrder(messages, ({ sentAt }) => sentAt) };
}

/** What a message says of its file, completed by the file's own answer. */
function completed(own: Body | undefined, file: Body): Body {
  if (own === undefined || file.kind !== 'file') return own ?? file;
  // a dump that lost the content of its file messages may have called them anything
  if (own.kind !== 'file') return own.text === '' && own.kind !== 'notice' ? file : own;
  const text = own.text === '' ? file.text : own.text;
  return { ...file, ...own, text, media: own.media === 'other' ? file.media : own.media };
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
