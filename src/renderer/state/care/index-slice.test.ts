import { expect, test } from 'vitest';
import type { RebuildProgress } from '../../archive/contract/api';
import { fakeStore } from '../testing/archive.fixture';

/** An archive whose rebuilding goes on until the test ends it. */
function heldArchive() {
  let listener: (progress: RebuildProgress) => void = () => undefined;
  let finish = () => {};
  let calls = 0;
  return {
    report: (progress: RebuildProgress) => listener(progress),
    finish: () => finish(),
    calls: () => calls,
    archive: {
      rebuildIndex: (heard: (progress: RebuildProgress) => void, signal: AbortSignal) => {
        calls++;
        listener = heard;
        return new Promise<void>((resolve, reject) => {
          finish = resolve;
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    },
  };
}

test('building the index again tells how far it is, once at a time, and says when it is whole', async () => {
  const held = heldArchive();
  const store = fakeStore(held.archive);
  const done = store.getState().rebuildIndex();
  void store.getState().rebuildIndex();
  expect(held.calls()).toBe(1);
  held.report({ conversations: 3, total: 10 });
  expect(store.getState().indexWork).toEqual({ kind: 'working', progress: { conversations: 3, total: 10 } });
  held.finish();
  await done;
  expect(store.getState().indexWork).toEqual({ kind: 'rest' });
  expect(store.getState().notice).toMatchObject({ kind: 'index-whole' });
});

test('it can be stopped, and begun again', async () => {
  const held = heldArchive();
  const store = fakeStore(held.archive);
  const done = store.getState().rebuildIndex();
  store.getState().stopRebuilding();
  await done;
  expect(store.getState().indexWork).toEqual({ kind: 'rest' });
  void store.getState().rebuildIndex();
  expect(held.calls()).toBe(2);
});

test('why it failed is told', async () => {
  const store = fakeStore({ rebuildIndex: () => Promise.reject(new Error('no room')) });
  await store.getState().rebuildIndex();
  expect(store.getState().indexWork).toEqual({ kind: 'rest' });
  expect(store.getState().notice).toMatchObject({ kind: 'index-failed', trouble: { facts: { message: 'no room' } } });
});
