import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import type { ConversationWriter } from '#shared/export/writer';
import type { NewFile } from '#shared/host';
import { NO_MARKS } from '#shared/marks/marks';
import type { Archive, SearchHit } from '../../archive/contract/api';
import { fakeConversation, fakeHit, fakeStore, NOW } from '../testing/archive.fixture';
import type { ExportSource } from './export-source';
import { type ExportJob, writeExport } from './run-export';

const FOUND: ExportSource = { kind: 'found', text: '', sort: [], clock: { now: NOW, zone: 'UTC' }, total: 0 };

/** An archive of so many conversations, and how many of them somebody holds. */
function archiveOf(count: number) {
  const hits = Array.from({ length: count }, (_, nth) => fakeHit(`c${nth}`));
  const held = { now: 0, most: 0 };
  const archive: Pick<Archive, 'search' | 'conversation' | 'marks' | 'originals'> = {
    search: async ({ offset, limit }) => ({ total: count, hits: hits.slice(offset, offset + limit), tookMs: 0 }),
    conversation: async key => {
      held.now += 1;
      held.most = Math.max(held.most, held.now);
      return { ...fakeConversation('one'), key } as Conversation;
    },
    marks: async () => NO_MARKS,
    originals: async () => [],
  };
  return { archive, held, hits };
}

/** A file that counts what waits to be written to it. */
function fileOf(differs: Partial<NewFile> = {}) {
  const written = { bytes: 0, longest: 0, pieces: 0, ended: 'open' as 'open' | 'finished' | 'discarded' };
  const file: NewFile = {
    write: async piece => {
      written.pieces += 1;
      written.bytes += piece.length;
      written.longest = Math.max(written.longest, piece.length);
    },
    finish: async () => {
      written.ended = 'finished';
    },
    discard: async () => {
      written.ended = 'discarded';
    },
    ...differs,
  };
  return { file, written };
}

const KILOBYTE = 'x'.repeat(1024);

/** Writes ten kilobytes for each conversation, and says what it saw. */
function writerOf(seen: ConversationKey[], letGo: () => void = () => undefined): ConversationWriter {
  return {
    cut: 0,
    begin: () => [],
    *add({ conversation }) {
      seen.push(conversation.key);
      for (let nth = 0; nth < 10; nth++) yield KILOBYTE;
      letGo();
    },
    end: () => [],
  };
}

const jobOf = (job: Pick<ExportJob, 'writer' | 'file'>): ExportJob => ({
  source: FOUND,
  withOriginals: false,
  prepare: (conversation, marks) => ({ conversation, marks }),
  ...job,
});
const keysOf = (hits: readonly SearchHit[]) => hits.map(({ head }) => head.key);

test('ten thousand conversations are written in order, and no more than two are ever held', async () => {
  const { archive, held, hits } = archiveOf(10_000);
  const { file, written } = fileOf();
  const seen: ConversationKey[] = [];
  const writer = writerOf(seen, () => {
    held.now -= 1;
  });
  const outcome = await writeExport(jobOf({ writer, file }), archive, () => undefined, new AbortController().signal);
  expect(outcome).toEqual({ conversations: 10_000, missing: 0, cut: 0, bytes: 10_000 * 10 * 1024 });
  expect(seen).toEqual(keysOf(hits));
  expect(held.most).toBe(2);
  // of a hundred megabytes never more than one piece waits to be written
  expect(written.longest).toBeLessThan(300 * 1024);
  expect(written).toMatchObject({ bytes: outcome.bytes, ended: 'finished' });
});

test('a cancel stops at once, and leaves nothing of the file', async () => {
  const { archive } = archiveOf(1000);
  const { file, written } = fileOf();
  const control = new AbortController();
  const seen: ConversationKey[] = [];
  const writing = writeExport(
    jobOf({ writer: writerOf(seen), file }),
    archive,
    ({ done }) => done === 5 && control.abort(),
    control.signal,
  );
  await expect(writing).rejects.toThrow();
  expect(seen).toHaveLength(5);
  expect(written.ended).toBe('discarded');
});

test('a conversation that is gone meanwhile is counted, and the others are written', async () => {
  const { archive, hits } = archiveOf(3);
  const { file } = fileOf();
  const seen: ConversationKey[] = [];
  const gone = hits[1]?.head.key;
  const conversation: typeof archive.conversation = async key => (key === gone ? undefined : archive.conversation(key));
  const job = jobOf({ writer: writerOf(seen), file });
  const outcome = await writeExport(job, { ...archive, conversation }, () => undefined, new AbortController().signal);
  expect([outcome.conversations, outcome.missing, seen.length]).toEqual([2, 1, 2]);
});

test('a disk that takes no more is told as such, and nothing is left', async () => {
  const { archive } = archiveOf(100);
  const { file, written } = fileOf({ write: async () => Promise.reject(new Error('ENOSPC')) });
  const store = fakeStore(archive);
  await store.getState().runExport(jobOf({ writer: writerOf([]), file }));
  expect(store.getState().exporting).toEqual({ kind: 'file-failed' });
  expect(written.ended).toBe('discarded');
});

test('trouble with the archive is told with its cause', async () => {
  const { archive } = archiveOf(1);
  const { file, written } = fileOf();
  const conversation = async () => Promise.reject(Object.assign(new Error('damaged'), { code: 'archive/damaged' }));
  const store = fakeStore({ ...archive, conversation });
  await store.getState().runExport(jobOf({ writer: writerOf([]), file }));
  expect(store.getState().exporting).toEqual({ kind: 'failed', trouble: { code: 'archive/damaged' } });
  expect(written.ended).toBe('discarded');
});

test('what only agents saw is not remembered among the choices', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const { chooseExport, exportChoices } = fakeStore({}, { storage }).getState();
  chooseExport({ format: 'csv', content: { ...exportChoices.content, internal: true, surveys: true } });
  const again = fakeStore({}, { storage }).getState().exportChoices;
  expect([again.format, again.content.internal, again.content.surveys]).toEqual(['csv', false, true]);
});
