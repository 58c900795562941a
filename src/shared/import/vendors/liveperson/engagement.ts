import { isObject, type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { FactGroup } from '../../../domain/conversation';
import { conversationKey } from '../../../domain/keys';
import type { Part } from '../../../domain/part';
import type { Reading, RecordContext, Remark } from '../../contract/importer';
import { factsOf, idOf, labelOf, listOf, stated } from '../../kit/reading';
import { readAttributes } from './attributes';
import { readCoBrowse } from './cobrowse';
import { flowEvents } from './flow';
import { type Info, readInfo } from './info';
import { readLines } from './lines';
import { pagePosition } from './page';
import { peopleOf } from './people';
import { collectRemarks, type Remarks } from './remarks';
import { readLineScores } from './scores';
import { readSurveys } from './surveys';

const SECTIONS: ReadonlySet<string> = new Set([
  ...['info', 'transcript', 'lineScores', 'campaign', 'visitorInfo', 'surveys', 'coBrowseSessions', 'sdes'],
]);

/** What is known of the customer's machine; the rest of `visitorInfo` is about the customer. */
const DEVICE: ReadonlySet<string> = new Set([
  ...['device', 'browser', 'browserType', 'operatingSystem', 'ipAddress', 'isp', 'org'],
]);

/**
 * One engagement: a chat with one agent or in one chain of transfers, with everything the vendor knows of it. The
 * caller of the vendor's interface chooses the sections, so each but `info` may be missing.
 */
export function readEngagement(record: JsonObject, context: RecordContext): Reading {
  const { info } = record;
  if (!isObject(info)) return { kind: 'rejected', code: 'liveperson/no-info', pointer: '/info' };
  const remarks = collectRemarks();
  const told = readInfo(info, remarks);
  const vendorId = idOf(info.engagementId) ?? substituteId(info, told, remarks);
  if (vendorId === undefined) {
    return { kind: 'rejected', code: 'liveperson/no-engagement-id', pointer: '/info/engagementId' };
  }

  const list = isObject(record.transcript) ? listOf(record.transcript.lines) : [];
  const people = peopleOf(info, list, told.summary);
  const scores = readLineScores(listOf(record.lineScores));
  const transcript = readLines(list, people, scores, remarks);
  const answers = readSurveys(isObject(record.surveys) ? record.surveys : {}, remarks);
  const sessions = readCoBrowse(record.coBrowseSessions ?? null, remarks);
  const sdes = readAttributes(record.sdes ?? null, people.customer.key);

  const lostScores = scores.unjoined();
  if (transcript.unread.length > 0) {
    remarks.note('liveperson/unreadable-lines', '/transcript/lines', transcript.unread.length);
  }
  if (lostScores.length > 0) remarks.note('liveperson/unjoined-scores', '/lineScores', lostScores.length);

  const part: Part = {
    // the account is part of an engagement's id, and not every export has it a second time
    key: conversationKey('liveperson', vendorId),
    source: 'liveperson',
    vendorId,
    summary: told.summary,
    queues: told.queue === undefined ? [] : [told.queue],
    flags: (told.interactive ?? transcript.hasCustomerLine) ? [...told.flags, 'interactive'] : [...told.flags],
    participants: people.list(),
    messages: [...transcript.messages],
    events: [...flowEvents(told, people, transcript.controls), ...sessions.events, ...sdes.events],
    surveys: [...answers.surveys],
    attributes: [...sdes.attributes],
    facts: factGroups(record, told),
    links: [...told.links],
    ...stated({
      extras: extrasOf(record, {
        info: told.extras,
        transcript: sectionRest(record.transcript, 'lines', transcript.unread),
        lineScores: Array.isArray(record.lineScores) ? nonEmpty(lostScores) : record.lineScores,
        campaign: isObject(record.campaign) ? undefined : record.campaign,
        visitorInfo: isObject(record.visitorInfo) ? undefined : record.visitorInfo,
        surveys: isObject(record.surveys) ? answers.extras : record.surveys,
        coBrowseSessions: sectionRest(record.coBrowseSessions, 'coBrowseSessionsList', sessions.unread),
        sdes: sectionRest(record.sdes, 'events', sdes.unread),
      }),
    }),
  };
  return { kind: 'part', part, remarks: [...remarks.list(), ...pageRemarks(context)] };
}

/** For records whose id was cut out: another name of the engagement, or who came when. */
function substituteId(info: JsonObject, { summary }: Info, remarks: Remarks): string | undefined {
  const visitor = idOf(info.visitorId);
  const came = summary.requestedAt ?? summary.startedAt;
  const known = visitor === undefined || came === undefined ? undefined : `${visitor}/${came.at}`;
  const substitute = idOf(info.sharkEngagementId) ?? known;
  if (substitute !== undefined) remarks.note('liveperson/substitute-id', '/info');
  return substitute;
}

function factGroups({ campaign, visitorInfo }: JsonObject, told: Info): FactGroup[] {
  const visitor = isObject(visitorInfo) ? withValues(visitorInfo) : {};
  const device: Record<string, Json | undefined> = {};
  for (const name of DEVICE) device[name] = visitor[name];
  const groups: FactGroup[] = [
    { group: 'conversation', facts: [...told.facts] },
    { group: 'customer', facts: factsOf(visitor, { skip: DEVICE }) },
    { group: 'device', facts: factsOf(device) },
    { group: 'campaign', facts: isObject(campaign) ? factsOf(withValues(campaign)) : [] },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

/** Without the vendor's ways of saying "nothing": NA, -1, empty text. */
function withValues(section: JsonObject): JsonObject {
  const values: Record<string, Json> = Object.create(null);
  for (const name in section) {
    const value = section[name];
    if (value === undefined || value === null || value === -1) continue;
    if (typeof value !== 'string' || (labelOf(value) !== undefined && value !== '-1')) values[name] = value;
  }
  return values;
}

/** Sections of the record that nobody knows, and what the known ones left over. */
function extrasOf(record: JsonObject, left: JsonObject): JsonObject | undefined {
  const extras: Record<string, Json> = { ...membersExcept(record, SECTIONS) };
  for (const name in left) {
    const value = left[name];
    if (value !== undefined && value !== null) extras[name] = value;
  }
  return Object.keys(extras).length === 0 ? undefined : extras;
}

/** What a section holds besides its list, and the elements of the list that could not be read. */
function sectionRest(section: Json | undefined, list: string, unread: readonly Json[]): Json | undefined {
  if (!isObject(section)) return Array.isArray(section) ? nonEmpty(unread) : section;
  const known = Array.isArray(section[list]) || section[list] === null;
  const rest: Record<string, Json> = { ...membersExcept(section, known ? new Set([list]) : NONE) };
  if (unread.length > 0) rest[list] = unread;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

const NONE: ReadonlySet<string> = new Set();

function nonEmpty(list: readonly Json[]): readonly Json[] | undefined {
  return list.length === 0 ? undefined : list;
}

/**
 * Said once for each page: on the first record of the file, and in a file of several pages, which then starts with
 * the first, on the record that the page's offset names.
 */
function pageRemarks({ page, record }: RecordContext): Remark[] {
  const { partial, offset, total } = pagePosition(page);
  if (partial !== true || (record !== 0 && record !== offset)) return [];
  return [{ severity: 'noted', code: 'liveperson/partial-result', facts: stated({ offset, total }) }];
}
