import { expect, test } from 'vitest';
import type { ConversationKey } from '#shared/domain/keys';
import type { Instant } from '#shared/domain/time';
import type { NewFile } from '#shared/host';
import { NO_MARKS } from '#shared/marks/marks';
import { printMarksFile } from '#shared/marks/marks-file';
import { ArchiveProblem } from '../../archive/contract/problem';
import { fakeStore, NOW } from '../testing/archive.fixture';
import type { NamedBackup } from './restore-slice';

const HELD = { conversations: 3, imports: 1, marked: 2, bytes: 900 };
const DAY_MS = 86_400_000;

/** A file whose pieces are kept, and what became of it. */
function fakeFile(differs: Partial<NewFile> = {}) {
  const pieces: string[] = [];
  const ended: string[] = [];
  const file: NewFile = {
    write: async piece => void pieces.push(new TextDecoder().decode(piece)),
    finish: async () => void ended.push('finished'),
    discard: async () => void ended.push('discarded'),
    ...differs,
  };
  return { pieces, ended, createFile: async () => file };
}

test('a backup is written to the place that was chosen, with the saved searches, and remembered', async () => {
  const { pieces, ended, createFile } = fakeFile();
  const store = fakeStore(
    {
      writeBackup: async (write, { password, searches }) => {
        await write(new TextEncoder().encode(`${password} ${JSON.stringify(searches)}`));
        return HELD;
      },
    },
    { createFile },
  );
  store.getState().saveSearch({ name: 'Refunds', text: 'tag:refund' });
  await store.getState().backUp('secret');
  expect(pieces).toEqual(['secret [{"name":"Refunds","text":"tag:refund"}]']);
  expect(ended).toEqual(['finished']);
  expect(store.getState()).toMatchObject({
    backup: { kind: 'written', held: HELD, isDownload: false },
    lastBackup: NOW,
  });
});

test('D-14: a backup that could not be written, read back or finished is said to be none', async () => {
  const refused = () => Promise.reject(new Error('no room'));
  const troubles = [];
  for (const differs of [{ write: refused }, { finish: refused }]) {
    const { ended, createFile } = fakeFile(differs);
    const store = fakeStore({ writeBackup: async write => write(new Uint8Array(1)).then(() => HELD) }, { createFile });
    await store.getState().backUp('');
    troubles.push(store.getState().backup);
    expect(ended).toEqual(['discarded']);
    expect(store.getState().lastBackup).toBeUndefined();
  }
  const notWritten = { kind: 'failed', trouble: { code: 'backup/not-written' } };
  expect(troubles).toEqual([notWritten, notWritten]);

  const { createFile } = fakeFile();
  const damaged = () => Promise.reject(new ArchiveProblem({ code: 'archive/damaged' }));
  const store = fakeStore({ writeBackup: damaged }, { createFile });
  await store.getState().backUp('');
  expect(store.getState().backup).toEqual({ kind: 'failed', trouble: { code: 'archive/damaged' } });
});

test('a backup that is stopped leaves no file', async () => {
  const { ended, createFile } = fakeFile();
  const store = fakeStore(
    {
      writeBackup: (_write, _options, _listener, signal) =>
        new Promise((_, failed) => signal.addEventListener('abort', () => failed(signal.reason))),
    },
    { createFile },
  );
  const writing = store.getState().backUp('');
  await Promise.resolve();
  await Promise.resolve();
  expect(store.getState().backup.kind).toBe('writing');
  store.getState().stopBackup();
  await writing;
  expect(ended).toEqual(['discarded']);
  expect(store.getState().backup).toEqual({ kind: 'rest' });
});

test('a month after the first marks or the last backup a reminder is due, unless it is switched off', async () => {
  let now = NOW;
  const { createFile } = fakeFile();
  const counts = { flagged: 1, notReviewed: 0, orphaned: 0, marked: 1 };
  const store = fakeStore(
    { markCounts: async () => counts, writeBackup: async () => HELD },
    { createFile, now: () => now },
  );
  const dueAfter = async (days: number) => {
    now = (NOW + days * DAY_MS) as Instant;
    await store.getState().countMarks();
    store.getState().watchBackups();
    return store.getState().backupDue;
  };
  expect(await dueAfter(0)).toBe(false);
  expect(await dueAfter(29)).toBe(false);
  expect(await dueAfter(31)).toBe(true);
  store.getState().changeSettings({ remindOfBackups: false });
  expect(await dueAfter(31)).toBe(false);
  store.getState().changeSettings({ remindOfBackups: true });
  await store.getState().backUp('');
  expect(store.getState().backupDue).toBe(false);
  expect(await dueAfter(60)).toBe(false);
  expect(await dueAfter(62)).toBe(true);
});

const given = (text: string, name = 'a.lectern'): NamedBackup => {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes: bytes.length, read: async (from, length) => bytes.slice(from, from + length) };
};
const SUMMARY = { at: NOW, conversations: 3, messages: 9, imports: 1, marked: 2, searches: 1 };
const RESTORED = { imports: 1, knownImports: 0, conversations: 3, extended: 0, marked: 2, searches: 1 };

test('a backup with a password asks for it until it is the right one, and is restored with it', async () => {
  const kept: string[] = [];
  let waiting = [{ name: 'Refunds', text: 'tag:refund' }];
  const store = fakeStore({
    describeBackup: async (_, password) =>
      password === 'secret'
        ? { kind: 'backup', summary: SUMMARY }
        : { kind: 'refused', problem: password === '' ? 'needs-password' : 'wrong-password' },
    restoreBackup: async (_, password) => {
      kept.push(password);
      return { kind: 'restored', restored: RESTORED };
    },
    restoredSearches: async () => waiting,
    searchesKept: async () => {
      waiting = [];
    },
  });
  const { getState } = store;
  await getState().openBackup(given(''));
  expect(getState()).toMatchObject({ dialog: { kind: 'restore' }, openedBackup: { kind: 'locked', wasWrong: false } });
  await getState().unlockBackup('wrong');
  expect(getState().openedBackup).toMatchObject({ kind: 'locked', wasWrong: true });
  await getState().unlockBackup('secret');
  expect(getState().openedBackup).toMatchObject({ kind: 'described', summary: SUMMARY });
  await getState().restoreBackup();
  expect(kept).toEqual(['secret']);
  expect(getState().openedBackup).toMatchObject({ kind: 'restored', restored: RESTORED });
  expect(getState().saved.map(({ text }) => text)).toEqual(['tag:refund']);
  expect(waiting).toEqual([]);
  // the same search is not saved twice
  waiting = [{ name: 'Again', text: 'tag:refund' }];
  await getState().takeRestoredSearches();
  expect(getState().saved).toHaveLength(1);
});

test('what is refused says why, and a file that cannot be read is told from an archive that is not there', async () => {
  const refused = fakeStore({ describeBackup: async () => ({ kind: 'refused', problem: 'damaged' }) });
  await refused.getState().openBackup(given(''));
  expect(refused.getState().openedBackup).toMatchObject({ kind: 'failed', trouble: { code: 'backup/damaged' } });
  const unread = fakeStore({
    describeBackup: async file => {
      await file.read(0, 9);
      return { kind: 'backup', summary: SUMMARY };
    },
  });
  await unread.getState().openBackup({ ...given(''), read: () => Promise.reject(new Error('gone')) });
  expect(unread.getState().openedBackup).toMatchObject({ kind: 'failed', trouble: { code: 'backup/not-read' } });
});

test('marks alone are saved and loaded, and what waits for its conversation is told', async () => {
  const { pieces, createFile } = fakeFile();
  const marked = [{ key: 'vcc-live:1:a' as ConversationKey, marks: { ...NO_MARKS, flagged: true } }];
  const merged = { changed: 1, waiting: 1, conflicts: 0 };
  const loaded: unknown[] = [];
  const store = fakeStore(
    {
      allMarks: async () => marked,
      mergeMarks: async marks => {
        loaded.push(marks);
        return merged;
      },
    },
    { createFile },
  );
  const { getState } = store;
  getState().saveSearch({ name: 'Refunds', text: 'tag:refund' });
  await getState().saveMarks();
  expect(pieces.join('')).toBe(
    printMarksFile({ at: NOW, marks: marked, searches: [{ name: 'Refunds', text: 'tag:refund' }] }),
  );
  expect(getState().dialog).toMatchObject({ told: { kind: 'saved', marked: 1, searches: 1 } });
  await getState().loadMarks(given(pieces.join(''), 'marks.json'));
  expect(loaded).toEqual([marked]);
  expect(getState().dialog).toMatchObject({ told: { kind: 'loaded', merged, searches: 1 } });
  await getState().loadMarks(given('{}', 'other.json'));
  expect(getState().dialog).toMatchObject({ told: { kind: 'failed', trouble: { code: 'backup/not-marks' } } });
  expect(loaded).toHaveLength(1);
});
