import type { ConversationKey } from '#shared/domain/keys';
import { scriptUrl } from '../script-url';
import type { Archive } from './api';
import { answerOn } from './call';
import {
  type Announcement,
  CHANGES_CHANNEL,
  type Changed,
  type Known,
  type ReaderQuestions,
  type RoomQuestions,
  type WriterQuestions,
} from './questions';
import readerUrl from './reader.worker.ts?worker&url';
import { storePlaces } from './stores';
import { WorkerThread } from './worker-thread';
import writerUrl from './writer.worker.ts?worker&url';

const WRITER_WAITS_MS = 1500;
// an answer and its announcement are never further apart
const REVISIONS_KEPT = 64;

/** What the archive needs from the page's surroundings. */
export interface ArchiveSurroundings {
  /** Bytes free on the disk the archive lies on; undefined where nobody knows. */
  readonly freeBytes?: () => Promise<number | undefined>;
}

/**
 * Opens the archive of this browser profile; its two workers do the work. Promises are rejected with an
 * `ArchiveProblem`, or with the signal's reason where a question was cancelled.
 */
export function openArchive({ freeBytes }: ArchiveSurroundings = {}): Archive {
  const reader = new WorkerThread<ReaderQuestions>(() => startWorker(readerUrl, 'archive-reader'));
  const writer = new WorkerThread<WriterQuestions>(
    () => startWorker(writerUrl, 'archive-writer'),
    asker => {
      if (freeBytes === undefined) return;
      const { port1, port2 } = new MessageChannel();
      answerOn<RoomQuestions>(port1, { freeBytes });
      port1.start();
      // a worker that dies before it answers is told so by the next question
      asker.ask('room', { port: port2 }, { transfer: [port2] }).catch(() => undefined);
    },
  );
  const changes = new BroadcastChannel(CHANGES_CHANNEL);
  const listeners = new Set<() => void>();
  const marksListeners = new Set<(key: ConversationKey) => void>();
  const heardMarks = new Set<number>();
  let revision = 0;
  let marks = 0;
  const known = (): Known => ({ revision, marks });
  // started before anything is asked, so that the first answer comes sooner
  reader.start();
  // what a crash left is removed when the first answers are there
  const tidying = setTimeout(() => writer.start(), WRITER_WAITS_MS);

  const hear = (changed: Changed) => {
    if (changed.revision <= revision) return;
    revision = changed.revision;
    for (const listener of listeners) listener();
  };
  /** Each change counts, in whatever order they are heard: they are of different conversations. */
  const hearMarks = (changed: number, key: ConversationKey) => {
    if (heardMarks.has(changed)) return;
    heardMarks.add(changed);
    const [oldest] = heardMarks;
    if (heardMarks.size > REVISIONS_KEPT && oldest !== undefined) heardMarks.delete(oldest);
    marks = Math.max(marks, changed);
    for (const listener of marksListeners) listener(key);
  };
  // what this window changed is heard of before the command's promise is fulfilled, what another did by the channel
  const heard = async <Answer extends Changed>(asked: Promise<Answer>) => {
    const answer = await asked;
    hear(answer);
    return answer;
  };
  changes.addEventListener('message', ({ data }: MessageEvent<Announcement>) => {
    if (data.kind === 'marks') hearMarks(data.revision, data.key);
    else hear(data);
  });

  return {
    overview: () => reader.asker.ask('overview', known()),
    search: (request, signal) => reader.asker.ask('search', { ...known(), request }, { signal }),
    facets: (request, signal) => reader.asker.ask('facets', { ...known(), request }, { signal }),
    counts: (texts, clock, signal) => reader.asker.ask('counts', { ...known(), texts, clock }, { signal }),
    hitsIn: (key, text) => reader.asker.ask('hitsIn', { ...known(), key, text }),
    values: (key, prefix, limit) => reader.asker.ask('values', { ...known(), key, prefix, limit }),
    words: (prefix, limit) => reader.asker.ask('words', { ...known(), prefix, limit }),
    conversation: key => reader.asker.ask('conversation', { ...known(), key }),
    linked: key => reader.asker.ask('linked', { ...known(), key }),
    originals: of => reader.asker.ask('originals', { ...known(), of }),
    imports: () => reader.asker.ask('imports', known()),
    marks: key => reader.asker.ask('marks', { ...known(), key }),
    markCounts: () => reader.asker.ask('markCounts', known()),
    heldSince: hash => reader.asker.ask('heldSince', { ...known(), hash }),

    previewImport: (port, onProgress, signal, bytes) =>
      writer.asker.ask('preview', { port, bytes }, { transfer: [port], signal, onProgress }),
    async runImport(port, options, onProgress, signal) {
      await storePlaces()
        .keep()
        .catch(() => undefined);
      const asked = writer.asker.ask('import', { port, options }, { transfer: [port], signal, onProgress });
      return (await heard(asked)).outcome;
    },
    async undoImport(id) {
      await heard(writer.asker.ask('undo', { id }));
    },
    async rebuildIndex(onProgress, signal) {
      await heard(writer.asker.ask('rebuild', undefined, { signal, onProgress }));
    },
    check: (onProgress, signal) => writer.asker.ask('check', undefined, { signal, onProgress }),
    async repair(onProgress, signal) {
      return (await heard(writer.asker.ask('repair', undefined, { signal, onProgress }))).report;
    },
    async mark(key, change) {
      const written = await writer.asker.ask('mark', { key, change });
      if (written.marked.undo !== undefined) hearMarks(written.revision, key);
      return written.marked;
    },
    async erase() {
      await heard(writer.asker.ask('erase', undefined));
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMarks(listener) {
      marksListeners.add(listener);
      return () => marksListeners.delete(listener);
    },
    close() {
      listeners.clear();
      marksListeners.clear();
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
