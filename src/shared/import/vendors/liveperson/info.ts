import { type Json, type JsonObject, membersExcept } from '../../../base/json';
import type { Flag, Link, Queue, Summary } from '../../../domain/conversation';
import type { Fact } from '../../../domain/fact';
import { factsOf, flagOf, idOf, labelOf, numberOf, stated } from '../../kit/reading';
import { CHANNELS, END_REASONS, type Reason, START_REASONS } from './codes';
import { type Remarks, twiceGiven } from './remarks';

/** What has a home; the rest (`sharkEngagementId`, the survey flags that do not match the surveys) becomes extras. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['engagementId', 'accountId', 'visitorId', 'visitorName', 'duration', 'channel', 'ended', 'chatDataEnriched'],
  ...['startTime', 'startTimeL', 'endTime', 'endTimeL', 'chatRequestedTime', 'chatRequestedTimeL'],
  ...[
    'chatStartUrl',
    'chatStartPage',
    'engagementSet',
    'engagementSequence',
    'isPartial',
    'isInteractive',
    'interactive',
  ],
  ...['agentId', 'agentName', 'agentNickName', 'agentNickname', 'agentLoginName', 'agentFullName', 'agentFullname'],
  ...['agentDeleted', 'agentGroupId', 'agentGroupName', 'skillId', 'skillName'],
  ...['startReason', 'startReasonDesc', 'endReason', 'endReasonDesc', 'mcs', 'alertedMCS', 'chatMCS'],
]);

export interface Info {
  readonly summary: Summary;
  readonly queue: Queue | undefined;
  readonly flags: readonly Flag[];
  /** At least one customer line, as the vendor says; undefined where it does not say. */
  readonly interactive: boolean | undefined;
  readonly startReason: Reason | undefined;
  readonly endReason: Reason | undefined;
  readonly links: readonly Link[];
  readonly facts: readonly Fact[];
  readonly extras: JsonObject | undefined;
}

export function readInfo(info: JsonObject, remarks: Remarks): Info {
  const start = idOf(info.startReason);
  const end = idOf(info.endReason);
  const startReason = start === undefined ? undefined : START_REASONS.get(start);
  const endReason = end === undefined ? undefined : END_REASONS.get(end);
  const endedAt = timeOf(info.endTimeL, info.endTime, 'endTime', remarks);
  const channel = idOf(info.channel);
  return {
    summary: stated({
      account: idOf(info.accountId),
      channel: channel === undefined ? undefined : (CHANNELS.get(channel) ?? channel),
      requestedAt: timeOf(info.chatRequestedTimeL, info.chatRequestedTime, 'chatRequestedTime', remarks),
      startedAt: timeOf(info.startTimeL, info.startTime, 'startTime', remarks),
      endedAt,
      statedDurationMs: millisecondsOf(info.duration),
      status: statusOf(flagOf(info.ended) ?? (endedAt === undefined ? undefined : true)),
      startReason: startReason?.words ?? labelOf(info.startReasonDesc) ?? start,
      endReason: endReason?.words ?? labelOf(info.endReasonDesc) ?? end,
      endedBy: endReason?.endedBy,
      scores: scoresOf(info),
    }),
    queue: queueOf(info),
    flags: flagsOf(info, startReason, endReason, remarks),
    interactive: eitherFlag(info.isInteractive, info.interactive),
    startReason,
    endReason,
    links: linksOf(info),
    facts: factsOf({
      chatStartPage: info.chatStartPage,
      chatStartUrl: info.chatStartUrl,
      startReason: start,
      startReasonDesc: labelOf(info.startReasonDesc),
      endReason: end,
      endReasonDesc: labelOf(info.endReasonDesc),
      engagementSet: info.engagementSet,
      engagementSequence: info.engagementSequence,
    }),
    extras: extrasOf(info),
  };
}

function timeOf(long: Json | undefined, textual: Json | undefined, name: string, remarks: Remarks) {
  return twiceGiven(long, textual, name, '/info', remarks);
}

/** The vendor counts whole seconds. */
function millisecondsOf(duration: Json | undefined): number | undefined {
  const seconds = numberOf(duration);
  return seconds === undefined || seconds < 0 ? undefined : Math.round(seconds * 1000);
}

function statusOf(ended: boolean | undefined): Summary['status'] {
  if (ended === undefined) return undefined;
  return ended ? 'ended' : 'open';
}

/** `alertedMCS` took the place of `mcs`, which older exports still have instead. */
function scoresOf(info: JsonObject): Summary['scores'] {
  const chat = within(numberOf(info.chatMCS), 0, 100);
  const alert = within(numberOf(info.alertedMCS), -1, 1) ?? within(numberOf(info.mcs), -1, 1);
  return chat === undefined && alert === undefined ? undefined : stated({ chat, alert });
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value === undefined || value < least || value > most ? undefined : value;
}

/** A skill is a queue. -1 is no id, "Unassigned" no name; a name without an id is still a queue. */
function queueOf({ skillId, skillName }: JsonObject): Queue | undefined {
  const id = idOf(skillId);
  const name = labelOf(skillName);
  if (id === undefined && (name === undefined || name === 'Unassigned')) return undefined;
  return stated({ name: name ?? id ?? '', id });
}

function flagsOf(
  info: JsonObject,
  startReason: Reason | undefined,
  endReason: Reason | undefined,
  remarks: Remarks,
): readonly Flag[] {
  const flags: Flag[] = [];
  if (flagOf(info.isPartial) === true) {
    flags.push('partial');
    remarks.note('liveperson/partial-record', '/info/isPartial');
  }
  if (startReason?.transfer === true || endReason?.transfer === true) flags.push('transferred');
  if (flagOf(info.chatDataEnriched) === false) flags.push('notEnriched');
  return flags;
}

function eitherFlag(first: unknown, second: unknown): boolean | undefined {
  const flags = [flagOf(first), flagOf(second)];
  return flags.includes(true) ? true : (flags[0] ?? flags[1]);
}

/**
 * Engagements of one visitor and one set are one visit, in order of their sequence. The set counts within a session
 * that has no name of its own, so a returning visitor has a set 0 again: whoever shows a visit looks at times as well.
 */
function linksOf({ visitorId, engagementSet, engagementSequence }: JsonObject): readonly Link[] {
  const visitor = idOf(visitorId);
  if (visitor === undefined) return [];
  const set = idOf(engagementSet);
  const customer: Link = { reason: 'customer', value: visitor };
  if (set === undefined) return [customer];
  const sequence = numberOf(engagementSequence);
  return [stated({ reason: 'visit' as const, value: `${visitor}/${set}`, sequence }), customer];
}

function extrasOf(info: JsonObject): JsonObject | undefined {
  const rest = membersExcept(info, KNOWN);
  const older = numberOf(info.mcs);
  const newer = numberOf(info.alertedMCS);
  const told = older === undefined || newer === undefined || older === newer;
  return told ? rest : { ...rest, mcs: older };
}
