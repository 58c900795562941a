import { z } from 'zod';
import type { Instant } from '#shared/domain/time';
import { tellRejections } from '../worker-incidents';
import { PatternThread } from './patterns/pattern-thread';
import { ArchiveReader } from './reader';
import { type Announcement, CHANGES_CHANNEL, type Known, type ReaderQuestions } from './rpc/questions';
import { serveRpc } from './rpc/rpc';

// the policy of the page allows no compiled code
z.config({ jitless: true });
tellRejections('archive-reader');

// on its way while the database is opened
const readings = import('#shared/import/contributions');

const changes = new BroadcastChannel(CHANGES_CHANNEL);

const reader = new ArchiveReader({
  readings: () => readings,
  patterns: new PatternThread(),
  now: () => performance.now(),
  onDamagedPart: part => changes.postMessage({ kind: 'index-damaged', part } satisfies Announcement),
  clock: () => ({ now: Date.now() as Instant, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
});

serveRpc<ReaderQuestions>(globalThis, {
  overview: async known => knowing(known).overview(),
  search: async ({ request, ...known }, { signal, report }) => knowing(known).search(request, signal, report),
  facets: async ({ request, ...known }, { signal }) => knowing(known).facets(request, signal),
  counts: async ({ texts, clock, ...known }, { signal }) => knowing(known).counts(texts, clock, signal),
  around: async ({ request, ...known }, { signal }) => knowing(known).around(request, signal),
  values: async ({ key, prefix, limit, ...known }, { signal }) => knowing(known).values(key, prefix, limit, signal),
  suggest: async ({ text, caret, clock, ...known }, { signal }) => knowing(known).suggest(text, caret, clock, signal),
  hitsIn: async ({ key, text, ...known }, { signal }) => knowing(known).hitsIn(key, text, signal),
  conversation: async ({ key, ...known }, { signal }) => knowing(known).conversation(key, signal),
  linked: async ({ key, ...known }, { signal }) => knowing(known).linked(key, signal),
  ofCustomer: async ({ key, ...known }) => knowing(known).ofCustomer(key),
  originals: async ({ of, ...known }, { signal }) => knowing(known).originals(of, signal),
  imports: async known => knowing(known).imports(),
  marks: async ({ key, ...known }) => knowing(known).marks(key),
  markCounts: async known => knowing(known).markCounts(),
  facts: how => reader.facts(how),
  recorded: () => reader.recorded(),
  marksHeld: () => reader.marksHeld(),
  heldSince: async ({ hash, ...known }) => knowing(known).heldSince(hash),
  restoredBeside: () => reader.restoredBeside(),
});

function knowing({ revision, marks }: Known): ArchiveReader {
  reader.expect(revision);
  reader.expectMarks(marks);
  return reader;
}
