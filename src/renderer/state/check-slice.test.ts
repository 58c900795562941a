import { expect, test } from 'vitest';
import type { CheckReport } from '../archive/api';
import { fakeStore } from './archive.fixture';

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
