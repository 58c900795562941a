import { z } from 'zod';
import type { Instant } from '#shared/domain/time';
import { PatternThread } from './patterns/pattern-thread';
import { ArchiveReader } from './reader';
import { type Announcement, CHANGES_CHANNEL, type Known, type ReaderQuestions } from './rpc/questions';
import { serveRpc } from './rpc/rpc';

// the policy of the page allows no compiled code
z.config({ jitless: true });

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
  hitsIn: async ({ key, text, ...known }) => knowing(known).hitsIn(key, text),
  values: async ({ key, prefix, limit, ...known }) => knowing(known).values(key, prefix, limit),
  words: async ({ prefix, limit, ...known }) => knowing(known).words(prefix, limit),
  closeWords: async ({ word, limit, ...known }) => knowing(known).closeWords(word, limit),
  conversation: async ({ key, ...known }) => knowing(known).conversation(key),
  linked: async ({ key, ...known }) => knowing(known).linked(key),
  ofCustomer: async ({ key, ...known }) => knowing(known).ofCustomer(key),
  originals: async ({ of, ...known }) => knowing(known).originals(of),
  imports: async known => knowing(known).imports(),
  marks: async ({ key, ...known }) => knowing(known).marks(key),
  markCounts: async known => knowing(known).markCounts(),
  facts: how => reader.facts(how),
  recorded: () => reader.recorded(),
  marksHeld: () => reader.marksHeld(),
  heldSince: async ({ hash, ...known }) => knowing(known).heldSince(hash),
});

function knowing({ revision, marks }: Known): ArchiveReader {
  reader.expect(revision);
  reader.expectMarks(marks);
  return reader;
}
