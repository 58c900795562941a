import type { Conversation } from '../domain/conversation';
import type { ItemKey } from '../domain/keys';
import type { Message } from '../domain/message';
import type { Role } from '../domain/participant';

/** Who is on which end of the line: the customer, the centre (people and bots), or nobody who can wait. */
export type End = 'customer' | 'centre' | 'neither';

/** The role of each participant by key; whoever is not listed is unknown. */
export function rolesOf(conversation: Conversation): (key: ItemKey | undefined) => Role {
  const roles = new Map(conversation.participants.map(({ key, role }) => [key, role]));
  return key => (key === undefined ? 'unknown' : (roles.get(key) ?? 'unknown'));
}

export function endOf(role: Role): End {
  if (role === 'customer') return 'customer';
  return role === 'agent' || role === 'supervisor' || role === 'bot' ? 'centre' : 'neither';
}

export function isPerson(role: Role): boolean {
  return role === 'agent' || role === 'supervisor';
}

/** Whether the customer could take it for speech: neither an internal line nor a report of the system. */
export function isSpokenToAll(message: Message, role: Role): boolean {
  return message.audience === 'everyone' && message.body.kind !== 'notice' && role !== 'system';
}
