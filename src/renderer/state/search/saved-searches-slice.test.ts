import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeStore } from '../testing/archive.fixture';
import { oneLine, printSearches, readSearches } from './searches-text';

test('a search is saved, counted, renamed and run by its place', async () => {
  const asked: string[] = [];
  const store = fakeStore({
    counts: async texts => texts.map(text => text.length),
    search: async ({ text }) => {
      asked.push(text);
      return { total: 1, tookMs: 1, hits: [] };
    },
  });
  store.getState().saveSearch({ name: ' Low  scores ', text: 'score:<40' });
  store.getState().saveSearch({ name: 'Refunds', text: 'refund' });
  store.getState().renameSearch('id-1', 'Bad scores');
  await store.getState().countSaved();
  expect(store.getState().saved).toEqual([
    { id: 'id-1', name: 'Bad scores', text: 'score:<40' },
    { id: 'id-2', name: 'Refunds', text: 'refund' },
  ]);
  expect([...store.getState().savedCounts]).toEqual([
    ['id-1', 9],
    ['id-2', 6],
  ]);
  await store.getState().runSaved(1);
  await store.getState().runSaved(7);
  expect(asked).toEqual(['refund']);
  store.getState().removeSearch('id-1');
  expect(store.getState().saved.map(({ id }) => id)).toEqual(['id-2']);
});

test('a list taken from text keeps what was there under its id', () => {
  const store = fakeStore();
  store.getState().saveSearch({ name: 'One', text: 'one' });
  store.getState().saveSearch({ name: 'Two', text: 'two' });
  store.getState().replaceSearches([
    { name: 'Three', text: 'three' },
    { name: 'Again two', text: 'two' },
  ]);
  expect(store.getState().saved).toEqual([
    { id: 'id-3', name: 'Three', text: 'three' },
    { id: 'id-2', name: 'Again two', text: 'two' },
  ]);
});

test('what leads somewhere is remembered once, the latest first, and can be forgotten', async () => {
  const store = fakeStore();
  for (const text of ['one', 'two', 'one', '']) {
    await store.getState().find(text);
    store.getState().rememberSearch();
  }
  expect(store.getState().history).toEqual(['one', 'two']);
  store.getState().wipeHistory();
  expect(store.getState().history).toEqual([]);
});

test('while it is switched off, nothing that is searched for is kept', async () => {
  const store = fakeStore();
  store.getState().changeSettings({ rememberSearches: false });
  await store.getState().find('private');
  store.getState().rememberSearch();
  expect(store.getState().history).toEqual([]);
});

test('searches as text are the same when they are read again', () => {
  const word = fc.string({ unit: 'grapheme' }).map(oneLine);
  const search = fc.record({
    name: word.filter(name => name !== ''),
    text: word.filter(text => text !== '' && !/^#(?:\s|$)/.test(text)),
  });
  fc.assert(
    fc.property(fc.array(search), searches => {
      expect(readSearches(printSearches(searches))).toEqual(searches);
    }),
  );
});

test('a colleague’s text is read as it was meant', () => {
  expect(readSearches('# Low\r\nscore:<40\r\n\r\nrefund\r\n#\nis:spam\n# Nothing follows')).toEqual([
    { name: 'Low', text: 'score:<40' },
    { name: 'refund', text: 'refund' },
    { name: 'is:spam', text: 'is:spam' },
  ]);
});
