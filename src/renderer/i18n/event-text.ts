import { assertNever } from '#shared/base/assert-never';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationEvent, Party } from '#shared/domain/event';
import type { Fact } from '#shared/domain/fact';
import type { ItemKey } from '#shared/domain/keys';
import type { Participant } from '#shared/domain/participant';
import { nameOf } from '#shared/heads/head';
import { type Subject, subjectsOf } from '#shared/measures/timeline-items';
import { attributeGlance, attributeTitle } from './attribute-text';
import { factText, fieldWords } from './field-text';
import { asSentence, plainWords } from './plain-words';
import { isTextKey, text } from './text';

/** What events of one conversation are told with: its people by key, and what they are about. */
export interface EventTextContext {
  personOf(key: ItemKey | undefined): Participant | undefined;
  subjectOf(key: ItemKey | undefined): Subject | undefined;
}

export function eventTextContext(conversation: Conversation): EventTextContext {
  const people = new Map(conversation.participants.map(person => [person.key, person]));
  return {
    personOf: key => (key === undefined ? undefined : people.get(key)),
    subjectOf: subjectsOf(conversation),
  };
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name inside a sentence, kept from turning the words around it when it runs the other way. */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

function nameFor(participant: Participant | undefined): string | undefined {
  return participant === undefined ? undefined : isolated(nameOf(participant));
}

/** What happened, in one short sentence. */
export function eventText(event: ConversationEvent, telling: EventTextContext): string {
  const who = nameFor(telling.personOf(event.participant));
  const from = partyName(event.from, telling);
  const to = partyName(event.to, telling);
  const people = { hasWho: who === undefined ? 'no' : 'yes', who: who ?? '' };
  const parties = { ends: endsOf(from, to), from: from ?? '', to: to ?? '' };
  const queue = to ?? from;
  switch (event.kind) {
    case 'queued':
      return text('event.queued', { hasQueue: queue === undefined ? 'no' : 'yes', queue: queue ?? '' });
    case 'transferred':
      return text('event.transferred', parties);
    case 'escalated':
      return text('event.escalated', parties);
    case 'requested':
    case 'offered':
    case 'accepted':
    case 'joined':
    case 'left':
    case 'dismissed':
    case 'resumed':
    case 'ended':
    case 'abandoned':
      return text(`event.${event.kind}`, people);
    case 'attribute':
    case 'survey':
    case 'form':
      return subjectText(event, telling.subjectOf(event.about));
    case 'cobrowse':
    case 'video':
    case 'screenShare':
      return text(`event.${event.kind}`);
    case 'other':
      return event.label === undefined ? text('event.other') : namedText(event.label);
    default:
      return assertNever(event.kind);
  }
}

/** What a vendor has a name for and nobody else, in our words where there are some. */
function namedText(label: string): string {
  const key = `event.named.${label}`;
  return isTextKey(key) ? text(key) : asSentence(plainWords(label));
}

/** The vendor's own words, where the sentence does not hold them already. */
export function eventLabel({ kind, label }: ConversationEvent): string | undefined {
  const told = kind === 'other' || kind === 'attribute';
  return told || label === undefined || label === '' ? undefined : plainWords(label);
}

function subjectText({ kind, label }: ConversationEvent, subject: Subject | undefined): string {
  if (subject?.kind === 'survey') {
    const { phase, name, answers } = subject.survey;
    return text('event.survey.of', {
      phase,
      hasName: name === undefined ? 'no' : 'yes',
      name: name === undefined ? '' : isolated(name),
      answers: answers.length,
    });
  }
  if (subject?.kind === 'attribute') return attributeTitle(subject.attribute.type);
  if (kind === 'attribute' && label !== undefined) return attributeTitle(label);
  return text(kind === 'attribute' ? 'event.attribute' : kind === 'survey' ? 'event.survey' : 'event.form');
}

function partyName(party: Party | undefined, telling: EventTextContext): string | undefined {
  return nameFor(telling.personOf(party?.participant)) ?? (party?.queue && isolated(party.queue));
}

function endsOf(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return 'both';
  return from !== undefined ? 'from' : to !== undefined ? 'to' : 'none';
}

/** The facts worth a glance: what was bought, what was answered. At most three, the rest is a key away. */
export function eventGlance(event: ConversationEvent, telling: EventTextContext): readonly string[] {
  const subject = telling.subjectOf(event.about);
  if (subject?.kind === 'survey') return subject.survey.answers.flatMap(({ values }) => values).slice(0, 3);
  if (subject?.kind === 'attribute') return attributeGlance(subject.attribute);
  return event.facts.flatMap(glanceOf).slice(0, 2);
}

/** Ids and further times say nothing at a glance; a yes is told by what it is about, a no not at all. */
function glanceOf(fact: Fact): readonly string[] {
  if (fact.kind === 'id' || fact.kind === 'date' || fact.value === false) return [];
  return [fact.value === true ? fieldWords(fact.name) : factText(fact, 'recorded')];
}
