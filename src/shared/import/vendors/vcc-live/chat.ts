import { isObject, type JsonObject, membersExcept } from '../../../base/json';
import type { Flag, Link, Queue } from '../../../domain/conversation';
import type { ConversationEvent } from '../../../domain/event';
import type { Fact } from '../../../domain/fact';
import { conversationKey, itemKey } from '../../../domain/keys';
import type { Part } from '../../../domain/part';
import { present } from '../../../rich/card/json-values';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, flagOf, idOf, labelOf } from '../../kit/reading';
import { readLines } from './lines';
import { inProject, ticketName } from './names';
import { type People, peopleOf } from './people';

const KNOWN = new Set([
  ...['chatId', 'projectId', 'ticketId', 'contactId', 'entityId'],
  ...['firstAgentName', 'lastAgentName', 'firstQueueName', 'lastQueueName'],
  ...['disposition', 'platform', 'ipAddress', 'isSpam', 'slaStatus', 'conversation'],
]);

/** One body of the chat webhook, sent when an agent closes a chat. Missed chats have no lines and are whole all the same. */
export function readChat(record: JsonObject, _context: RecordContext): Reading {
  const chatId = idOf(record.chatId);
  if (chatId === undefined) return { kind: 'rejected', code: 'vcc-live/no-chat-id', pointer: '/chatId' };
  const project = idOf(record.projectId);
  const projectId = project ?? '';

  const people = peopleOf({
    firstAgent: labelOf(record.firstAgentName),
    lastAgent: labelOf(record.lastAgentName),
    customer: isObject(record.clientData) ? labelOf(record.clientData.name) : undefined,
    customerIds: distinct([idOf(record.contactId), idOf(record.entityId)]),
  });
  const { messages, remarks } = readLines(record.conversation, people);
  const transfer = transferOf(record, people);
  const disposition = labelOf(record.disposition);
  const ticketId = idOf(record.ticketId);

  const part: Part = {
    source: 'vcc-live',
    key: conversationKey('vcc-live', projectId, chatId),
    vendorId: chatId,
    ...(ticketId === undefined ? {} : { offers: [ticketName(projectId, ticketId)] }),
    summary: present({ account: project, channel: labelOf(record.platform), status: 'ended' as const, disposition }),
    queues: distinct([labelOf(record.firstQueueName), labelOf(record.lastQueueName)]).map((name): Queue => ({ name })),
    flags: flagsOf(disposition, flagOf(record.isSpam), transfer),
    participants: people.all(),
    messages,
    events: transfer === undefined ? [] : [transfer],
    surveys: [],
    attributes: [],
    facts: factGroupsOf(record),
    links: linksOf(record, projectId),
    ...extrasOf(record),
  };
  const unnamed: readonly Remark[] =
    project === undefined ? [{ severity: 'noted', code: 'vcc-live/no-project', pointer: '/projectId' }] : [];
  return { kind: 'part', part, remarks: [...unnamed, ...remarks] };
}

/** The body tells who had the chat first and last, and nothing of when or how often it changed hands between them. */
function transferOf(record: JsonObject, people: People): ConversationEvent | undefined {
  const agents = changed(record, 'firstAgentName', 'lastAgentName');
  const queues = changed(record, 'firstQueueName', 'lastQueueName');
  if (agents === undefined && queues === undefined) return undefined;
  return {
    key: itemKey('event', 'transferred'),
    kind: 'transferred',
    order: 0,
    origin: 'derived',
    evidence: [...(agents?.evidence ?? []), ...(queues?.evidence ?? [])],
    from: present({ participant: agents && people.agentKey(agents.from), queue: queues?.from }),
    to: present({ participant: agents && people.agentKey(agents.to), queue: queues?.to }),
    facts: [],
  };
}

function changed(record: JsonObject, first: string, last: string) {
  const from = labelOf(record[first]);
  const to = labelOf(record[last]);
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from, to, evidence: [`/${first}`, `/${last}`] };
}

function flagsOf(
  disposition: string | undefined,
  spam: boolean | undefined,
  transfer: ConversationEvent | undefined,
): Flag[] {
  const flags: Flag[] = [];
  if (disposition === 'missed') flags.push('missed');
  if (spam === true) flags.push('spam');
  if (transfer !== undefined) flags.push('transferred');
  return flags;
}

function factGroupsOf(record: JsonObject): Part['facts'] {
  const groups: Part['facts'][number][] = [];
  const sla = labelOf(record.slaStatus);
  if (sla !== undefined) groups.push({ group: 'conversation', facts: [{ name: 'slaStatus', value: sla }] });
  const customer = customerFacts(record);
  if (customer.length > 0) groups.push({ group: 'customer', facts: customer });
  const address = labelOf(record.ipAddress);
  if (address !== undefined)
    groups.push({ group: 'device', facts: [{ name: 'ipAddress', value: address, kind: 'ip' }] });
  return groups;
}

const CLIENT_KINDS = new Map([['name', 'name' as const]]);

function customerFacts({ clientData, contactId, entityId }: JsonObject): Fact[] {
  const ids = Object.entries({ contactId: idOf(contactId), entityId: idOf(entityId) }).flatMap(
    ([name, value]): Fact[] => (value === undefined ? [] : [{ name, value, kind: 'id' }]),
  );
  return [...(isObject(clientData) ? factsOf(clientData, { kinds: CLIENT_KINDS }) : []), ...ids];
}

function linksOf(record: JsonObject, projectId: string): Link[] {
  const ids = [
    { reason: 'ticket', id: idOf(record.ticketId) },
    { reason: 'contact', id: idOf(record.contactId) },
    { reason: 'customer', id: idOf(record.entityId) },
  ] as const;
  return ids.flatMap(({ reason, id }) => (id === undefined ? [] : [{ reason, value: inProject(projectId, id) }]));
}

/** Customer data that is an object became facts; what it has beyond them (empty fields) is kept as it stands. */
function extrasOf(record: JsonObject): Pick<Part, 'extras'> {
  const known = isObject(record.clientData) ? new Set([...KNOWN, 'clientData']) : KNOWN;
  const rest = membersExcept(record, known);
  const empty = isObject(record.clientData) ? emptyMembers(record.clientData) : undefined;
  if (rest === undefined && empty === undefined) return {};
  return { extras: { ...rest, ...(empty === undefined ? {} : { clientData: empty }) } };
}

function emptyMembers(object: JsonObject): JsonObject | undefined {
  const empty = Object.entries(object).filter(([name, value]) => factsOf({ [name]: value }).length === 0);
  return empty.length === 0 ? undefined : Object.fromEntries(empty);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter(value => value !== undefined))];
}
