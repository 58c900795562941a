import { canonicalJson, compareText } from '../../../domain/canonical';
import type { Conversation } from '../../../domain/conversation';
import type { ConversationEvent } from '../../../domain/event';
import type { Fact } from '../../../domain/fact';
import { type ConversationKey, itemKey } from '../../../domain/keys';
import { mergeContributions, rank } from '../../../domain/merging/merge';
import type { Contribution } from '../../../domain/part';
import { ACTION } from './ticket';

/**
 * The chat with its ticket: each ticket body becomes an event with what it changed, and the ticket's facts are what is
 * true after the last of them.
 */
export function assembleWithTicket(key: ConversationKey, contributions: readonly Contribution[]): Conversation {
  const merged = mergeContributions(key, contributions);
  const bodies = inTicketOrder(rank(contributions).filter(({ part }) => part.seeks !== undefined));
  if (bodies.length === 0) return merged;

  const chatEvents = merged.events.length;
  const events = bodies.map((body, index): ConversationEvent => {
    const facts = changesOf(body);
    return {
      key: itemKey('ticket', body.part.vendorId, index),
      kind: 'other',
      order: chatEvents + index,
      origin: 'recorded',
      label: `ticket ${actionOf(body)}`.trim(),
      facts,
      pointer: '/ticket',
    };
  });
  const latest = new Map<string, Fact[]>();
  for (const { facts } of events) {
    for (const { name } of facts) latest.delete(name);
    for (const fact of facts) latest.set(fact.name, [...(latest.get(fact.name) ?? []), fact]);
  }
  const others = merged.facts.filter(({ group }) => group !== 'ticket');
  return {
    ...merged,
    events: [...merged.events, ...events],
    facts: [...others, { group: 'ticket', facts: [...latest.values()].flat() }],
  };
}

const ACTIONS = ['add', 'update', 'delete'];

/** Bodies say no time: a ticket is added, then updated, then deleted; updates stand as they stand in their files. */
function inTicketOrder(bodies: readonly Contribution[]): readonly Contribution[] {
  return bodies
    .map(body => ({ body, content: canonicalJson(body.part) }))
    .sort(
      (a, b) =>
        compareText(a.body.part.vendorId, b.body.part.vendorId) ||
        stepOf(a.body) - stepOf(b.body) ||
        compareText(a.body.origin.file, b.body.origin.file) ||
        a.body.origin.record - b.body.origin.record ||
        compareText(a.content, b.content),
    )
    .map(({ body }) => body);
}

function stepOf(body: Contribution): number {
  const step = ACTIONS.indexOf(actionOf(body));
  return step === -1 ? ACTIONS.indexOf('update') : step;
}

function factsOf(body: Contribution): readonly Fact[] {
  return body.part.facts.find(({ group }) => group === 'ticket')?.facts ?? [];
}

function actionOf(body: Contribution): string {
  return String(factsOf(body).find(({ name }) => name === ACTION)?.value ?? '');
}

function changesOf(body: Contribution): Fact[] {
  return factsOf(body).filter(({ name }) => name !== ACTION);
}
