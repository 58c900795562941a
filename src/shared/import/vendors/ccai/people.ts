import type { JsonObject } from '../../../base/json';
import { type ItemKey, itemKey } from '../../../domain/keys';
import type { Participant, Role } from '../../../domain/participant';
import { present } from '../../../rich/card/json-values';
import { idOf } from '../../kit/reading';

/**
 * The vendor's directory number of somebody: `agent_2` is the agent with id 2, `end_user_5` the customer with id 5,
 * `virtual_agent_2` the bot with id 2. Events write it so, metadata write the id alone.
 */
export type DirectoryNumber = string;

const ROLES = {
  end_user: 'customer',
  agent: 'agent',
  manager: 'supervisor',
  virtual_agent: 'bot',
  task_virtual_agent: 'bot',
  external_agent: 'agent',
  system: 'system',
} as const satisfies Readonly<Record<string, Role>>;

const NUMBERED = /^(end_user|agent|manager|virtual_agent|task_virtual_agent|external_agent)_./;

/** What somebody's directory number says of their role. */
export function roleOfNumber(dn: DirectoryNumber): Role | undefined {
  const prefix = NUMBERED.exec(dn)?.[1];
  return prefix === undefined ? undefined : roleOfWord(prefix);
}

export function roleOfWord(word: string): Role | undefined {
  return Object.hasOwn(ROLES, word) ? ROLES[word as keyof typeof ROLES] : undefined;
}

export function personKey(dn: DirectoryNumber): ItemKey {
  return itemKey(dn);
}

/** A manager is an agent with more rights: both are numbered among the agents. */
export function numberOf(word: string, id: string): DirectoryNumber {
  return `${word === 'manager' ? 'agent' : word}_${id}`;
}

/** The number of whoever a record names by one of these members, the first that is there. */
export function numberFrom(record: JsonObject, members: Readonly<Record<string, string>>): DirectoryNumber | undefined {
  for (const [member, word] of Object.entries(members)) {
    const id = idOf(record[member]);
    if (id !== undefined) return numberOf(word, id);
  }
  return undefined;
}

/** Somebody of whom only the number is known. */
export function person(dn: DirectoryNumber, more: Partial<Participant> = {}): Participant {
  const role = roleOfNumber(dn);
  return present({
    key: personKey(dn),
    role: role ?? ('unknown' as const),
    roleInferred: role === undefined ? true : undefined,
    otherNames: [],
    ids: [dn],
    presence: [],
    facts: [],
    ...more,
  });
}

/** One list in which everybody stands once, with all that was said of them. */
export class People {
  readonly #held = new Map<ItemKey, Participant>();

  add(someone: Participant): ItemKey {
    const held = this.#held.get(someone.key);
    this.#held.set(someone.key, held === undefined ? someone : joined(held, someone));
    return someone.key;
  }

  /** The key of somebody by number, who is added if nothing else tells of them. */
  named(dn: DirectoryNumber | undefined): ItemKey | undefined {
    if (dn === undefined) return undefined;
    const key = personKey(dn);
    if (!this.#held.has(key)) this.#held.set(key, person(dn));
    return key;
  }

  has(key: ItemKey): boolean {
    return this.#held.has(key);
  }

  all(): Participant[] {
    return [...this.#held.values()];
  }
}

function joined(held: Participant, other: Participant): Participant {
  const name = held.name ?? other.name;
  const names = [...held.otherNames, ...other.otherNames, ...(other.name === undefined ? [] : [other.name])];
  return {
    ...held,
    ...(name === undefined ? {} : { name }),
    otherNames: [...new Set(names)].filter(one => one !== name),
    ids: [...new Set([...held.ids, ...other.ids])],
    presence: [...held.presence, ...other.presence],
    facts: [...held.facts, ...other.facts],
  };
}
