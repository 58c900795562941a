import { expect, test } from 'vitest';
import { fakeStore } from './archive.fixture';
import { journalSearches } from './journal-searches';

type Journalled = readonly { readonly name: string; readonly text: string }[];
const LOW = { name: 'Low', text: 'score:<40' };

async function journalled(held: Journalled | undefined, kept: string | null, refuses = false) {
  const written: Journalled[] = [];
  const store = fakeStore();
  const archive = {
    journalledSearches: async () => held,
    journalSearches: async (searches: Journalled) => {
      if (refuses) throw Object.assign(new Error('full'), { code: 'archive/not-journalled' });
      written.push(searches);
    },
  };
  const { taken, stop } = journalSearches(store, archive, { getItem: () => kept });
  await taken;
  const names = () => store.getState().saved.map(({ name }) => name);
  return { store, written, names, stop };
}

test('a saved search is journalled as it is saved, and so is its removal', async () => {
  const { store, written, stop } = await journalled(undefined, null);
  store.getState().saveSearch(LOW);
  await Promise.resolve();
  const [search] = store.getState().saved;
  if (search !== undefined) store.getState().removeSearch(search.id);
  await Promise.resolve();
  expect(written).toEqual([[LOW], []]);
  stop();
  store.getState().saveSearch(LOW);
  expect(written).toHaveLength(2);
});

test('what the browser has forgotten comes back from the journal', async () => {
  expect((await journalled([LOW], null)).names()).toEqual(['Low']);
});

test('what the browser has not forgotten is not replaced by the journal', async () => {
  const { names, written } = await journalled([LOW], '{"saved":[]}');
  expect(names()).toEqual([]);
  expect(written).toEqual([[]]);
});

test('a search that is not kept in the journal is said to be so', async () => {
  const { store } = await journalled(undefined, null, true);
  store.getState().saveSearch(LOW);
  await new Promise(resolve => setTimeout(resolve));
  expect(store.getState().notice).toMatchObject({ kind: 'searches-not-kept' });
});
