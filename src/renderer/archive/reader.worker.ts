import { z } from 'zod';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { answerOn } from './call';
import type { ReaderQuestions } from './questions';
import { ArchiveReader } from './reader';

// the policy of the page allows no compiled code
z.config({ jitless: true });

const reader = new ArchiveReader({ contributionOf, conversationOf }, () => performance.now());

answerOn<ReaderQuestions>(globalThis, {
  overview: async ({ revision }) => knowing(revision).overview(),
  search: async ({ revision, request }, { signal }) => knowing(revision).search(request, signal),
  conversation: async ({ revision, key }) => knowing(revision).conversation(key),
  originals: async ({ revision, of }) => knowing(revision).originals(of),
  imports: async ({ revision }) => knowing(revision).imports(),
  heldSince: async ({ revision, hash }) => knowing(revision).heldSince(hash),
});

function knowing(revision: number): ArchiveReader {
  reader.expect(revision);
  return reader;
}
