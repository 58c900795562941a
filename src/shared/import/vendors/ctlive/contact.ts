import { isObject, type JsonObject, membersExcept } from '../../../base/json';
import type { FactGroup, Queue, Summary } from '../../../domain/conversation';
import type { Fact } from '../../../domain/fact';
import type { Part } from '../../../domain/part';
import { present } from '../../../rich/card/json-values';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, idOf, labelOf } from '../../kit/reading';
import { readTime } from '../../kit/vendor-time';
import { readContactEvents } from './contact-events';
import { readCollections } from './data-collections';
import { channelOf, peopleOfContact, unreadUsers } from './people';
import { roomKey, roomOf } from './room';

const KNOWN = new Set([
  ...['_id', 'id', 'cid', '__v', 'servid', 'serv', 'serv_name', 'widgetid', 'title', 'lang', 'ctlive_type'],
  ...['beginTime', 'endTime', 'userID', 'agentID', 'users', 'dataCollections', 'callData', 'contact_events'],
]);

/** A contact object: who took part, when and through which service. What was said comes in the transcript. */
export function readContact(record: JsonObject, _context: RecordContext): Reading {
  return contactReading(record, roomOf([record.id, record.room], record._id), KNOWN, {});
}

const WEBHOOK_KNOWN = new Set([...KNOWN, 'media', 'event']);

/** The webhook that tells of a contact at its beginning: the same members under a few other names. */
export function readNewContact(record: JsonObject, _context: RecordContext): Reading {
  const told = { media: record.media, event: record.event };
  return contactReading(record, roomOf([record.cid, record.id], record._id), WEBHOOK_KNOWN, told);
}

function contactReading(
  record: JsonObject,
  room: string | undefined,
  known: ReadonlySet<string>,
  told: JsonObject,
): Reading {
  if (room === undefined) return { kind: 'rejected', code: 'ctlive/no-room' };
  const { events, endedBy } = readContactEvents(record.contact_events);
  const { surveys, facts: formFacts } = readCollections(record.dataCollections);
  const startedAt = readTime(record.beginTime);
  const endedAt = readTime(record.endTime);
  const extras = extrasOf(record, known);

  const part: Part = {
    source: 'ctlive',
    key: roomKey(room),
    vendorId: room,
    summary: present({
      channel: channelOf(record),
      language: labelOf(record.lang),
      startedAt,
      endedAt,
      status: statusOf(record, endedAt !== undefined || endedBy !== undefined),
      endedBy: endedBy === 'unknown' ? undefined : endedBy,
    }),
    queues: queuesOf(record),
    flags: events.some(({ kind }) => kind === 'transferred') ? ['transferred'] : [],
    participants: peopleOfContact(record),
    messages: [],
    events,
    surveys,
    attributes: [],
    facts: factGroupsOf(record, told, formFacts),
    links: [],
    ...(extras === undefined ? {} : { extras }),
  };
  return { kind: 'part', part, remarks: remarksOn(record, part) };
}

/** An end that is there and empty says that the contact goes on; one that is not there says nothing. */
function statusOf({ endTime }: JsonObject, ended: boolean): Summary['status'] {
  if (ended) return 'ended';
  return endTime === '' ? 'open' : undefined;
}

/** The service is the queue a contact came in by; call data remembers the queues it went through. */
function queuesOf(record: JsonObject): Queue[] {
  const id = idOf(record.servid) ?? idOf(record.serv);
  const name = labelOf(record.serv_name) ?? id;
  const queues: Queue[] = name === undefined ? [] : [present({ name, id })];
  const callData = isObject(record.callData) ? record.callData : {};
  const history = Object.keys(callData).flatMap(variable => {
    const place = HISTORY.exec(variable)?.[1];
    const queue = labelOf(callData[variable]);
    return place === undefined || queue === undefined ? [] : [{ place: Number(place), queue }];
  });
  for (const { queue } of history.sort((a, b) => a.place - b.place)) {
    if (!queues.some(held => held.name === queue)) queues.push({ name: queue });
  }
  return queues;
}

const HISTORY = /^_CTHISTORY_(\d{1,6})_Q_$/;

function factGroupsOf(record: JsonObject, told: JsonObject, form: Fact[]): FactGroup[] {
  const { ctlive_type, title, widgetid } = record;
  const groups: FactGroup[] = [
    { group: 'conversation', facts: factsOf({ ctlive_type, title, widgetid, ...told }) },
    { group: 'form', facts: form },
    { group: 'variables', facts: isObject(record.callData) ? factsOf(record.callData) : [] },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

function extrasOf(record: JsonObject, known: ReadonlySet<string>): JsonObject | undefined {
  const users = unreadUsers(record.users);
  const lost = {
    ...(users === undefined ? {} : { users }),
    ...oddly(record, 'callData', isObject),
    ...oddly(record, 'dataCollections', isObject),
    ...oddly(record, 'contact_events', Array.isArray),
  };
  const rest = membersExcept(record, known);
  return rest === undefined && Object.keys(lost).length === 0 ? undefined : { ...rest, ...lost };
}

/** A member that is not of the form it is read in, to be kept as it stands. */
function oddly(record: JsonObject, name: string, expected: (value: unknown) => boolean): JsonObject {
  const value = record[name];
  return value === undefined || value === null || expected(value) ? {} : { [name]: value };
}

function remarksOn(record: JsonObject, { summary }: Part): readonly Remark[] {
  const odd = [
    { code: 'ctlive/no-begin-time', pointer: '/beginTime', is: summary.startedAt === undefined },
    { code: 'ctlive/not-ended', pointer: '/endTime', is: summary.status === 'open' && record.cid === undefined },
  ];
  return odd.filter(({ is }) => is).map(({ code, pointer }) => ({ severity: 'noted', code, pointer }));
}
