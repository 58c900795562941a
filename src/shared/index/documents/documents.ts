import type { Json } from '../../base/json';
import { isObject } from '../../base/json';
import type { Conversation, ValueName } from '../../domain/conversation';
import type { Fact } from '../../domain/fact';
import type { ItemKey } from '../../domain/keys';
import { otherTexts } from '../../domain/merging/conflicts';
import type { Body, Message } from '../../domain/message';
import type { Role } from '../../domain/participant';
import { allVersions, otherVersions } from '../../domain/version';
import { AREAS, type Area, areaCode } from './areas';
import { contentTexts } from './content-texts';

/** Stands between texts of one document that belong together and yet are no sentence: no phrase runs across it. */
export const APART = '\u0000';

/** One searchable text of a conversation. `item` is the message, survey, event or attribute to open at. */
export interface IndexDocument {
  readonly area: number;
  readonly text: string;
  readonly item?: ItemKey;
  /** Text of a version that another copy has: places in it are not places in the text of the item. */
  readonly version?: true;
}

/**
 * Every text of a conversation that can be searched, in an order that depends on the conversation alone: the nth
 * document of the index is the nth of this list, also when the conversation is made anew from its originals.
 */
export function documentsOf(conversation: Conversation): IndexDocument[] {
  return [...messageDocuments(conversation), ...otherDocuments(conversation)].filter(({ text }) => text !== '');
}

function messageDocuments({ messages, participants }: Conversation): IndexDocument[] {
  const roles = new Map(participants.map(({ key, role }) => [key, areaOfRole(role)]));
  return messages.flatMap(message => {
    const { key, author, body, audience, delivery } = message;
    const documentsOfOne = (
      said: Body,
      by: ItemKey | undefined,
      to: Message['audience'],
      sent: Message['delivery'],
    ): IndexDocument[] => {
      const bits = { rich: said.kind === 'card', internal: to === 'internal' };
      const text = said.kind === 'link' && said.title !== undefined ? `${said.text} ${said.title}` : said.text;
      const words = { area: areaCode((by && roles.get(by)) ?? 'unknown', bits), text, item: key };
      const content = said.kind === 'text' && sent?.reason === undefined ? [] : contentTexts(said, sent);
      return content.length === 0
        ? [words]
        : [words, { area: areaCode('content', bits), text: content.join(APART), item: key }];
    };
    const own = documentsOfOne(body, author, audience, delivery);
    if (message.versions === undefined) return own;
    const others = otherVersions(message).flatMap(version =>
      documentsOfOne(
        version.body ?? body,
        version.author ?? author,
        version.audience ?? audience,
        version.delivery ?? delivery,
      ),
    );
    return [...own, ...others.map(document => ({ ...document, version: true as const }))];
  });
}

function areaOfRole(role: Role): Area {
  return role === 'supervisor' ? 'agent' : role;
}

function otherDocuments(conversation: Conversation): IndexDocument[] {
  const { summary } = conversation;
  const others = (...names: readonly ValueName[]) => otherTexts(conversation, names);
  const authors = new Set(conversation.messages.map(({ author }) => author));
  const of = (area: Area, texts: readonly (string | undefined)[], item?: ItemKey): IndexDocument => ({
    area: areaCode(area),
    text: texts.filter(text => text !== undefined && text !== '').join(APART),
    ...(item === undefined ? {} : { item }),
  });

  return [
    ...conversation.participants.flatMap(({ key, role, name, otherNames, ids, facts }) => [
      of(areaOfPerson(role, authors.has(key)), [name, ...otherNames, ...ids], key),
      of(role === 'customer' ? 'visitor' : 'participant', facts.map(wordsOf), key),
    ]),
    of('id', [
      conversation.vendorId,
      summary.account,
      ...others('account'),
      ...conversation.links.map(({ value }) => value),
    ]),
    of(
      'queue',
      conversation.queues.map(({ name }) => name),
    ),
    of('outcome', [
      summary.disposition,
      summary.startReason,
      summary.endReason,
      summary.channel,
      ...others('disposition', 'startReason', 'endReason', 'channel'),
    ]),
    ...conversation.facts.map(({ group, facts }) => of(areaOfGroup(group), facts.map(wordsOf))),
    ...conversation.surveys.flatMap(allVersions).flatMap(({ key, name, answers }) => [
      of('surveyQuestion', [name, ...answers.map(({ question }) => question)], key),
      of(
        'surveyAnswer',
        answers.flatMap(({ values }) => values),
        key,
      ),
    ]),
    ...conversation.attributes
      .flatMap(allVersions)
      .map(({ key, type, facts, products }) =>
        of(
          areaOfAttribute(type),
          [...facts.map(wordsOf), ...products.flatMap(({ name, category, sku }) => [name, category, sku])],
          key,
        ),
      ),
    ...conversation.events
      .flatMap(allVersions)
      .map(({ key, label, facts }) => of('event', [label, ...facts.map(wordsOf)], key)),
    of('extras', [
      ...textsIn(conversation.extras),
      ...(conversation.extraConflicts ?? []).flatMap(({ versions }) =>
        versions.slice(1).flatMap(({ value }) => textsIn(value)),
      ),
    ]),
  ];
}

/** Who wrote something is told from who was only there, and customers from everybody else. */
function areaOfPerson(role: Role, wrote: boolean): Area {
  if (role === 'customer') return wrote ? 'customerAuthor' : 'customerPerson';
  return wrote ? 'author' : 'person';
}

/** What is known of the visitor is told from what is known of others and of the conversation. */
function areaOfGroup(group: Conversation['facts'][number]['group']): Area {
  switch (group) {
    case 'campaign':
    case 'queue':
      return group;
    case 'agent':
      return 'participant';
    case 'conversation':
    case 'ticket':
      return 'extras';
    default:
      return 'visitor';
  }
}

/** The attribute types that can be searched by name; every other is "attribute". */
function areaOfAttribute(type: string): Area {
  const named = type === 'viewProduct' ? 'viewedProduct' : type === 'formFillingError' ? 'visitorError' : type;
  return AREAS.slice(AREAS.indexOf('purchase'), AREAS.indexOf('attribute')).find(area => area === named) ?? 'attribute';
}

function wordsOf({ value }: Fact): string {
  return String(value);
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(member => (member === undefined ? [] : textsIn(member))) : [];
}
