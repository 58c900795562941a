import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { FactGroup } from '../../../domain/conversation';
import type { Fact } from '../../../domain/fact';
import type { Part, Snapshot } from '../../../domain/part';
import type { Participant } from '../../../domain/participant';
import { present } from '../../../rich/card/json-values';
import type { Reading, RecordContext } from '../../contract/importer';
import { factsOf, idOf, labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { type DirectoryNumber, numberOf, People, person, roleOfNumber } from './people';
import { rankOf } from './rank';
import { chatKey, customerLink, queueFromPath, tenantOf } from './tenant';

const KNOWN = new Set([
  ...['chat_id', 'state', 'direction', 'initiator', 'queue_path_ids', 'queue_path_names', 'queue_uuid', 'language'],
  ...['tenant', 'timestamp', 'session_type_v2', 'support_number', 'connected_at', 'ends_at', 'participants'],
]);

/** A payload of the quality pipe as the documents show it, bare. */
export function readEvent(record: JsonObject, context: RecordContext): Reading {
  return read(record, '', undefined, context);
}

/** The same payload in the envelope it is sent in. */
export function readEnvelope(record: JsonObject, context: RecordContext): Reading {
  const item = isObject(record.item) ? record.item : {};
  return read(item, '/item', membersExcept(record, ENVELOPE), context);
}

const ENVELOPE = new Set(['type', 'item']);

interface Present {
  readonly participant: Participant;
  readonly snapshot: Snapshot['participants'][number];
}

/**
 * A state of the chat at one moment. What changed between two of them is told by `assemble`, which sees them all;
 * who was there, the queue and the times of the chat are told here.
 */
function read(item: JsonObject, pointer: string, beside: JsonObject | undefined, context: RecordContext): Reading {
  const id = idOf(item.chat_id);
  if (id === undefined) return { kind: 'rejected', code: 'ccai/no-chat-id', pointer: `${pointer}/chat_id` };
  const tenant = tenantOf(item, context);
  const there = (Array.isArray(item.participants) ? item.participants : []).map(presentAs);
  const people = new People();
  for (const { participant } of there) people.add(participant);
  const initiator = labelOf(item.initiator);
  people.named(initiator);

  const queue = queueFromPath(item.queue_path_ids, item.queue_path_names);
  const endedAt = readTime(item.ends_at);
  const at = readTime(item.timestamp)?.at;
  const state = labelOf(item.state) ?? '';
  const seen = there.map(({ snapshot }) => snapshot);
  const extras = { ...beside, ...membersExcept(item, KNOWN) };
  const part: Part = {
    source: 'ccai',
    key: chatKey(tenant, id),
    vendorId: id,
    summary: present({
      account: tenant,
      channel: labelOf(item.session_type_v2),
      language: labelOf(item.language),
      startedAt: readTime(item.connected_at),
      endedAt,
    }),
    queues: queue === undefined ? [] : [queue],
    flags: [],
    participants: people.all(),
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: factGroups(item),
    links: people
      .all()
      .filter(({ role }) => role === 'customer')
      .flatMap(({ ids: [dn] }) => (dn === undefined ? [] : [customerLink(tenant, dn)])),
    ...present({ asOf: at }),
    ...(Object.keys(extras).length === 0 ? {} : { extras }),
    snapshot: present({
      state,
      at,
      rank: rankOf(state, seen),
      initiator,
      queue: queue?.name,
      participants: seen,
      endsAt: endedAt?.at,
      pointer,
    }),
  };
  return { kind: 'part', part, remarks: [] };
}

function factGroups({ direction, support_number, queue_uuid }: JsonObject): FactGroup[] {
  const groups: FactGroup[] = [
    { group: 'conversation', facts: factsOf({ direction, support_number }, { kinds: SUPPORT }) },
    { group: 'queue', facts: factsOf({ queue_uuid }, { kinds: SUPPORT }) },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

const SUPPORT = new Map([
  ['support_number', 'phone' as const],
  ['queue_uuid', 'id' as const],
]);

const TOLD = new Set(['dn', 'type', 'state', 'name', 'alias', 'participant_id']);
const KINDS = new Map([['media_id', 'id' as const]]);

function presentAs(value: Json, index: number): Present {
  const one = isObject(value) ? value : {};
  const type = labelOf(one.type) ?? '';
  const dn = labelOf(one.dn) ?? numberOfParticipant(type, one) ?? `participant_${index + 1}`;
  const known = roleOfNumber(dn);
  const role = known ?? roleOfType(type);
  const facts: Fact[] = factsOf(one, { skip: TOLD, kinds: KINDS });
  const alias = labelOf(one.alias);
  const name = labelOf(one.name) ?? alias;
  return {
    participant: present({
      ...person(dn, present({ name })),
      role: role ?? ('unknown' as const),
      roleInferred: role === undefined ? true : undefined,
      otherNames: alias === undefined || alias === name ? [] : [alias],
      ids: [...new Set([dn, idOf(one.participant_id) ?? dn])],
      facts,
    }),
    snapshot: { id: dn, kind: kindOf(type, role), state: labelOf(one.state) ?? '' },
  };
}

function numberOfParticipant(type: string, one: JsonObject): DirectoryNumber | undefined {
  const id = idOf(one.participant_id);
  if (id === undefined) return undefined;
  if (roleOfNumber(id) !== undefined) return id;
  // an external one may be a third party, whose id is a telephone number
  return type === 'external' ? id : numberOf(type === '' ? 'participant' : type, id);
}

function roleOfType(type: string): Participant['role'] | undefined {
  if (type === 'agent') return 'agent';
  return type === 'virtual_agent' ? 'bot' : undefined;
}

/** The vendor's type, and where it is missing what the directory number says. */
function kindOf(type: string, role: Participant['role'] | undefined): string {
  if (type !== '') return type;
  if (role === 'customer') return 'external';
  return role === 'bot' ? 'virtual_agent' : (role ?? '');
}
