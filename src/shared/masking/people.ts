import type { Conversation } from '../domain/conversation';
import type { Fact } from '../domain/fact';
import type { Participant } from '../domain/participant';
import { allVersions } from '../domain/version';
import { asksForName, kindOfField, type Subject } from './fields';
import { type Known, KnownWords } from './finders/known-words';
import { isNoName } from './finders/name-words';
import { wordsOf } from './finders/words';
import type { Masking } from './masking';

/** Who took part in a conversation: how each is called there, and what is known of them. */
export interface People {
  readonly words: KnownWords;
  /** Of a participant, by key. Nothing for programs. */
  of(key: string): Known | undefined;
  /** The customer, or whoever the conversation is about. */
  readonly customer: Known;
}

/** What vendors call the attributes that say who the customer is. */
const ABOUT_CUSTOMER: ReadonlySet<string> = new Set(['personalInfo', 'customerInfo', 'lead']);

export function peopleOf(conversation: Conversation, masking: Masking): People {
  const words = new KnownWords();
  const known = new Map<string, Known>();
  const customers = conversation.participants.filter(isCustomer);
  const customer: Known = { kind: 'customer', identity: identityOf(conversation, customers[0]) };
  for (const participant of conversation.participants) {
    const kind = isCustomer(participant) ? 'customer' : isAgent(participant) ? 'agent' : undefined;
    if (kind === undefined) continue;
    const one: Known =
      participant === customers[0] ? customer : { kind, identity: identityOf(conversation, participant) };
    known.set(participant.key, one);
    if (masking.masks(kind)) {
      for (const name of [participant.name, ...participant.otherNames])
        if (name !== undefined) words.addName(name, one);
    }
    if (kind === 'customer') for (const id of participant.ids) addId(id);
    for (const each of participant.facts) addFact(each, kind, one);
  }
  for (const { group, facts } of conversation.facts) {
    const subject = subjectOfGroup(group);
    for (const each of facts) addFact(each, subject, customer);
  }
  for (const attribute of conversation.attributes.flatMap(allVersions)) {
    for (const each of attribute.facts) addFact(each, subjectOfAttribute(attribute.type), customer);
  }
  for (const { phase, answers } of conversation.surveys.flatMap(allVersions)) {
    if (phase === 'agent' || !masking.masks('customer')) continue;
    for (const { question, values } of answers) {
      if (asksForName(question)) for (const value of values) words.addName(value, customer);
    }
  }
  for (const { reason, value } of conversation.links) if (reason === 'customer' || reason === 'contact') addId(value);
  return { words, customer, of: key => known.get(key) };

  function addId(id: string): void {
    if (masking.masks('id')) words.addId(id, { kind: 'id', identity: id });
  }

  function addFact({ name, kind, value }: Fact, subject: Subject, person: Known): void {
    const text = String(value);
    const field = kindOfField(name, kind, subject);
    if (field === undefined || !masking.masks(field)) return;
    if (field === 'customer' || (field === 'agent' && person.kind === 'agent')) words.addName(text, person);
    else if (field === 'phone') words.addPhone(text, { kind: 'phone', identity: text });
    else if (field === 'id') addId(text);
    else if (field === 'place' && text.length >= SHORTEST_PLACE) words.addId(text, { kind: 'place', identity: text });
  }
}

const SHORTEST_PLACE = 8;

export function isCustomer({ role }: Participant): boolean {
  return role === 'customer' || role === 'unknown';
}

export function isAgent({ role }: Participant): boolean {
  return role === 'agent' || role === 'supervisor';
}

export function subjectOfGroup(group: Conversation['facts'][number]['group']): Subject {
  if (group === 'agent') return 'agent';
  return group === 'customer' || group === 'form' ? 'customer' : 'other';
}

export function subjectOfAttribute(type: string): Subject {
  return ABOUT_CUSTOMER.has(type) ? 'customer' : 'other';
}

/**
 * Who is one and the same: a full name is, in all conversations; a first name, a role or none at all is only within its
 * own, because many people are called that.
 */
function identityOf(conversation: Conversation, participant: Participant | undefined): string {
  const name = participant?.name ?? '';
  const telling = wordsOf(name).filter(word => !isNoName(word));
  if (telling.length > 1 && !name.includes('@')) return `name ${telling.join(' ')}`;
  return `in ${conversation.key} ${participant?.key ?? ''}`;
}
