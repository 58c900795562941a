import type { JsonObject } from '#shared/base/json';
import type { Link } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import { conversationKey, countingKeys, itemKey } from '#shared/domain/keys';
import { mergeContributions } from '#shared/domain/merging/merge';
import type { Contribution, Part } from '#shared/domain/part';
import type { Instant } from '#shared/domain/time';
import { headOf } from '#shared/heads/head';
import { hashBytes } from '#shared/import/batches';
import type { BatchEntry } from '#shared/import/contract/protocol';
import { documentsOf, type IndexDocument } from '#shared/index/documents/documents';
import type { OriginalText, Readings } from '../snapshot/originals';

/** A record of an invented vendor: lines of a chat, or a note that seeks the chats with its name. */
export interface InventedRecord {
  readonly chat?: string;
  readonly lines?: readonly { readonly n: number; readonly by: string; readonly text: string; readonly at?: number }[];
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly status?: 'open' | 'ended';
  readonly offsetMinutes?: number;
  readonly disposition?: string;
  readonly score?: number;
  readonly queue?: string;
  readonly offers?: readonly string[];
  readonly seeks?: string;
  readonly note?: string;
  readonly finding?: string;
  readonly links?: readonly Link[];
}

export interface InventedFile {
  readonly name: string;
  readonly records: readonly InventedRecord[];
  readonly page?: JsonObject;
}

const SHAPE = 'invented/chat';

/** Reads invented records as a vendor's shapes read theirs, and merges as the domain merges. */
export const readings: Readings = {
  contributionOf(original: OriginalText): Contribution | undefined {
    if (original.shape !== SHAPE) return undefined;
    const { file, record, findings = [] } = original;
    return { part: partOf(JSON.parse(original.text)), origin: { shape: SHAPE, file, record }, findings };
  },
  conversationOf: mergeContributions,
};

export function chatKey(chat: string) {
  return conversationKey('vcc-live', '1', chat);
}

/** Half of the generated chats have lines without ids, which are named by their words. */
function isUnnumbered(chat: string | undefined): boolean {
  return chat === 'c0' || chat === 'c2';
}

function partOf(record: InventedRecord): Part {
  const {
    chat,
    lines = [],
    startedAt,
    offsetMinutes,
    endedAt,
    status,
    disposition,
    score,
    queue,
    offers,
    seeks,
    note,
  } = record;
  const queues = [queue, note].filter(name => name !== undefined);
  const nextKey = countingKeys('m');
  const people = [...new Set(lines.map(({ by }) => by))];
  return {
    source: 'vcc-live',
    vendorId: chat ?? '',
    ...(chat !== undefined && { key: chatKey(chat) }),
    ...(seeks !== undefined && { seeks }),
    ...(offers && { offers }),
    summary: {
      ...(startedAt !== undefined && {
        startedAt: { at: startedAt as Instant, ...(offsetMinutes !== undefined && { offsetMinutes }) },
      }),
      ...(endedAt !== undefined && { endedAt: { at: endedAt as Instant } }),
      ...(status !== undefined && { status }),
      ...(disposition !== undefined && { disposition }),
      ...(score !== undefined && { scores: { chat: score } }),
    },
    queues: queues.map(name => ({ name })),
    flags: [],
    participants: people.map(by => ({
      key: itemKey('p', by),
      role: by.startsWith('agent') ? 'agent' : 'customer',
      name: by,
      otherNames: [],
      ids: [],
      presence: [],
      facts: [],
    })),
    messages: lines.map(({ n, by, text, at }) => ({
      key: isUnnumbered(chat) ? nextKey(by, at as Instant | undefined, text) : itemKey('m', n),
      author: itemKey('p', by),
      ...(at !== undefined && { sentAt: { at: at as Instant } }),
      order: n,
      audience: 'everyone',
      body: { kind: 'text', text },
      pointer: `/lines/${n}`,
    })),
    events: [],
    surveys: [],
    attributes: [],
    facts: note === undefined ? [] : [{ group: 'ticket', facts: [{ name: 'note', value: note }] }],
    links: [...(record.links ?? [])],
  };
}

/** What the engine would send of a file, `bytes` of originals following one another; texts by the place of their entry. */
export function entriesOf(file: InventedFile): {
  readonly entries: readonly BatchEntry[];
  readonly originals: Uint8Array;
  readonly texts: readonly (readonly IndexDocument[])[];
} {
  const texts: (readonly IndexDocument[])[] = [];
  const pieces: Uint8Array[] = [];
  let start = 0;
  const entries = file.records.map((each, record): BatchEntry => {
    const bytes = new TextEncoder().encode(JSON.stringify(each));
    pieces.push(bytes);
    const end = start + bytes.length;
    const part = partOf(each);
    const findings: Finding[] =
      each.finding === undefined ? [] : [{ severity: 'noted', code: each.finding, place: { file: file.name, record } }];
    const contribution = { part, origin: { shape: SHAPE, file: file.name, record }, findings };
    const conversation = part.key && mergeContributions(part.key, [contribution]);
    const documents = conversation === undefined ? [] : documentsOf(conversation);
    texts.push(documents);
    const entry: BatchEntry = {
      shape: SHAPE,
      ...(part.key !== undefined && { key: part.key }),
      ...(conversation && { head: headOf(conversation), texts: documents.length }),
      ...(part.seeks !== undefined && { seeks: part.seeks }),
      ...(part.offers && { offers: part.offers }),
      start,
      end,
      file: file.name,
      record,
      line: record + 1,
      column: 1,
      hash: hashBytes(bytes),
      ...(file.page && (record === 0 ? { page: file.page } : { pageOf: 0 })),
      ...(findings.length > 0 && { findings }),
    };
    start = end;
    return entry;
  });
  const originals = new Uint8Array(start);
  for (const [n, piece] of pieces.entries()) originals.set(piece, entries[n]?.start);
  return { entries, originals, texts };
}
