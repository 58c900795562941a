import { expect, test } from 'vitest';
import type { CheckReport } from '../../archive/contract/api';
import { fakeStore } from '../testing/archive.fixture';

test('a check tells how far it is and what it found, and a repair what it brought back', async () => {
  let finish: (report: CheckReport) => void = () => undefined;
  const report: CheckReport = { rows: 9, damaged: 1, found: [{ kind: 'heads', rows: 1, conversations: 0 }] };
  const repaired = { damaged: 1, imports: 1, lost: [], lostMarks: 0 };
  const store = fakeStore({
    check: listener => {
      listener({ rows: 3, total: 9 });
      return new Promise(resolve => {
        finish = resolve;
      });
    },
    repair: async () => repaired,
  });
  const done = store.getState().checkArchive();
  expect(store.getState().check).toEqual({ kind: 'checking', progress: { rows: 3, total: 9 } });
  // a second one does not begin while one runs
  await store.getState().repairArchive();
  finish(report);
  await done;
  expect(store.getState().check).toEqual({ kind: 'checked', report });
  await store.getState().repairArchive();
  expect(store.getState().check).toEqual({ kind: 'repaired', report: repaired });
});

test('the last check is remembered for the next start, and a repair with it; one that was stopped is not', async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  let damaged = 2;
  const archive = {
    check: async () => ({ rows: 9, damaged, found: [] }),
    repair: async () => ({ damaged: 2, imports: 1, lost: [], lostMarks: 0 }),
  };
  const lastOf = (store = fakeStore(archive, { storage })) => store.getState().lastCheck;
  expect(lastOf()).toBeUndefined();
  await fakeStore(archive, { storage }).getState().checkArchive();
  expect(lastOf()).toMatchObject({ found: 'damaged', damaged: 2 });
  await fakeStore(archive, { storage }).getState().repairArchive();
  expect(lastOf()).toMatchObject({ found: 'repaired', damaged: 2 });
  damaged = 0;
  await fakeStore(archive, { storage }).getState().checkArchive();
  const whole = lastOf();
  expect(whole).toMatchObject({ found: 'whole', damaged: 0 });
  const failing = { check: () => Promise.reject(new Error('stopped')) };
  await fakeStore(failing, { storage }).getState().checkArchive();
  expect(lastOf()).toEqual(whole);
  kept.set('lectern.check', '{"found":"nonsense"}');
  expect(lastOf()).toBeUndefined();
});

test('one that is stopped leaves nothing to tell, one that fails says why', async () => {
  const store = fakeStore({
    check: (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    repair: () => Promise.reject(new Error('no room')),
  });
  const done = store.getState().checkArchive();
  store.getState().stopCheck();
  await done;
  expect(store.getState().check).toEqual({ kind: 'rest' });
  await store.getState().repairArchive();
  expect(store.getState().check).toMatchObject({ kind: 'failed', trouble: { code: 'page/unexpected' } });
});
