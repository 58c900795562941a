import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Summary } from '../../../domain/conversation';
import type { Fact } from '../../../domain/fact';
import { type ItemKey, itemKey } from '../../../domain/keys';
import type { Participant, Presence, Role } from '../../../domain/participant';
import type { Timestamp } from '../../../domain/time';
import { factsOf, idOf, labelOf, stated } from '../../kit/reading';
import { ROLES } from './codes';

/** Who wrote a line: the participant and what they are. */
interface Author {
  readonly key: ItemKey;
  readonly role: Role;
}

/** Everybody the record knows of, growing while its lines are read. */
export interface People {
  readonly customer: Author;
  /** The agent whom `info` names. */
  readonly agent: Author | undefined;
  authorOf(source: unknown, agentId: unknown, by: unknown): Author;
  /** The agent whom a sentence names, by the longest name that fits; else the only agent there is. */
  agentNamedIn(text: string): Author | undefined;
  list(): Participant[];
}

interface Draft extends Author {
  readonly inferred: boolean;
  readonly names: Set<string>;
  readonly ids: Set<string>;
  readonly presence: Presence[];
  readonly facts: Fact[];
}

/** What the widget writes for somebody who gave no name; shown only where there is nothing better. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['you', 'visitor']);

/** What the vendor writes as the author of system lines. */
const SYSTEM_AUTHOR = 'info';

export function peopleOf(info: JsonObject, lines: readonly Json[], summary: Summary): People {
  const { requestedAt, startedAt, endedAt } = summary;
  const drafts = new Map<ItemKey, Draft>();
  const agentsByName = new Map<string, Draft>();

  const customer = enter(itemKey('customer'), 'customer', false, labelOf(info.visitorName), idOf(info.visitorId));
  customer.presence.push(...stay(requestedAt ?? startedAt, endedAt));
  const agent = infoAgent();
  agent?.presence.push(...stay(startedAt, endedAt));

  // a transcript has few speakers and many lines: the last few are found without making keys again
  const recent: { source: unknown; agentId: unknown; by: unknown; author: Author }[] = [];
  let oldest = 0;

  return { customer, agent, authorOf, agentNamedIn, list: () => [...drafts.values()].map(participantOf) };

  function authorOf(source: unknown, agentId: unknown, by: unknown): Author {
    for (const entry of recent) {
      if (entry.source === source && entry.agentId === agentId && entry.by === by) return entry.author;
    }
    const author = findAuthor(source, agentId, by);
    recent[oldest] = { source, agentId, by, author };
    oldest = (oldest + 1) % 8;
    return author;
  }

  function findAuthor(source: unknown, agentId: unknown, by: unknown): Author {
    const name = labelOf(by);
    const id = agentIdOf(agentId);
    const stated = ROLES.get((labelOf(source) ?? '').toLowerCase());
    const role = stated ?? inferredRole(name, id);
    const inferred = stated === undefined && role !== 'unknown';
    switch (role) {
      case 'customer':
        return enter(customer.key, role, inferred, name);
      case 'system':
        return enter(itemKey('system'), role, inferred, name === SYSTEM_AUTHOR ? undefined : name);
      case 'agent': {
        const known = id === undefined && name !== undefined ? agentsByName.get(name)?.key : undefined;
        return enterAgent(known ?? agentKey(id, name), inferred, [name], id);
      }
      default:
        return enter(itemKey('unknown', labelOf(source) ?? '', name ?? ''), 'unknown', false, name);
    }
  }

  function inferredRole(name: string | undefined, id: string | undefined): Role {
    if (id !== undefined) return 'agent';
    if (name === undefined) return 'unknown';
    if (name === SYSTEM_AUTHOR) return 'system';
    if (customer.names.has(name)) return 'customer';
    return agentsByName.has(name) ? 'agent' : 'unknown';
  }

  function infoAgent(): Draft | undefined {
    const names = [
      labelOf(info.agentNickName ?? info.agentNickname),
      labelOf(info.agentName),
      labelOf(info.agentFullName ?? info.agentFullname),
      labelOf(info.agentLoginName),
    ];
    const first = names.find(name => name !== undefined);
    const id = agentIdOf(info.agentId) ?? idInLines(lines, names);
    if (id === undefined && first === undefined) return undefined;
    const draft = enterAgent(agentKey(id, first), false, names, id);
    draft.facts.push(...agentFacts(info));
    return draft;
  }

  function enterAgent(
    key: ItemKey,
    inferred: boolean,
    names: readonly (string | undefined)[],
    id: string | undefined,
  ): Draft {
    const draft = enter(key, 'agent', inferred, undefined, id);
    for (const name of names) {
      if (name === undefined) continue;
      draft.names.add(name);
      if (!agentsByName.has(name)) agentsByName.set(name, draft);
    }
    return draft;
  }

  function enter(key: ItemKey, role: Role, inferred: boolean, name?: string, id?: string): Draft {
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { key, role, inferred, names: new Set(), ids: new Set(), presence: [], facts: [] };
      drafts.set(key, draft);
    }
    if (name !== undefined) draft.names.add(name);
    if (id !== undefined) draft.ids.add(id);
    return draft;
  }

  function agentNamedIn(text: string): Author | undefined {
    const named = [...agentsByName.keys()].filter(name => text.includes(name)).sort((a, b) => b.length - a.length)[0];
    if (named !== undefined) return agentsByName.get(named);
    const agents = [...drafts.values()].filter(({ role }) => role === 'agent');
    return agents.length === 1 ? agents[0] : undefined;
  }
}

function participantOf({ key, role, inferred, names, ids, presence, facts }: Draft): Participant {
  const all = [...names];
  const name = all.find(candidate => !PLACEHOLDERS.has(candidate.toLowerCase())) ?? all[0];
  return {
    key,
    role,
    ...(inferred ? { roleInferred: true } : {}),
    ...(name === undefined ? {} : { name }),
    otherNames: all.filter(other => other !== name),
    ids: [...ids],
    presence,
    facts,
  };
}

function stay(from: Timestamp | undefined, until: Timestamp | undefined): Presence[] {
  return from === undefined ? [] : [stated({ from, until })];
}

/** 0 stands for "not an agent", and -1 for "nobody". */
function agentIdOf(value: unknown): string | undefined {
  const id = idOf(value);
  return id === '0' ? undefined : id;
}

function agentKey(id: string | undefined, name: string | undefined): ItemKey {
  return id === undefined ? itemKey('agent', 'named', name ?? '') : itemKey('agent', id);
}

/** The id that lines give an agent whom `info` only names, so that the two are one. */
function idInLines(lines: readonly Json[], names: readonly (string | undefined)[]): string | undefined {
  for (const line of lines) {
    if (!isObject(line)) continue;
    const id = agentIdOf(line.agentId);
    if (id !== undefined && names.includes(labelOf(line.by))) return id;
  }
  return undefined;
}

function agentFacts({ agentGroupId, agentGroupName, agentDeleted }: JsonObject): Fact[] {
  return factsOf({
    agentGroupName: labelOf(agentGroupName),
    agentGroupId: idOf(agentGroupId),
    agentDeleted,
  });
}
