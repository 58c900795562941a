import type { Conversation } from '../domain/conversation';
import type { ItemKey } from '../domain/keys';
import type { Message } from '../domain/message';
import { rolesOf } from '../measures/speakers';

/** What of a conversation leaves the program, besides what was said in front of everybody. */
export interface ContentChoice {
  /** Messages that the system wrote or that only report something. */
  readonly system: boolean;
  readonly events: boolean;
  /** Messages that the customer never saw, and surveys that only agents fill in. */
  readonly internal: boolean;
  readonly surveys: boolean;
  /** What else the files know: facts, and fields that have no place of their own. */
  readonly details: boolean;
}

/** What is not part of an export by choice, counted. */
export interface LeftOut {
  readonly system: number;
  readonly events: number;
  readonly internal: number;
  readonly surveys: number;
}

export const EVERYTHING: ContentChoice = { system: true, events: true, internal: true, surveys: true, details: true };

/** The conversation without what was not chosen. What only makes sense with it (a reply to it, an event about it) goes, too. */
export function chooseContent(conversation: Conversation, choice: ContentChoice): Conversation {
  const { messages, events, surveys } = conversation;
  const isReport = reportsOf(conversation);
  const keptSurveys = surveys.filter(({ phase }) => choice.surveys && (choice.internal || phase !== 'agent'));
  // what is about one of these is left out with it; an event that a system message only reports stays an event
  const hidden = new Set<ItemKey | undefined>();
  const gone = new Set<ItemKey | undefined>();
  for (const message of messages) {
    const isHidden = !choice.internal && isInternal(message);
    if (isHidden) hidden.add(message.key);
    if (isHidden || (!choice.system && isReport(message))) gone.add(message.key);
  }
  if (keptSurveys.length < surveys.length) {
    const kept = new Set(keptSurveys.map(({ key }) => key));
    for (const { key } of surveys) if (!kept.has(key)) hidden.add(key);
  }
  if (gone.size === 0 && hidden.size === 0 && choice.events && choice.details) return conversation;
  return {
    ...conversation,
    messages: messages.filter(({ key }) => !gone.has(key)).map(message => withoutReplyTo(message, gone)),
    events: choice.events ? events.filter(({ about }) => about === undefined || !hidden.has(about)) : [],
    surveys: keptSurveys,
    ...(choice.events ? {} : { attributes: [] }),
    ...(choice.details ? {} : { facts: [], extras: {} }),
  };
}

/** How much a choice leaves out. */
export function countLeftOut(conversation: Conversation, choice: ContentChoice): LeftOut {
  const { messages, events, attributes, surveys } = conversation;
  const isReport = reportsOf(conversation);
  return {
    internal: choice.internal ? 0 : messages.filter(isInternal).length,
    system: choice.system ? 0 : messages.filter(message => isReport(message) && !isInternal(message)).length,
    events: choice.events ? 0 : events.length + attributes.length,
    surveys: surveys.filter(({ phase }) => !choice.surveys || (!choice.internal && phase === 'agent')).length,
  };
}

/** Whether any copy of it says that the customer never saw it. */
export function isInternal({ audience, versions = [] }: Message): boolean {
  return audience === 'internal' || versions.some(version => version.audience === 'internal');
}

function reportsOf(conversation: Conversation): (message: Message) => boolean {
  const roleOf = rolesOf(conversation);
  return ({ author, body, versions = [] }) =>
    body.kind === 'notice' ||
    [author, ...versions.map(version => version.author)].some(key => roleOf(key) === 'system');
}

function withoutReplyTo(message: Message, gone: ReadonlySet<ItemKey | undefined>): Message {
  const { replyTo, ...rest } = message;
  return replyTo !== undefined && gone.has(replyTo) ? rest : message;
}
