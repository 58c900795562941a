import { expect, test, vi } from 'vitest';
import { fakeStore } from '../testing/archive.fixture';

test('where nothing is found, the looser searches that find something are offered with their counts', async () => {
  const found: Readonly<Record<string, number>> = {
    'in:Billing': 12,
    '"cancel order"': 0,
    'in:Billing cancel order': 3,
  };
  const store = fakeStore({ counts: async texts => texts.map(text => found[text] ?? 0) });
  await store.getState().find('in:Billing "cancel order"');
  await vi.waitFor(() => expect(store.getState().looser?.text).toBe('in:Billing "cancel order"'));
  expect(store.getState().looser?.offers.map(({ text, count, change }) => [text, count, change.kind])).toEqual([
    ['in:Billing cancel order', 3, 'unquoted'],
    ['in:Billing', 12, 'without'],
  ]);
});

test('an empty archive is offered nothing, and neither is a search whose counts cannot be read', async () => {
  const store = fakeStore({ counts: () => Promise.reject(new Error('torn')) });
  await store.getState().find('');
  expect(store.getState().looser).toBeUndefined();
  await store.getState().find('in:Billing refund');
  await vi.waitFor(() => expect(store.getState().looser).toEqual({ text: 'in:Billing refund', offers: [] }));
});

test('how many more are found in names and other fields is counted, and what asks for them', async () => {
  const found: Readonly<Record<string, number>> = { 'in:Billing anywhere:refund -late': 59 };
  const store = fakeStore({
    search: async () => ({ total: 5, hits: [], tookMs: 1 }),
    counts: async texts => texts.map(text => found[text] ?? 5),
  });
  await store.getState().find('in:Billing refund -late');
  await vi.waitFor(() =>
    expect(store.getState().elsewhere).toEqual({
      asked: 'in:Billing refund -late',
      text: 'in:Billing anywhere:refund -late',
      words: ['refund'],
      count: 54,
    }),
  );
  await store.getState().find('refund');
  await vi.waitFor(() => expect(store.getState().elsewhere).toBeUndefined());
});

test('nothing is opened a second time to count it', async () => {
  const asked: string[] = [];
  const store = fakeStore({
    search: async () => ({ total: 5, hits: [], tookMs: 1 }),
    counts: async texts => {
      asked.push(...texts);
      return texts.map(() => 9);
    },
  });
  await store.getState().find('refund /order \\d/');
  await store.getState().find('agent:mira');
  expect([asked, store.getState().elsewhere]).toEqual([[], undefined]);
});

test('a word that was probably mistyped is offered as it was meant, behind what stands elsewhere', async () => {
  const store = fakeStore({
    closeWords: async word => (word === 'refnd' ? [{ value: 'refund', count: 40 }] : []),
    counts: async texts => texts.map(text => (text.startsWith('in:Billing') ? 3 : 9)),
  });
  await store.getState().find('in:Billing refnd -ordr');
  await vi.waitFor(() => expect(store.getState().looser?.offers.length).toBeGreaterThan(0));
  expect(
    store
      .getState()
      .looser?.offers.slice(0, 2)
      .map(({ text, change }) => [text, change.kind]),
  ).toEqual([
    ['in:Billing anywhere:refnd -ordr', 'everywhere'],
    ['in:Billing refund -ordr', 'meant'],
  ]);
});
