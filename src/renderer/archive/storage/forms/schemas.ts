import { FLAGS, type Flag } from '#shared/domain/conversation';
import { CONTENTS, type Content, type Head } from '#shared/heads/head';
import type { Row } from '#shared/index/columns';
import { hashText } from '#shared/index/hash';
import type { StoredEntry } from './block';

/** What the archive holds in memory of each head: enough to sort, filter and count without reading it. */
export const DOC_COLUMNS = {
  /** `hashText` of the conversation's key. */
  key: 'number',
  startedAt: 'number',
  offsetMinutes: 'number',
  endedAt: 'number',
  durationMs: 'number',
  waitMs: 'number',
  replyMs: 'number',
  cobrowseMs: 'number',
  score: 'number',
  satisfaction: 'number',
  alert: 'number',
  messages: 'count',
  events: 'count',
  /** Bits in the order of `FLAGS` and `CONTENTS`. */
  flags: 'count',
  contents: 'count',
  source: 'word',
  account: 'word',
  channel: 'word',
  language: 'word',
  status: 'word',
  disposition: 'word',
  otherOutcomes: 'words',
  endedBy: 'word',
  agents: 'words',
  bots: 'words',
  queues: 'words',
  agentTexts: 'words',
  botTexts: 'words',
  queueTexts: 'words',
  groups: 'words',
  customer: 'text',
  vendorId: 'text',
} as const;
export type DocColumns = typeof DOC_COLUMNS;

/** What the archive holds in memory of each original: what it tells of, and whether it is the same as another. */
export const ENTRY_COLUMNS = {
  /** `hashText` of the key of the conversation it tells of; unknown for one without. */
  key: 'number',
  /** Hash of its bytes. */
  hash: 'number',
  /** Hash of everything that its reading depends on or comes to: two alike tell the same. */
  same: 'number',
  /** The place of its head in the segment, counted from 1; 0 for none. */
  doc: 'count',
  record: 'count',
  file: 'word',
  seeks: 'word',
  offers: 'words',
} as const;
export type EntryColumns = typeof ENTRY_COLUMNS;

export function docRow(head: Head): Row<DocColumns> {
  return {
    key: hashText(head.key),
    startedAt: head.startedAt,
    offsetMinutes: head.offsetMinutes,
    endedAt: head.endedAt,
    durationMs: head.durationMs,
    waitMs: head.waitMs,
    replyMs: head.replyMs,
    cobrowseMs: head.cobrowseMs,
    score: head.score,
    satisfaction: head.satisfaction,
    alert: head.alert,
    messages: head.messages,
    events: head.events,
    flags: bitsOf(FLAGS, head.flags),
    contents: bitsOf(CONTENTS, head.contents),
    source: head.source,
    account: head.account,
    channel: head.channel,
    language: head.language,
    status: head.status,
    disposition: head.disposition,
    otherOutcomes: head.otherOutcomes,
    endedBy: head.endedBy,
    agents: head.agents,
    bots: head.bots,
    queues: head.queues,
    agentTexts: head.agentTexts,
    botTexts: head.botTexts,
    queueTexts: head.queueTexts,
    groups: head.groups,
    customer: head.customer,
    vendorId: head.vendorId,
  };
}

/** `hash` is that of the record's bytes; `doc` the place of its head in the segment, where it has one. */
export function entryRow(
  entry: StoredEntry,
  hash: number,
  head: Head | undefined,
  doc: number | undefined,
): Row<EntryColumns> {
  const { shape, key, seeks, offers = [], account } = entry;
  return {
    key: key === undefined ? undefined : hashText(key),
    hash,
    same: hashText(JSON.stringify([hash, shape, account, key, seeks, offers, head])),
    doc: doc === undefined ? 0 : doc + 1,
    record: entry.record,
    file: entry.file,
    seeks,
    offers,
  };
}

export const FINDING_BIT = bitsOf(CONTENTS, ['finding']);

export function bitsOf<Name extends Flag | Content>(names: readonly Name[], present: readonly Name[]): number {
  let bits = 0;
  for (const name of present) bits |= 1 << names.indexOf(name);
  return bits >>> 0;
}
