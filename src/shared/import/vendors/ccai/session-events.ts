import { isObject, type Json, type JsonObject } from '../../../base/json';
import type { Queue } from '../../../domain/conversation';
import type { ConversationEvent, EventKind, Party } from '../../../domain/event';
import { type ItemKey, itemKey } from '../../../domain/keys';
import type { Timestamp } from '../../../domain/time';
import { present } from '../../../rich/card/json-values';
import { factsOf, idOf, labelOf, listOf, numberOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { numberFrom, type People, personKey } from './people';
import { addHandler, legOf, legTimes, NUMBERS } from './session-people';
import { wayOf } from './tenant';

const SECOND = 1000;

/** What the metadata record with times: the chat's own moments, legs, transfers, waits and handling. */
export function readSessionEvents(
  record: JsonObject,
  people: People,
): { readonly events: ConversationEvent[]; readonly queues: readonly Queue[] } {
  const waits = listOf(record.queue_durations).flatMap((value, index) => waitOf(value, index, people) ?? []);
  const events = [
    ...moment('requested', record, 'created_at'),
    ...(waits.length === 0 ? firstWait(record) : waits.map(({ event }) => event)),
    ...listOf(record.offer_events).flatMap((value, index) => offerOf(value, index, people)),
    ...listOf(record.participants).flatMap((value, index) => stayOf(value, index)),
    ...listOf(record.transfers).flatMap((value, index) => transferOf(value, index, people)),
    ...SPANS.flatMap(name => listOf(record[name]).flatMap((value, index) => spanOf(name, value, index, people))),
    ...moment('ended', record, 'ends_at'),
  ];
  return {
    events: events.map((event, order) => ({ ...event, order })),
    queues: waits.flatMap(({ queue }) => queue ?? []),
  };
}

function moment(kind: EventKind, record: JsonObject, member: string): readonly ConversationEvent[] {
  const at = readTime(record[member]);
  return at === undefined
    ? []
    : [recorded({ key: itemKey('session', kind), kind, at, label: member, pointer: `/${member}` })];
}

/** Where the waits are not listed one by one, the chat's own times tell the first. */
function firstWait(record: JsonObject): readonly ConversationEvent[] {
  const at = readTime(record.queued_at);
  if (at === undefined) return [];
  const until = readTime(record.assigned_at) ?? readTime(record.connected_at);
  const key = itemKey('session', 'queued');
  return [recorded({ key, kind: 'queued', at, ...present({ until }), label: 'queued_at', pointer: '/queued_at' })];
}

function waitOf(value: Json, index: number, people: People) {
  if (!isObject(value)) return undefined;
  const { at, until, times } = timesOf(value, STARTS, ENDS);
  const queue: Queue | undefined = wayOf(value.menu_path);
  const dn = numberFrom(value, NUMBERS);
  const event = recorded({
    key: keyOf('queue_durations', value, index),
    kind: 'queued',
    ...present({
      at,
      until,
      participant: people.named(dn),
      to: queue === undefined ? undefined : { queue: queue.name },
    }),
    ...durationOf(value.queue_duration),
    facts: factsOf(value, { skip: new Set([...times, 'id', 'menu_path', 'queue_duration', ...Object.keys(NUMBERS)]) }),
    pointer: `/queue_durations/${index}`,
  });
  return { event, queue };
}

function offerOf(value: Json, index: number, people: People): readonly ConversationEvent[] {
  if (!isObject(value)) return [];
  const { at, until, times } = timesOf(value, ['offered_at', ...STARTS], ENDS);
  return [
    recorded({
      key: keyOf('offer_events', value, index),
      kind: 'offered',
      ...present({ at, until, participant: people.named(numberFrom(value, NUMBERS)), label: labelOf(value.type) }),
      facts: factsOf(value, { skip: new Set([...times, 'id', 'type', ...Object.keys(NUMBERS)]) }),
      pointer: `/offer_events/${index}`,
    }),
  ];
}

/** Somebody's stay: its beginning and its end, as far as they are told. */
function stayOf(value: Json, index: number): readonly ConversationEvent[] {
  const leg = legOf(value, index);
  if (leg === undefined) return [];
  const { from, until } = legTimes(leg);
  const about = { participant: personKey(leg.dn), pointer: leg.pointer };
  const name = idOf(leg.value.id) ?? `nth${index}`;
  return [
    ...(from === undefined
      ? []
      : [recorded({ key: itemKey('stay', name, 'from'), kind: 'joined', at: from, ...about })]),
    ...(until === undefined
      ? []
      : [recorded({ key: itemKey('stay', name, 'until'), kind: 'left', at: until, ...about })]),
  ];
}

const PARTIES = ['from_agent', 'to_agent', 'from_virtual_agent', 'to_virtual_agent'];
const TRANSFER_TOLD = new Set([
  ...['id', 'status', 'transfer_status', 'created_at', 'connected_at', 'wait_duration', 'from_menu', 'to_menu'],
  ...PARTIES,
]);
const FAILED = /fail|cancel|dismiss|declin|reject|no_response|timeout/i;

/** A transfer from its beginning until the other one took over. One that failed moved nothing, and is told as such. */
function transferOf(value: Json, index: number, people: People): readonly ConversationEvent[] {
  if (!isObject(value)) return [];
  const fromBot = addHandler(value.from_virtual_agent, 'virtual_agent', people);
  const from = addHandler(value.from_agent, 'agent', people) ?? fromBot;
  const toHuman = addHandler(value.to_agent, 'agent', people);
  const to = toHuman ?? addHandler(value.to_virtual_agent, 'virtual_agent', people);
  const status = labelOf(value.status) ?? labelOf(value.transfer_status);
  const failed = FAILED.test(status ?? '') || labelOf(value.fail_reason) !== undefined;
  const escalated = from !== undefined && from === fromBot && toHuman !== undefined;
  const kind = failed ? 'other' : escalated ? 'escalated' : 'transferred';
  return [
    recorded({
      key: keyOf('transfers', value, index),
      kind,
      ...present({
        at: readTime(value.created_at) ?? readTime(value.assigned_at) ?? readTime(value.connected_at),
        until: readTime(value.created_at) === undefined ? undefined : readTime(value.connected_at),
        from: partyOf(from, menuOf(value.from_menu)),
        to: partyOf(to, menuOf(value.to_menu)),
        label: failed ? `transfer ${status ?? 'failed'}` : status,
      }),
      ...durationOf(value.wait_duration),
      facts: factsOf(value, { skip: TRANSFER_TOLD }),
      pointer: `/transfers/${index}`,
    }),
  ];
}

function menuOf(value: Json | undefined): string | undefined {
  return isObject(value) ? labelOf(value.name) : labelOf(value);
}

function partyOf(dn: string | undefined, queue: string | undefined): Party | undefined {
  if (dn === undefined && queue === undefined) return undefined;
  return present({ participant: dn === undefined ? undefined : personKey(dn), queue });
}

/** Lists of stretches of time that are no state of the chat; their names are the vendor's. */
const SPANS = [
  'handle_durations',
  'virtual_agent_handle_durations',
  'consumer_handle_durations',
  'consumer_in_menu_durations',
  'consumer_event_durations',
];
const STARTS = ['started_at', 'created_at'];
const ENDS = ['ended_at', 'finished_at'];

function spanOf(name: string, value: Json, index: number, people: People): readonly ConversationEvent[] {
  if (!isObject(value)) return [];
  const { at, until, times } = timesOf(value, STARTS, ENDS);
  const dn = addHandler(value.virtual_agent, 'virtual_agent', people) ?? numberFrom(value, NUMBERS);
  const told = [...times, 'id', 'virtual_agent', 'type', 'chat_duration', ...Object.keys(NUMBERS)];
  const type = labelOf(value.type);
  return [
    recorded({
      key: keyOf(name, value, index),
      kind: type === 'csat' ? 'survey' : 'other',
      ...present({ at, until, participant: people.named(dn) }),
      ...durationOf(value.chat_duration ?? value.call_duration ?? value.duration),
      label: type === undefined ? name : `${name} ${type}`,
      facts: factsOf(value, { skip: new Set(told) }),
      pointer: `/${name}/${index}`,
    }),
  ];
}

function timesOf(value: JsonObject, starts: readonly string[], ends: readonly string[]) {
  const start = starts.find(name => readTime(value[name]) !== undefined);
  const end = ends.find(name => readTime(value[name]) !== undefined);
  const at: Timestamp | undefined = start === undefined ? undefined : readTime(value[start]);
  const until: Timestamp | undefined = end === undefined ? undefined : readTime(value[end]);
  return { at, until, times: [start, end].filter(name => name !== undefined) };
}

function durationOf(seconds: Json | undefined): { statedDurationMs?: number } {
  const duration = numberOf(seconds);
  return duration === undefined ? {} : { statedDurationMs: Math.round(duration * SECOND) };
}

function keyOf(list: string, value: JsonObject, index: number): ItemKey {
  return itemKey(list, idOf(value.id) ?? `nth${index}`);
}

function recorded(
  event: Pick<ConversationEvent, 'key' | 'kind' | 'pointer'> & Partial<Omit<ConversationEvent, 'order' | 'origin'>>,
): ConversationEvent {
  return { order: 0, origin: 'recorded', facts: [], ...event };
}
