import type { ConversationEvent, Party } from '../../../domain/event';
import type { ItemKey } from '../../../domain/keys';
import type { Contribution, Part } from '../../../domain/part';
import type { Participant, Role } from '../../../domain/participant';
import { isUnnumbered } from './unnumbered';

/**
 * The contributions with everybody under one key. Transcripts know people by role and perhaps by name, events and
 * metadata by number: a name that only one of that role has is the same person, and a chat has one customer. Whoever
 * cannot be told apart stays who they are.
 */
export function joinPeople(contributions: readonly Contribution[]): readonly Contribution[] {
  const everybody = contributions.flatMap(({ part }) => part.participants);
  const unnumbered = everybody.filter(({ key }) => isUnnumbered(key));
  if (unnumbered.length === 0) return contributions;
  const numbered = everybody.filter(({ key }) => !isUnnumbered(key));
  const keys = new Map<ItemKey, ItemKey>();
  for (const someone of unnumbered) {
    const key = numberedKey(someone, numbered);
    if (key !== undefined) keys.set(someone.key, key);
  }
  if (keys.size === 0) return contributions;
  return contributions.map(contribution => ({ ...contribution, part: rekeyed(contribution.part, keys) }));
}

function numberedKey(someone: Participant, numbered: readonly Participant[]): ItemKey | undefined {
  const peers = numbered.filter(({ role }) => sideOf(role) === sideOf(someone.role));
  const { name } = someone;
  const namesakes = new Set(
    peers.filter(peer => name !== undefined && (peer.name === name || peer.otherNames.includes(name))).map(keyOf),
  );
  if (namesakes.size === 1) return [...namesakes][0];
  const customers = new Set(peers.map(keyOf));
  return someone.role === 'customer' && customers.size === 1 ? [...customers][0] : undefined;
}

function keyOf({ key }: Participant): ItemKey {
  return key;
}

function sideOf(role: Role): Role {
  return role === 'supervisor' ? 'agent' : role;
}

function rekeyed(part: Part, keys: ReadonlyMap<ItemKey, ItemKey>): Part {
  const newKey = (key: ItemKey) => keys.get(key) ?? key;
  const participants = part.participants.map(someone =>
    keys.has(someone.key) ? { ...someone, key: newKey(someone.key), ids: [] } : someone,
  );
  const messages = part.messages.map(message =>
    message.author === undefined ? message : { ...message, author: newKey(message.author) },
  );
  return { ...part, participants, messages, events: part.events.map(event => rekeyedEvent(event, newKey)) };
}

function rekeyedEvent(event: ConversationEvent, newKey: (key: ItemKey) => ItemKey): ConversationEvent {
  const { participant, from, to } = event;
  return {
    ...event,
    ...(participant === undefined ? {} : { participant: newKey(participant) }),
    ...(from === undefined ? {} : { from: rekeyedParty(from, newKey) }),
    ...(to === undefined ? {} : { to: rekeyedParty(to, newKey) }),
  };
}

function rekeyedParty(party: Party, newKey: (key: ItemKey) => ItemKey): Party {
  return party.participant === undefined ? party : { ...party, participant: newKey(party.participant) };
}
