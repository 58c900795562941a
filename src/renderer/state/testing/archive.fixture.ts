import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey, ItemKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import { type Head, headOf } from '#shared/heads/head';
import type { SourceReport } from '#shared/import/contract/protocol';
import { NO_SEARCHES } from '#shared/ledger/searches';
import { changeMarks } from '#shared/marks/change';
import { type Marks, NO_MARKS } from '#shared/marks/marks';
import { MASK_KINDS } from '#shared/masking/kinds';
import { suggest, type Vocabulary } from '#shared/query/editing/suggest';
import {
  type Archive,
  type ImportRecord,
  type Overview,
  readAround,
  type SearchHit,
  type SingleQuestions,
} from '../../archive/contract/api';
import { createActivity } from '../base/activity';
import { type AppStore, createAppStore, type StoreTools } from '../store';

/** What a test says of an archive: also the parts of which `around` and `suggest` are made. */
export type FakeArchive = Partial<Archive & Vocabulary & Pick<SingleQuestions, 'closeWords'>>;

/** An archive that holds nothing and fails nothing; a test says what is different. */
function fakeArchive({ words, closeWords, ...differs }: FakeArchive = {}): Archive {
  const archive: Archive = {
    overview: async () => emptyOverview,
    imports: async () => [],
    search: async () => ({ total: 0, hits: [], tookMs: 1 }),
    conversation: async () => undefined,
    originals: async () => [],
    linked: async () => [],
    heldSince: async () => undefined,
    kept: async () => true,
    facets: async () => ({ total: 0, facets: [] }),
    counts: async texts => texts.map(() => 0),
    hitsIn: async () => [],
    around: (request, signal) => {
      const { facets, counts, hitsIn } = archive;
      return readAround(request, { facets, counts, hitsIn, closeWords: closeWords ?? (async () => []) }, signal);
    },
    values: async () => [],
    suggest: (text, caret, clock) => {
      const nothing = async () => [];
      return suggest(text, caret, { values: archive.values, words: words ?? nothing, counts: archive.counts }, clock);
    },
    marks: async () => NO_MARKS,
    markCounts: async () => ({ flagged: 0, notReviewed: 0, orphaned: 0, marked: 0 }),
    mark: async (_, change) => ({ ...changeMarks(NO_MARKS, change), revision: 1 }),
    rebuildIndex: async () => undefined,
    check: async () => ({ rows: 0, damaged: 0, found: [] }),
    repair: async () => ({ damaged: 0, imports: 0, lost: [], lostMarks: 0 }),
    previewImport: async () => ({ kind: 'cancelled' }),
    runImport: async () => ({ kind: 'cancelled' }),
    undoImport: async () => undefined,
    erase: async () => ({ isComplete: true }),
    writeBackup: async () => ({ conversations: 0, imports: 0, marked: 0, bytes: 0 }),
    describeBackup: async () => ({ kind: 'refused', problem: 'not-a-backup' }),
    restoreBackup: async () => ({ kind: 'cancelled' }),
    restoredSearches: async () => [],
    searchesKept: async () => undefined,
    allMarks: async () => [],
    mergeMarks: async () => ({ changed: 0, waiting: 0, conflicts: 0 }),
    ofCustomer: async () => [],
    condition: async () => ({ kind: 'whole', ledger: 'kept' }),
    checkAgain: async () => ({ kind: 'whole', ledger: 'kept' }),
    survivors: async () => [],
    restoredElsewhere: async () => false,
    beginRestore: async () => undefined,
    rebuildSurvivor: async () => ({ kind: 'cancelled' }),
    restoreMarks: async () => undefined,
    endRestore: async () => undefined,
    leaveRestore: async () => undefined,
    maskBy: () => undefined,
    maskCounts: async () => ({}),
    onChange: () => () => undefined,
    onCondition: () => () => undefined,
    onMarks: () => () => undefined,
    close: () => undefined,
    ...differs,
  };
  return archive;
}

/** Marks as an archive keeps them, told of to whoever listens. */
export function fakeMarks(): Pick<Archive, 'marks' | 'mark' | 'onMarks'> {
  const held = new Map<ConversationKey, Marks>();
  const listeners = new Set<(key: ConversationKey) => void>();
  let revision = 0;
  return {
    marks: async key => held.get(key) ?? NO_MARKS,
    mark: async (key, change) => {
      const marked = changeMarks(held.get(key) ?? NO_MARKS, change);
      held.set(key, marked.marks);
      if (marked.undo !== undefined) for (const listener of listeners) listener(key);
      if (marked.undo !== undefined) revision += 1;
      return { ...marked, revision };
    },
    onMarks: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const emptyOverview: Overview = {
  conversations: 0,
  messages: 0,
  imports: 0,
  waiting: 0,
  bySource: {},
  needsAttention: 0,
  unindexed: 0,
};

const MASK_WORDS = Object.fromEntries(
  [...MASK_KINDS, 'labelled'].map(kind => [kind, `[${kind} {number}]`]),
) as StoreTools['maskWords'];

export const NOW = Date.UTC(2025, 2, 6, 12) as Instant;

/** The whole state over a fake archive, with nothing remembered. */
export function fakeStore(differs: FakeArchive = {}, tools: Partial<StoreTools> = {}): AppStore {
  const kept = new Map<string, string>();
  let ids = 0;
  return createAppStore({
    archive: fakeArchive(differs),
    openChannel: async () => ({ port: new MessageChannel().port1, end: () => undefined }),
    hashSource: async () => undefined,
    freeBytes: async () => 80_000_000_000,
    createFile: async () => 'cancelled',
    storage: { getItem: name => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) },
    searches: { read: async () => NO_SEARCHES, keep: async () => undefined, onChange: () => () => undefined },
    now: () => NOW,
    newId: () => `id-${++ids}`,
    activity: createActivity(),
    maskWords: MASK_WORDS,
    ...tools,
  });
}

export function fakeHead(name: string, differs: Partial<Head> = {}): Head {
  return {
    ...headOf(fakeConversation(name)),
    customer: `Customer ${name}`,
    agents: ['Mira Holm'],
    startedAt: NOW,
    durationMs: 61_000,
    messages: 2,
    opening: `Opening of ${name}`,
    ...differs,
  };
}

export const fakeHit = (name: string, differs: Partial<Head> = {}): SearchHit => ({ head: fakeHead(name, differs) });

export function fakeConversation(name: string, differs: Partial<Conversation> = {}): Conversation {
  return {
    version: 1,
    key: `vcc-live:1:${name}` as ConversationKey,
    source: 'vcc-live',
    vendorId: name,
    summary: {},
    queues: [],
    flags: [],
    participants: [],
    messages: [],
    events: [],
    surveys: [],
    attributes: [],
    facts: [],
    links: [],
    extras: {},
    findings: [],
    origins: [],
    ...differs,
  };
}

export function fakeMessage(name: string, text: string): Conversation['messages'][number] {
  return {
    key: name as ItemKey,
    order: 0,
    audience: 'everyone',
    body: { kind: 'text', text },
    pointer: '',
  };
}

export function fakeReport(file: string, differs: Partial<SourceReport> = {}): SourceReport {
  return {
    source: file,
    file,
    bytes: 1200,
    hash: 'f00d',
    shapes: { 'vcc-live/chat': 2 },
    records: 2,
    rejected: 0,
    explained: 0,
    findings: [],
    findingCounts: {},
    ...differs,
  };
}

export function fakeRecord(id: string, differs: Partial<ImportRecord> = {}): ImportRecord {
  return {
    id,
    at: NOW,
    files: [fakeReport('march.json')],
    conversations: 2,
    messages: 9,
    outcome: { added: 2, extended: 0, unchanged: 0 },
    bytes: 1200,
    ...differs,
  };
}
