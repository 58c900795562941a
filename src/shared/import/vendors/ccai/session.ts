import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { FactGroup, Flag, Link, Queue, Summary } from '../../../domain/conversation';
import type { ConversationEvent } from '../../../domain/event';
import { itemKey } from '../../../domain/keys';
import type { Part } from '../../../domain/part';
import type { Survey } from '../../../domain/survey';
import { present } from '../../../rich/card/json-values';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, flagOf, idOf, labelOf, numberOf, textOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { People } from './people';
import { readSessionEvents } from './session-events';
import { peopleOfSession, SESSION_PEOPLE } from './session-people';
import { callName, chatKey, customerLink, tenantOf, wayOf } from './tenant';
import { entriesOf, markdownRemarks, type Said } from './transcript';

const SECOND = 1000;

const FACTS = [
  ...['status', 'sub_status', 'fail_details', 'assigned_at', 'scheduled_at', 'updated_at', 'hold_duration'],
  ...['message_count', 'average_response_time', 'longest_response_time', 'first_msg_sent_at', 'last_msg_sent_at'],
  ...['verified', 'chat_uuid', 'chat_type', 'session_type', 'deflection', 'disconnected_by'],
];
const TICKET_FACTS = ['out_ticket_id', 'out_ticket_url'];
const QUEUE_FACTS = ['selected_menu', 'menu_path'];

const KNOWN = new Set([
  ...FACTS,
  ...TICKET_FACTS,
  ...QUEUE_FACTS,
  ...SESSION_PEOPLE,
  ...['id', 'lang', 'session_type_v2', 'created_at', 'queued_at', 'connected_at', 'ends_at', 'fail_reason', 'tenant'],
  ...['wait_duration', 'chat_duration', 'call_duration', 'rating', 'feedback', 'has_feedback', 'transcript'],
  ...['transfers', 'handle_durations', 'queue_durations', 'virtual_agent_handle_durations', 'offer_events'],
  ...['consumer_handle_durations', 'consumer_in_menu_durations', 'consumer_event_durations'],
]);

/** The metadata of one session, written about a quarter of an hour after its end: people, queues, times, transfers. */
export function readSession(record: JsonObject, context: RecordContext): Reading {
  const id = idOf(record.id);
  if (id === undefined) return { kind: 'rejected', code: 'ccai/no-chat-id', pointer: '/id' };
  const tenant = tenantOf(record, context);
  const people = new People();
  peopleOfSession(record, people);
  const { events, queues } = readSessionEvents(record, people);
  const said = entriesOf(record.transcript, '/transcript', people);
  const feedback = feedbackOf(record);
  const extras = extrasOf(record, said);
  const ended = readTime(record.ends_at);

  const part: Part = {
    source: 'ccai',
    vendorId: id,
    ...identityOf(record, tenant, id),
    summary: summaryOf(record, tenant),
    queues: distinctQueues([...selectedQueue(record), ...queues]),
    flags: flagsOf(record, events),
    participants: people.all(),
    messages: said?.messages ?? [],
    events: [...events, ...abandonedIn(record), ...(said?.events ?? [])],
    surveys: feedback === undefined ? [] : [feedback],
    attributes: [],
    facts: factGroupsOf(record),
    links: linksOf(record, tenant, people),
    ...present({ asOf: (readTime(record.updated_at) ?? ended)?.at }),
    ...(extras === undefined ? {} : { extras }),
  };
  return { kind: 'part', part, remarks: [...remarksOn(record), ...markdownRemarks(part.messages)] };
}

/** Metadata of a telephone call are no chat of their own: they belong to the messages sent during it, if there are any. */
function identityOf(record: JsonObject, tenant: string | undefined, id: string): Pick<Part, 'key' | 'seeks'> {
  return isCall(record) ? { seeks: callName(tenant, id) } : { key: chatKey(tenant, id) };
}

function isCall({ chat_type, call_type, session_type, session_type_v2 }: JsonObject): boolean {
  if (labelOf(chat_type) !== undefined) return false;
  return labelOf(call_type) !== undefined || /^(?:voice|call)/i.test(labelOf(session_type_v2 ?? session_type) ?? '');
}

function summaryOf(record: JsonObject, tenant: string | undefined): Summary {
  const wait = numberOf(record.wait_duration);
  const duration = numberOf(record.chat_duration) ?? numberOf(record.call_duration);
  const status = statusOf(record.status);
  const over = status !== 'open' && status !== 'queued';
  const rating = numberOf(record.rating);
  return present({
    account: tenant,
    channel: labelOf(record.session_type_v2) ?? labelOf(record.chat_type) ?? labelOf(record.session_type),
    language: labelOf(record.lang),
    requestedAt: readTime(record.created_at) ?? readTime(record.queued_at),
    startedAt: readTime(record.connected_at),
    endedAt: readTime(record.ends_at),
    statedDurationMs: duration === undefined ? undefined : Math.round(duration * SECOND),
    statedWaitMs: wait === undefined ? undefined : Math.round(wait * SECOND),
    status,
    disposition: labelOf(record.sub_status) ?? (over ? labelOf(record.status) : undefined),
    endReason: labelOf(record.fail_reason),
    endedBy: enderOf(labelOf(record.disconnected_by)),
    scores: rating === undefined ? undefined : { satisfaction: rating },
  });
}

const STATUSES: ReadonlyMap<string, NonNullable<Summary['status']>> = new Map([
  ...['scheduled', 'assigned', 'connecting', 'switching', 'connected', '0', '2', '3', '4', '5'].map(
    word => [word, 'open'] as const,
  ),
  ...['queued', '1'].map(word => [word, 'queued'] as const),
  ...['finished', 'no_response', 'canceled', 'cancelled', '8'].map(word => [word, 'ended'] as const),
  ...['failed', '9'].map(word => [word, 'failed'] as const),
  ['dismissed', 'dismissed'],
]);

function statusOf(value: Json | undefined): Summary['status'] {
  return STATUSES.get(labelOf(value)?.toLowerCase() ?? '');
}

function enderOf(words: string | undefined): Summary['endedBy'] {
  if (words === undefined) return undefined;
  if (/virtual_?agent|bot/i.test(words)) return 'bot';
  if (/end_?user|consumer|customer/i.test(words)) return 'customer';
  if (/agent|manager/i.test(words)) return 'agent';
  return /system|timeout/i.test(words) ? 'system' : undefined;
}

/** The menu that was chosen, with the path to it where the metadata write one in words. */
function selectedQueue({ selected_menu, menu_path }: JsonObject): Queue[] {
  const menu = isObject(selected_menu) ? selected_menu : {};
  const way = wayOf(menu_path);
  const name = labelOf(menu.name);
  const id = idOf(menu.id);
  if (way === undefined || (name !== undefined && way.path?.at(-1) !== name && way.name !== name)) {
    return name === undefined ? [] : [present({ name, id })];
  }
  return [present({ ...way, id })];
}

function distinctQueues(queues: readonly Queue[]): Queue[] {
  return [...new Map(queues.toReversed().map(queue => [queue.id ?? queue.name, queue])).values()].toReversed();
}

function flagsOf({ fail_reason, sub_status }: JsonObject, events: readonly ConversationEvent[]): Flag[] {
  const flags: Flag[] = [];
  if (events.some(({ kind }) => kind === 'transferred')) flags.push('transferred');
  if (isAbandoned(fail_reason) || isAbandoned(sub_status)) flags.push('abandoned');
  return flags;
}

function isAbandoned(value: Json | undefined): boolean {
  return /abandon/i.test(labelOf(value) ?? '');
}

function abandonedIn(record: JsonObject): ConversationEvent[] {
  const member = ['fail_reason', 'sub_status'].find(name => isAbandoned(record[name]));
  if (member === undefined) return [];
  return [
    present({
      key: itemKey('session', 'abandoned'),
      kind: 'abandoned' as const,
      at: readTime(record.ends_at),
      order: ABANDONED_ORDER,
      origin: 'recorded' as const,
      label: labelOf(record[member]),
      facts: [],
      pointer: `/${member}`,
    }),
  ];
}

const ABANDONED_ORDER = 1_000_000;

/** What the customer said of the chat afterwards. */
function feedbackOf({ rating, feedback }: JsonObject): Survey | undefined {
  const answers = [
    { question: 'rating', value: textOf(rating), pointer: '/rating' },
    { question: 'feedback', value: textOf(feedback), pointer: '/feedback' },
  ].flatMap(({ question, value, pointer }) => (value === undefined ? [] : [{ question, values: [value], pointer }]));
  return answers.length === 0 ? undefined : { key: itemKey('survey', 'feedback'), phase: 'after', answers };
}

function factGroupsOf(record: JsonObject): FactGroup[] {
  const groups: FactGroup[] = [
    { group: 'conversation', facts: factsOf(picked(record, FACTS)) },
    { group: 'queue', facts: factsOf(picked(record, QUEUE_FACTS)) },
    { group: 'customer', facts: isObject(record.end_user) ? factsOf({ end_user: record.end_user }) : [] },
    { group: 'ticket', facts: factsOf(picked(record, TICKET_FACTS)) },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

function picked(record: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter(name => Object.hasOwn(record, name)).map(name => [name, record[name]]));
}

function linksOf(record: JsonObject, tenant: string | undefined, people: People): Link[] {
  const customers = people.all().filter(({ role, ids }) => role === 'customer' && ids.length > 0);
  const endUser = isObject(record.end_user) ? record.end_user : {};
  const ticket = idOf(record.out_ticket_id);
  const contact = idOf(endUser.out_contact_id);
  return [
    ...customers.flatMap(({ ids: [dn] }) => (dn === undefined ? [] : [customerLink(tenant, dn)])),
    ...(ticket === undefined ? [] : [{ reason: 'ticket' as const, value: ticket }]),
    ...(contact === undefined ? [] : [{ reason: 'contact' as const, value: contact }]),
  ];
}

/** A transcript member that is no transcript (an address, a note) stays as it is. */
function extrasOf(record: JsonObject, said: Said | undefined): JsonObject | undefined {
  const { transcript } = record;
  const kept = said === undefined && transcript !== undefined && transcript !== null ? { transcript } : {};
  const rest = membersExcept(record, KNOWN);
  return rest === undefined && Object.keys(kept).length === 0 ? undefined : { ...rest, ...kept };
}

function remarksOn(record: JsonObject): readonly Remark[] {
  if (isCall(record)) return [{ severity: 'noted', code: 'ccai/call-session' }];
  if (
    flagOf(record.has_feedback) === true &&
    textOf(record.rating) === undefined &&
    textOf(record.feedback) === undefined
  )
    return [{ severity: 'noted', code: 'ccai/feedback-missing', pointer: '/has_feedback' }];
  return [];
}
