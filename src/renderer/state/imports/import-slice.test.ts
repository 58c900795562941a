import { expect, test } from 'vitest';
import type { Archive, ImportOutcome, ImportPreview } from '../../archive/contract/api';
import type { AppStore } from '../store';
import { fakeRecord, fakeReport, fakeStore } from '../testing/archive.fixture';

const source = (name: string) => ({ id: name, name, bytes: 10 });
const ready: ImportPreview = {
  kind: 'ready',
  files: [{ report: fakeReport('march.json'), outcome: { added: 2, extended: 0, unchanged: 0 } }],
  outcome: { added: 2, extended: 0, unchanged: 0 },
  neededBytes: 100,
  reservedBytes: 50,
};
const repaired = fakeReport('broken.json', {
  findings: [{ severity: 'repaired', code: 'repair/missing-comma', place: { file: 'broken.json' } }],
  findingCounts: { 'repair/missing-comma': 1 },
});

const importing = (differs: Partial<Archive>) => fakeStore({ previewImport: async () => ready, ...differs });
const settled = (store: AppStore, kind: string) =>
  new Promise<void>(resolve => {
    const check = () => {
      if (store.getState().importing.kind !== kind) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(check);
    check();
  });

test('nothing is imported before the user says so', async () => {
  let imported = 0;
  const store = importing({
    runImport: async () => {
      imported += 1;
      return { kind: 'done', record: fakeRecord('i1') };
    },
  });
  store.getState().enqueueImport([source('march.json')]);
  await settled(store, 'previewed');
  expect(imported).toBe(0);
  await store.getState().confirmImport();
  expect(imported).toBe(1);
});

test('a clean import is told in one line', async () => {
  const store = importing({ runImport: async () => ({ kind: 'done', record: fakeRecord('i1') }) });
  store.getState().enqueueImport([source('march.json')]);
  await settled(store, 'previewed');
  await store.getState().confirmImport();
  expect(store.getState().importing).toEqual({ kind: 'idle' });
  expect(store.getState().notice).toEqual({ id: 1, kind: 'imported', record: fakeRecord('i1') });
});

test.each<[string, ImportOutcome]>([
  ['a repair', { kind: 'done', record: fakeRecord('i1', { files: [repaired] }) }],
  ['a rejected record', { kind: 'done', record: fakeRecord('i1', { files: [fakeReport('a.json', { rejected: 1 })] }) }],
  ['nothing to import', { kind: 'nothing', files: [] }],
  ['a full disk', { kind: 'failed', code: 'archive/disk-full' }],
])('%s opens the report', async (_, outcome) => {
  const store = importing({ runImport: async () => outcome });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  await store.getState().confirmImport();
  expect(store.getState().importing).toMatchObject({ kind: 'ended', ending: outcome });
  expect(store.getState().notice).toBeUndefined();
});

test('what is dropped on a preview is looked at with the rest', async () => {
  const previewed: number[] = [];
  const store = importing({
    previewImport: async (_port, _listener, _signal, bytes) => {
      previewed.push(bytes ?? 0);
      return ready;
    },
  });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  store.getState().enqueueImport([source('b.json'), source('c.json')]);
  await settled(store, 'previewing');
  await settled(store, 'previewed');
  expect([previewed, store.getState().waitingImports.length]).toEqual([[10, 30], 0]);
  expect(store.getState().importing).toMatchObject({ job: { added: 2 } });
});

test('files of two kinds of reader, and drops on a running import, wait for one another', async () => {
  const previewed: number[] = [];
  const store = importing({
    previewImport: async (_port, _listener, _signal, bytes) => {
      previewed.push(bytes ?? 0);
      return ready;
    },
    runImport: async () => ({ kind: 'nothing', files: [] }),
  });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  store.getState().enqueueImport([{ ...source('b.json'), ticket: 'b' }]);
  expect([previewed, store.getState().waitingImports.length]).toEqual([[10], 1]);

  await store.getState().confirmImport();
  store.getState().closeImport();
  await settled(store, 'previewed');
  expect([previewed.length, store.getState().waitingImports.length]).toEqual([2, 0]);
});

test('a preview that is put away imports nothing and lets the next one come', async () => {
  const store = importing({});
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  store.getState().cancelImport();
  expect(store.getState().importing).toEqual({ kind: 'idle' });
});

test('a running import that is cancelled waits for the word that nothing was kept', async () => {
  let answer: (outcome: ImportOutcome) => void = () => undefined;
  let stopped = false;
  const store = importing({
    runImport: (_port, _options, _listener, signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return new Promise(resolve => {
        answer = resolve;
      });
    },
  });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  const run = store.getState().confirmImport();
  await settled(store, 'importing');
  await Promise.resolve();
  store.getState().cancelImport();
  expect(store.getState().importing).toMatchObject({ kind: 'importing', stopping: true });

  answer({ kind: 'cancelled' });
  await run;
  expect(stopped).toBe(true);
  expect(store.getState().importing).toEqual({ kind: 'idle' });
  expect(store.getState().notice).toMatchObject({ kind: 'cancelled' });
});

test('a reader that cannot be started is a failure with a reason, and the channel is closed', async () => {
  const store = importing({ runImport: () => Promise.reject(new Error('no worker')) });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  await store.getState().confirmImport();
  expect(store.getState().importing).toMatchObject({
    kind: 'ended',
    ending: { kind: 'failed', code: 'page/unexpected', facts: { message: 'no worker' } },
  });
});

test('the account goes to the reader and to the archive', async () => {
  const options: unknown[] = [];
  const store = importing({
    runImport: async (_port, given) => {
      options.push(given);
      return { kind: 'done', record: fakeRecord('i1') };
    },
  });
  store.getState().enqueueImport([source('a.json')]);
  await settled(store, 'previewed');
  await store.getState().confirmImport('North');
  expect(options).toMatchObject([{ account: 'North', bytes: 10 }]);
});

test('taking an import back is said, and said when it cannot be done', async () => {
  const undone: string[] = [];
  const store = importing({
    undoImport: async id => {
      if (id === 'i2') throw new Error('locked');
      undone.push(id);
    },
  });
  await store.getState().undoImport(fakeRecord('i1'));
  expect([undone, store.getState().notice]).toMatchObject([['i1'], { kind: 'undone', conversations: 2 }]);
  await store.getState().undoImport(fakeRecord('i2'));
  expect(store.getState().notice).toMatchObject({ kind: 'undo-failed', trouble: { facts: { message: 'locked' } } });
});
