import { type ItemKey, itemKey } from '../../../domain/keys';
import type { Participant } from '../../../domain/participant';

// the webhook writes this word for the customer and a name for everyone else
const VISITOR = 'Visitor';

const CUSTOMER = itemKey('customer');

/** What the body says about people besides the lines they wrote. */
export interface KnownPeople {
  readonly firstAgent: string | undefined;
  readonly lastAgent: string | undefined;
  readonly customer: string | undefined;
  readonly customerIds: readonly string[];
}

export interface People {
  /** The key of whoever a line is from. */
  authorOf(from: string): ItemKey;
  agentKey(name: string): ItemKey;
  all(): Participant[];
}

/**
 * The people of one chat. The body names no roles: "Visitor" is the customer, the first and last agent are agents by
 * their fields, the customer record's name is the customer, and whoever else writes is taken for an agent in between.
 * The last two are marked inferred.
 */
export function peopleOf(known: KnownPeople): People {
  const agents = new Map<string, Participant>();
  let customerWrites: 'not' | 'as-visitor' | 'by-name' = 'not';

  for (const name of [known.firstAgent, known.lastAgent]) if (name !== undefined) addAgent(name, false);

  return { authorOf, agentKey, all };

  function authorOf(from: string): ItemKey {
    if (from === VISITOR) {
      customerWrites = 'as-visitor';
      return CUSTOMER;
    }
    if (!agents.has(from) && from === known.customer) {
      if (customerWrites === 'not') customerWrites = 'by-name';
      return CUSTOMER;
    }
    if (!agents.has(from)) addAgent(from, true);
    return agentKey(from);
  }

  function addAgent(name: string, inferred: boolean): void {
    agents.set(name, {
      key: agentKey(name),
      role: 'agent',
      ...(inferred ? { roleInferred: true } : {}),
      name,
      otherNames: [],
      ids: [],
      presence: [],
      facts: [],
    });
  }

  function all(): Participant[] {
    const visitor = customerWrites === 'as-visitor' ? VISITOR : undefined;
    const name = known.customer ?? visitor;
    const customer: Participant = {
      key: CUSTOMER,
      role: 'customer',
      ...(customerWrites === 'by-name' ? { roleInferred: true } : {}),
      ...(name === undefined ? {} : { name }),
      otherNames: visitor !== undefined && visitor !== name ? [visitor] : [],
      ids: [...known.customerIds],
      presence: [],
      facts: [],
    };
    return [customer, ...agents.values()];
  }
}

function agentKey(name: string): ItemKey {
  return itemKey('agent', name);
}
