import { expect, test } from 'vitest';
import type { FacetsAnswer, FacetsRequest } from '../../archive/contract/api';
import { fakeStore } from '../testing/archive.fixture';

test('an answer that comes late does not take the place of a later question', async () => {
  const waiting: { readonly text: string; readonly answer: (total: number) => void }[] = [];
  const store = fakeStore({
    facets: ({ text }: FacetsRequest) =>
      new Promise<FacetsAnswer>(resolve => waiting.push({ text, answer: total => resolve({ total, facets: [] }) })),
  });
  const first = store.getState().readArchiveTimeline('first');
  const second = store.getState().readArchiveTimeline('second');
  waiting.find(({ text }) => text === 'second')?.answer(2);
  await second;
  waiting.find(({ text }) => text === 'first')?.answer(1);
  await first;
  expect(store.getState().archiveTimeline).toMatchObject({ kind: 'known', total: 2 });
});

test('another stacking is asked for at once, with the words of the search', async () => {
  const asked: FacetsRequest[] = [];
  const store = fakeStore({
    facets: async request => {
      asked.push(request);
      return { total: 0, facets: [] };
    },
  });
  await store.getState().find('refund');
  asked.length = 0;
  store.getState().changeSettings({ stackBy: 'outcome' });
  expect(asked).toMatchObject([{ text: 'refund', stackBy: 'outcome', keys: [] }]);
});
