import { z } from 'zod';
import type { Instant } from '#shared/domain/time';
import { answerOn } from './call';
import { PatternThread } from './pattern-thread';
import type { ReaderQuestions } from './questions';
import { ArchiveReader } from './reader';

// the policy of the page allows no compiled code
z.config({ jitless: true });

// on its way while the database is opened
const readings = import('#shared/import/contributions');

const reader = new ArchiveReader({
  readings: () => readings,
  patterns: new PatternThread(),
  now: () => performance.now(),
  clock: () => ({ now: Date.now() as Instant, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
});

answerOn<ReaderQuestions>(globalThis, {
  overview: async ({ revision }) => knowing(revision).overview(),
  search: async ({ revision, request }, { signal }) => knowing(revision).search(request, signal),
  facets: async ({ revision, request }, { signal }) => knowing(revision).facets(request, signal),
  counts: async ({ revision, texts, clock }, { signal }) => knowing(revision).counts(texts, clock, signal),
  hitsIn: async ({ revision, key, text }) => knowing(revision).hitsIn(key, text),
  values: async ({ revision, key, prefix, limit }) => knowing(revision).values(key, prefix, limit),
  words: async ({ revision, prefix, limit }) => knowing(revision).words(prefix, limit),
  conversation: async ({ revision, key }) => knowing(revision).conversation(key),
  linked: async ({ revision, key }) => knowing(revision).linked(key),
  originals: async ({ revision, of }) => knowing(revision).originals(of),
  imports: async ({ revision }) => knowing(revision).imports(),
  heldSince: async ({ revision, hash }) => knowing(revision).heldSince(hash),
});

function knowing(revision: number): ArchiveReader {
  reader.expect(revision);
  return reader;
}
