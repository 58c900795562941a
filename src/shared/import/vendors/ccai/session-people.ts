import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Fact } from '../../../domain/fact';
import type { Participant } from '../../../domain/participant';
import { present } from '../../../rich/card/json-values';
import { factsOf, idOf, labelOf, listOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { type DirectoryNumber, numberFrom, numberOf, type People, person, roleOfWord } from './people';

/** Members of the metadata that only tell of people. */
export const SESSION_PEOPLE = ['agent_info', 'end_user', 'participants'] as const;

/** Members that name somebody by id, and as what. */
export const NUMBERS = {
  end_user_id: 'end_user',
  virtual_agent_id: 'virtual_agent',
  agent_id: 'agent',
  user_id: 'agent',
} as const;

/** Everybody the metadata know: the customer, the last agent in full, and each leg of the chat with its times. */
export function peopleOfSession(record: JsonObject, people: People): void {
  if (isObject(record.end_user)) addCustomer(record.end_user, people);
  if (isObject(record.agent_info)) addHandler(record.agent_info, undefined, people);
  listOf(record.participants).forEach((value, index) => {
    const leg = legOf(value, index);
    if (leg !== undefined) people.add(participantOf(leg));
  });
}

function addCustomer(user: JsonObject, people: People): void {
  const id = idOf(user.id);
  if (id === undefined) return;
  const dn = numberOf('end_user', id);
  const others = [idOf(user.identifier), idOf(user.out_contact_id)].filter(other => other !== undefined);
  people.add(person(dn, { ids: [dn, ...others] }));
}

const NAMES = new Set(['id', 'name', 'first_name', 'last_name', 'va_alias']);

/** An agent or virtual agent as an object of its own; only a virtual one has a `va_alias`. */
export function addHandler(
  value: Json | undefined,
  word: 'agent' | 'virtual_agent' | undefined,
  people: People,
): DirectoryNumber | undefined {
  if (!isObject(value)) return undefined;
  const id = idOf(value.id);
  if (id === undefined) return undefined;
  const dn = numberOf(word ?? ('va_alias' in value ? 'virtual_agent' : 'agent'), id);
  const full = [labelOf(value.first_name), labelOf(value.last_name)].filter(part => part !== undefined).join(' ');
  const names = [labelOf(value.name), labelOf(value.va_alias), full === '' ? undefined : full];
  const [name, ...otherNames] = [...new Set(names.filter(one => one !== undefined))];
  people.add(person(dn, present({ name, otherNames, facts: factsOf(value, { skip: NAMES }) })));
  return dn;
}

export interface Leg {
  readonly dn: DirectoryNumber;
  readonly value: JsonObject;
  readonly pointer: string;
  readonly index: number;
}

/** A leg: somebody's stay in the chat. Nobody known by a number is known by the leg's own. */
export function legOf(value: Json, index: number): Leg | undefined {
  if (!isObject(value)) return undefined;
  const type = labelOf(value.type) ?? '';
  const byNumber = numberFrom(value, NUMBERS);
  const dn = byNumber ?? numberOf(type === '' ? 'participant' : type, `leg${idOf(value.id) ?? index + 1}`);
  return { dn, value, pointer: `/participants/${index}`, index };
}

export function legTimes({ value }: Leg) {
  return { from: readTime(value.connected_at), until: readTime(value.ended_at) ?? readTime(value.finished_at) };
}

const TOLD = new Set([
  ...['id', 'type', 'user_id', 'agent_id', 'end_user_id', 'virtual_agent_id', 'name'],
  ...['connected_at', 'ended_at', 'finished_at'],
]);

function participantOf(leg: Leg): Participant {
  const { from, until } = legTimes(leg);
  const type = labelOf(leg.value.type);
  const known = person(leg.dn);
  const stated = type === undefined ? undefined : (roleOfWord(type) ?? (type === 'user' ? 'agent' : undefined));
  const facts: Fact[] = factsOf(leg.value, { skip: TOLD });
  return present({
    ...known,
    role: stated ?? known.role,
    roleInferred: stated === undefined ? known.roleInferred : undefined,
    name: labelOf(leg.value.name),
    presence: from === undefined && until === undefined ? [] : [present({ from, until })],
    facts,
  });
}
