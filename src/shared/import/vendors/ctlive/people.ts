import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { Fact } from '../../../domain/fact';
import type { Participant } from '../../../domain/participant';
import { present } from '../../../rich/card/json-values';
import { factsOf, flagOf, idOf, labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { userKey } from './room';

const TOLD = new Set(['id', 'nickname', 'isAgent', 'beginTime', 'endTime']);
const KINDS = new Map([
  ['firstIP', 'ip' as const],
  ['firstUri', 'url' as const],
  ['uriHistory', 'url' as const],
]);

interface User {
  readonly id: string;
  readonly value: JsonObject;
}

/**
 * The people of a contact: its map of users, and whoever it names without listing them. The map's keys write `#_#` for
 * a dot, so people are known by the `id` inside.
 */
export function peopleOfContact(record: JsonObject): Participant[] {
  const customerId = idOf(record.userID);
  const agentId = idOf(record.agentID);
  const people = new Map<string, Participant>();
  for (const { id, value } of usersOf(record.users)) {
    people.set(id, participant(id, value, roleOf(id, value, customerId, agentId)));
  }
  if (customerId !== undefined && !people.has(customerId)) {
    people.set(customerId, participant(customerId, {}, { role: 'customer' }));
  }
  if (agentId !== undefined && !people.has(agentId)) people.set(agentId, participant(agentId, {}, { role: 'agent' }));
  for (const event of Array.isArray(record.contact_events) ? record.contact_events : []) {
    const origin = isObject(event) ? idOf(event.origin) : undefined;
    if (origin !== undefined && !people.has(origin)) people.set(origin, participant(origin, {}, UNKNOWN));
  }
  return [...people.values()];
}

/** Who wrote a message, as the message itself says it: an id, and whether it is an agent's. */
export function peopleOfMessages(users: readonly JsonObject[]): Participant[] {
  const people = new Map<string, Participant>();
  for (const user of users) {
    const id = idOf(user.id);
    if (id === undefined) continue;
    const held = people.get(id);
    if (held === undefined || held.role === 'unknown') {
      people.set(id, participant(id, user, roleOf(id, user, undefined, undefined)));
    }
  }
  return [...people.values()];
}

/** The channel the customer came by: that of whoever started the contact, else of the first who is no agent. */
export function channelOf(record: JsonObject): string | undefined {
  const customers = usersOf(record.users).filter(({ value }) => flagOf(value.isAgent) !== true);
  const starter = customers.find(({ id }) => id === idOf(record.userID));
  return labelOf((starter ?? customers.find(({ value }) => labelOf(value.channel) !== undefined))?.value.channel);
}

/** Entries of the map that are no users: kept among the extras. */
export function unreadUsers(users: Json | undefined): Json | undefined {
  if (users === undefined || users === null) return undefined;
  if (!isObject(users)) return users;
  const read = new Set(Object.keys(users).filter(key => isObject(users[key])));
  return membersExcept(users, read);
}

function usersOf(users: Json | undefined): readonly User[] {
  if (!isObject(users)) return [];
  return Object.entries(users).flatMap(([key, value]) =>
    isObject(value) ? [{ id: idOf(value.id) ?? key.replaceAll('#_#', '.'), value }] : [],
  );
}

type RoleClaim = Pick<Participant, 'role' | 'roleInferred'>;

const UNKNOWN: RoleClaim = { role: 'unknown', roleInferred: true };

function roleOf(id: string, user: JsonObject, customerId: string | undefined, agentId: string | undefined): RoleClaim {
  const isAgent = flagOf(user.isAgent);
  if (isAgent !== undefined) return { role: isAgent ? 'agent' : 'customer' };
  if (id === customerId) return { role: 'customer' };
  return id === agentId ? { role: 'agent' } : UNKNOWN;
}

function participant(id: string, user: JsonObject, role: RoleClaim): Participant {
  const from = readTime(user.beginTime);
  const until = readTime(user.endTime);
  return {
    key: userKey(id),
    ...role,
    ...present({ name: labelOf(user.nickname) }),
    otherNames: [],
    ids: [id],
    presence: from === undefined && until === undefined ? [] : [present({ from, until })],
    facts: userFacts(user),
  };
}

function userFacts(user: JsonObject): Fact[] {
  return factsOf(user, { skip: TOLD, kinds: KINDS });
}
