import { scriptUrl } from '../script-url';
import type { Archive } from './api';
import { CHANGES_CHANNEL, type Changed, type ReaderQuestions, type WriterQuestions } from './questions';
import readerUrl from './reader.worker.ts?worker&url';
import { WorkerThread } from './worker-thread';
import writerUrl from './writer.worker.ts?worker&url';

const WRITER_WAITS_MS = 1500;

/**
 * Opens the archive of this browser profile; its two workers do the work. Promises are rejected with an
 * `ArchiveProblem`, or with the signal's reason where a question was cancelled.
 */
export function openArchive(): Archive {
  const reader = new WorkerThread<ReaderQuestions>(() => startWorker(readerUrl, 'archive-reader'));
  const writer = new WorkerThread<WriterQuestions>(() => startWorker(writerUrl, 'archive-writer'));
  const changes = new BroadcastChannel(CHANGES_CHANNEL);
  const listeners = new Set<() => void>();
  let revision = 0;
  // started before anything is asked, so that the first answer comes sooner
  reader.start();
  // what a crash left is removed when the first answers are there
  const tidying = setTimeout(() => writer.start(), WRITER_WAITS_MS);

  const hear = (changed: Changed) => {
    if (changed.revision <= revision) return;
    revision = changed.revision;
    for (const listener of listeners) listener();
  };
  // what this window changed is heard of before the command's promise is fulfilled, what another did by the channel
  const heard = async <Answer extends Changed>(asked: Promise<Answer>) => {
    const answer = await asked;
    hear(answer);
    return answer;
  };
  changes.addEventListener('message', ({ data }: MessageEvent<Changed>) => hear(data));

  return {
    overview: () => reader.asker.ask('overview', { revision }),
    search: (request, signal) => reader.asker.ask('search', { revision, request }, { signal }),
    facets: (request, signal) => reader.asker.ask('facets', { revision, request }, { signal }),
    counts: (texts, clock, signal) => reader.asker.ask('counts', { revision, texts, clock }, { signal }),
    hitsIn: (key, text) => reader.asker.ask('hitsIn', { revision, key, text }),
    values: (key, prefix, limit) => reader.asker.ask('values', { revision, key, prefix, limit }),
    words: (prefix, limit) => reader.asker.ask('words', { revision, prefix, limit }),
    conversation: key => reader.asker.ask('conversation', { revision, key }),
    linked: key => reader.asker.ask('linked', { revision, key }),
    originals: of => reader.asker.ask('originals', { revision, of }),
    imports: () => reader.asker.ask('imports', { revision }),
    heldSince: hash => reader.asker.ask('heldSince', { revision, hash }),

    previewImport: (port, onProgress, signal, bytes) =>
      writer.asker.ask('preview', { port, bytes }, { transfer: [port], signal, onProgress }),
    async runImport(port, options, onProgress, signal) {
      await askToKeep();
      const asked = writer.asker.ask('import', { port, options }, { transfer: [port], signal, onProgress });
      return (await heard(asked)).outcome;
    },
    async undoImport(id) {
      await heard(writer.asker.ask('undo', { id }));
    },
    async rebuildIndex(onProgress, signal) {
      await heard(writer.asker.ask('rebuild', undefined, { signal, onProgress }));
    },
    async erase() {
      await heard(writer.asker.ask('erase', undefined));
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearTimeout(tidying);
      changes.close();
      reader.stop();
      writer.stop();
    },
  };
}

function startWorker(url: string, name: string): Worker {
  return new Worker(scriptUrl(url), { type: 'module', name });
}

/** Asks the browser not to drop the archive when the disk gets full. A refusal changes nothing about an import. */
async function askToKeep(): Promise<boolean> {
  return navigator.storage.persist().catch(() => false);
}
