import { expect, test } from 'vitest';
import { fakeStore } from '../testing/archive.fixture';

test('a pane with room is shown and hidden, one without lies over the others', () => {
  const store = fakeStore();
  store.getState().togglePane('inspector');
  expect([store.getState().settings.inspectorShown, store.getState().drawer]).toEqual([false, undefined]);

  store.getState().setWidth('medium');
  store.getState().togglePane('inspector');
  expect([store.getState().settings.inspectorShown, store.getState().drawer]).toEqual([false, 'inspector']);
  store.getState().togglePane('inspector');
  expect(store.getState().drawer).toBeUndefined();
});

test('a drawer is put away when the window changes its room', () => {
  const store = fakeStore();
  store.getState().setWidth('narrow');
  store.getState().togglePane('sidebar');
  store.getState().setWidth('wide');
  expect(store.getState().drawer).toBeUndefined();
});

test('the same words said twice are two announcements', () => {
  const store = fakeStore();
  store.getState().say('3 conversations');
  const first = store.getState().said;
  store.getState().say('3 conversations');
  expect(store.getState().said).not.toEqual(first);
});
