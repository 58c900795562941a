import type { Attribute } from '../domain/attribute';
import type { Conversation } from '../domain/conversation';
import type { ConversationEvent } from '../domain/event';
import type { Fact } from '../domain/fact';
import type { Finding, Place } from '../domain/finding';
import { type ConversationKey, type ItemKey, itemKey } from '../domain/keys';
import type { Message } from '../domain/message';
import type { Participant } from '../domain/participant';
import type { Survey } from '../domain/survey';
import { asksForName, type Subject } from './fields';
import { maskBody, maskStrings } from './mask-content';
import { maskFact } from './mask-fact';
import { maskMembers } from './mask-json';
import type { Masking } from './masking';
import { isAgent, isCustomer, subjectOfAttribute, subjectOfGroup } from './people';
import type { MaskCounts } from './rules';
import { TextMask } from './text-mask';

export interface MaskedConversation {
  readonly conversation: Conversation;
  readonly counts: MaskCounts;
  /** What was masked, as it was written: for tests of what is made of the conversation. */
  readonly values: ReadonlySet<string>;
  /** Masks what else is written about it: own notes, titles, names of files. */
  readonly mask: TextMask;
}

/**
 * A conversation in which no text tells who the customer is: what was said, in all its versions and forms, who took part,
 * what was recorded, and what nobody has a home for.
 *
 * Keys may be made of names. `keys` keeps them for the screen, where they lead to marks and are not shown; what leaves the
 * program gets others in their place.
 */
export function maskConversation(
  conversation: Conversation,
  masking: Masking,
  keys: 'kept' | 'renamed' = 'renamed',
): MaskedConversation {
  const mask = new TextMask(conversation, masking);
  const writer = new Writer(mask, keys === 'kept' ? undefined : new Map());
  const masked = writer.conversation(conversation);
  return { conversation: masked, counts: mask.counts, values: mask.values, mask };
}

/** An item, or what another copy says of it. */
type Told<Item> = { readonly [Name in Exclude<keyof Item, 'versions'>]?: Item[Name] | undefined };

/** Keys, which are renamed instead, and members that hold words of our own. */
const NO_TEXTS: ReadonlySet<string> = new Set([
  ...['key', 'author', 'replyTo', 'participant', 'about', 'by'],
  ...['kind', 'role', 'origin', 'audience', 'state', 'status', 'endedBy', 'phase', 'impossible', 'note'],
]);

class Writer {
  readonly #mask: TextMask;
  readonly #names: Map<string, ItemKey> | undefined;

  constructor(mask: TextMask, names: Map<string, ItemKey> | undefined) {
    this.#mask = mask;
    this.#names = names;
  }

  conversation(conversation: Conversation): Conversation {
    const mask = this.#mask;
    const { version, source, flags, summary } = conversation;
    return {
      version,
      key: this.#conversationKey(conversation.key),
      source,
      vendorId: mask.text(conversation.vendorId),
      summary: {
        ...maskStrings(summary, mask, NO_TEXTS),
      },
      ...(conversation.conflicts === undefined
        ? {}
        : {
            conflicts: conversation.conflicts.map(({ name, versions }) => ({
              name,
              versions: versions.map(({ value, places }) => ({
                value: typeof value === 'string' ? mask.text(value) : value,
                places: this.#places(places),
              })),
            })),
          }),
      queues: conversation.queues.map(queue => ({
        ...maskStrings(queue, mask),
        ...(queue.path === undefined ? {} : { path: queue.path.map(step => mask.text(step)) }),
      })),
      flags,
      participants: conversation.participants.map(each => this.#participant(each)),
      messages: conversation.messages.map(each => this.#message(each)),
      events: conversation.events.map(each => this.#event(each)),
      surveys: conversation.surveys.map(each => this.#survey(each)),
      attributes: conversation.attributes.map(each => this.#attribute(each)),
      facts: conversation.facts.map(({ group, facts }) => ({
        group,
        facts: this.#facts(facts, subjectOfGroup(group)),
      })),
      links: conversation.links.map(({ reason, value, ...rest }) => ({
        reason,
        value: reason === 'customer' || reason === 'contact' ? mask.whole(value, 'id') : mask.text(value),
        ...rest,
      })),
      ...(conversation.extraConflicts === undefined
        ? {}
        : {
            extraConflicts: conversation.extraConflicts.map(({ shape, name, versions }) => ({
              shape,
              name: mask.text(name),
              versions: versions.map(({ value, places }) => ({
                value: Object.values(maskMembers({ [name]: value }, mask))[0] ?? null,
                places: this.#places(places),
              })),
            })),
          }),
      extras: Object.fromEntries(
        Object.entries(conversation.extras).map(([shape, members]) => [shape, maskMembers(members, mask)]),
      ),
      findings: conversation.findings.map(each => this.#finding(each)),
      origins: conversation.origins.map(({ shape, file, record }) => ({ shape, file: mask.text(file), record })),
    };
  }

  #conversationKey(key: ConversationKey): ConversationKey {
    if (this.#names === undefined) return key;
    const [source = '', ...ids] = key.split(':');
    if (ids.length === 0) return this.#mask.text(key) as ConversationKey;
    return [source, ...ids.map(id => encodeURIComponent(this.#mask.text(decoded(id))))].join(':') as ConversationKey;
  }

  #key(key: ItemKey): ItemKey {
    if (this.#names === undefined) return key;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = itemKey('item', this.#names.size + 1);
      this.#names.set(key, name);
    }
    return name;
  }

  /** The members that are keys, under their own names. */
  #keys<Name extends string>(item: { readonly [N in Name]?: ItemKey | undefined }, ...names: Name[]): object {
    return Object.fromEntries(
      names.flatMap(name => {
        const key = item[name];
        return key === undefined ? [] : [[name, this.#key(key)]];
      }),
    );
  }

  #participant(participant: Participant): Participant {
    const mask = this.#mask;
    const { key, role, name, ids } = participant;
    const person = (text: string) => mask.person(key, text);
    const otherNames = [...new Set(participant.otherNames.map(person))];
    const called = name === undefined ? undefined : person(name);
    // who has no name is shown by an id, which would tell as much
    const shown = called ?? (isCustomer(participant) && mask.masks('customer') ? person(ids[0] ?? key) : undefined);
    return {
      ...participant,
      key: this.#key(key),
      role,
      ...(shown === undefined ? {} : { name: shown }),
      otherNames: otherNames.filter(other => other !== shown),
      ids: ids.map(id => this.#participantId(participant, id)),
      ...(participant.versions === undefined
        ? {}
        : {
            versions: participant.versions.map(version => ({
              role: version.role,
              places: this.#places(version.places),
            })),
          }),
      facts: this.#facts(
        participant.facts,
        isCustomer(participant) ? 'customer' : isAgent(participant) ? 'agent' : 'other',
      ),
    };
  }

  #participantId(participant: Participant, id: string): string {
    if (isCustomer(participant)) return this.#mask.whole(id, 'id');
    return isAgent(participant) && this.#mask.masks('agent') ? this.#mask.whole(id, 'id') : this.#mask.text(id);
  }

  #message(message: Message): Message {
    const { versions, ...own } = message;
    return {
      ...(this.#said(own) as Message),
      ...(versions === undefined
        ? {}
        : { versions: versions.map(version => this.#version(version, one => this.#said(one))) }),
    };
  }

  #said(said: Told<Message>): Told<Message> {
    const mask = this.#mask;
    const { body, extras, reactions, canned, delivery } = said;
    return {
      ...maskStrings(said, mask, NO_TEXTS),
      ...this.#keys(said, 'key', 'author', 'replyTo'),
      ...(body === undefined ? {} : { body: maskBody(body, mask) }),
      ...(extras === undefined ? {} : { extras: maskMembers(extras, mask) }),
      ...(canned === undefined ? {} : { canned: maskStrings(canned, mask) }),
      ...(delivery === undefined ? {} : { delivery: maskStrings(delivery, mask, NO_TEXTS) }),
      ...(reactions === undefined
        ? {}
        : { reactions: reactions.map(each => ({ ...maskStrings(each, mask, NO_TEXTS), ...this.#keys(each, 'by') })) }),
    };
  }

  #event(event: ConversationEvent): ConversationEvent {
    const { versions, ...own } = event;
    return {
      ...(this.#happened(own) as ConversationEvent),
      ...(versions === undefined
        ? {}
        : { versions: versions.map(version => this.#version(version, one => this.#happened(one))) }),
    };
  }

  #happened(event: Told<ConversationEvent>): Told<ConversationEvent> {
    const mask = this.#mask;
    const { evidence, from, to, facts, extras } = event;
    const party = (one: NonNullable<typeof from>) => ({
      ...maskStrings(one, mask, NO_TEXTS),
      ...this.#keys(one, 'participant'),
    });
    return {
      ...maskStrings(event, mask, NO_TEXTS),
      ...this.#keys(event, 'key', 'participant', 'about'),
      ...(evidence === undefined ? {} : { evidence: evidence.map(each => mask.text(each)) }),
      ...(from === undefined ? {} : { from: party(from) }),
      ...(to === undefined ? {} : { to: party(to) }),
      ...(facts === undefined ? {} : { facts: this.#facts(facts, 'other') }),
      ...(extras === undefined ? {} : { extras: maskMembers(extras, mask) }),
    };
  }

  #survey(survey: Survey): Survey {
    const { versions, ...own } = survey;
    return {
      ...(this.#asked(own) as Survey),
      ...(versions === undefined
        ? {}
        : { versions: versions.map(version => this.#version(version, one => this.#asked(one))) }),
    };
  }

  #asked(survey: Told<Survey>): Told<Survey> {
    const mask = this.#mask;
    const { phase, answers } = survey;
    return {
      ...maskStrings(survey, mask, NO_TEXTS),
      ...this.#keys(survey, 'key'),
      ...(answers === undefined ? {} : { answers: answers.map(answer => this.#answer(answer, phase === 'agent')) }),
    };
  }

  #answer(answer: Survey['answers'][number], byAgent: boolean): Survey['answers'][number] {
    const mask = this.#mask;
    const isName = !byAgent && mask.masks('customer') && asksForName(answer.question);
    return {
      ...maskStrings(answer, mask, NO_TEXTS),
      values: answer.values.map(value => (isName ? mask.whole(value, 'customer') : mask.text(value))),
      ...(answer.extras === undefined ? {} : { extras: maskMembers(answer.extras, mask) }),
    };
  }

  #attribute(attribute: Attribute): Attribute {
    const { versions, ...own } = attribute;
    return {
      ...(this.#recorded(own, own.type) as Attribute),
      ...(versions === undefined
        ? {}
        : { versions: versions.map(version => this.#version(version, one => this.#recorded(one, own.type))) }),
    };
  }

  #recorded(attribute: Told<Attribute>, type: string): Told<Attribute> {
    const mask = this.#mask;
    const { facts, products, extras } = attribute;
    const subject = subjectOfAttribute(type);
    return {
      ...maskStrings(attribute, mask, NO_TEXTS),
      ...this.#keys(attribute, 'key'),
      ...(attribute.type === undefined ? {} : { type: attribute.type }),
      ...(facts === undefined ? {} : { facts: this.#facts(facts, subject) }),
      ...(products === undefined ? {} : { products: products.map(product => maskStrings(product, mask)) }),
      ...(extras === undefined ? {} : { extras: maskMembers(extras, mask, subject) }),
    };
  }

  #version<Said extends object>(
    version: Said & { readonly places: readonly Place[] },
    write: (said: Said) => object,
  ): Said & { places: Place[] } {
    return { ...(write(version) as Said), places: this.#places(version.places) };
  }

  #facts(facts: readonly Fact[], subject: Subject): Fact[] {
    return facts.map(fact => maskFact(fact, this.#mask, subject));
  }

  #finding(finding: Finding): Finding {
    const { severity, code, place, facts } = finding;
    return {
      severity,
      code,
      place: maskStrings(place, this.#mask),
      ...(facts === undefined ? {} : { facts: maskStrings(facts, this.#mask) }),
    };
  }

  #places(places: readonly Place[]): Place[] {
    return places.map(place => maskStrings(place, this.#mask));
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
