import { expect, test } from 'vitest';
import { fakeStore } from '../testing/archive.fixture';

test('D-08: whether the browser keeps the archive is known once it was asked, and may be asked again', async () => {
  let promises = false;
  const store = fakeStore({ kept: async () => promises });
  expect(store.getState().keeping).toBe('unknown');
  await store.getState().askToKeep();
  expect(store.getState().keeping).toBe('refused');
  promises = true;
  await store.getState().askToKeep();
  expect(store.getState().keeping).toBe('kept');
});

test('a browser that fails to answer has promised nothing', async () => {
  const store = fakeStore({ kept: () => Promise.reject(new Error('no storage')) });
  await store.getState().askToKeep();
  expect(store.getState().keeping).toBe('refused');
});
