import { z } from 'zod';
import { contributionOf, conversationOf } from '#shared/import/contributions';
import { answerOn } from './call';
import { CHANGES_CHANNEL, type Changed, type WriterQuestions } from './questions';
import { ArchiveWriter } from './writer';

// the policy of the page allows no compiled code
z.config({ jitless: true });

const LOCK = 'lectern-archive-writer';
const changes = new BroadcastChannel(CHANGES_CHANNEL);

const writer = new ArchiveWriter({
  readings: { contributionOf, conversationOf },
  newId: () => crypto.randomUUID(),
  freeBytes: async () => {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? undefined : quota - usage;
  },
  exclusively: (work, signal) => navigator.locks.request(LOCK, signal === undefined ? {} : { signal }, work),
  announce: revision => changes.postMessage({ revision } satisfies Changed),
});

// what a crash left is removed now; should that not work, the first command says why
writer.clean().catch(() => undefined);

answerOn<WriterQuestions>(globalThis, {
  preview: ({ port, bytes }, { signal, report }) => writer.preview(port, bytes, report, signal),
  import: async ({ port, options }, { signal, report }) => {
    const outcome = await writer.import(port, options, report, signal);
    return { outcome, revision: writer.revision };
  },
  undo: async ({ id }) => {
    await writer.undo(id);
    return { revision: writer.revision };
  },
  erase: async () => {
    await writer.erase();
    return { revision: writer.revision };
  },
});
