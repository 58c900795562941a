import { expect, test, vi } from 'vitest';
import type { Instant } from '#shared/domain/time';
import type { Facet, FacetsAnswer, FacetsRequest, Histogram } from '../../archive/contract/api';
import { fakeStore, NOW } from '../testing/archive.fixture';
import { facetRows, steadyRows, tells } from './facet-rows';

const facet = (key: Facet['key'], values: Readonly<Record<string, number>>, differs: Partial<Facet> = {}): Facet => ({
  key,
  values: Object.entries(values).map(([value, count]) => ({ value, count })),
  distinct: Object.keys(values).length,
  without: 0,
  ...differs,
});
const answer = (total: number, ...facets: readonly Facet[]): FacetsAnswer => ({ total, facets });

const WHOLE = answer(9, facet('source', { liveperson: 5, ctlive: 4 }), facet('in', { Billing: 6, Sales: 3 }));

function open(answers: Readonly<Record<string, FacetsAnswer>>) {
  const asked: FacetsRequest[] = [];
  const store = fakeStore({
    facets: async request => {
      asked.push(request);
      return answers[request.text] ?? WHOLE;
    },
  });
  const view = async (text: string) => {
    await store.getState().readAround(text, false);
    const { facets } = store.getState();
    if (facets.kind !== 'known') throw new TypeError('no facets');
    return facets.view;
  };
  return { store, asked, view };
}

test('what a facet narrows by is counted as if it did not', async () => {
  const { asked, view } = open({
    'source:liveperson refund': answer(2, facet('source', { liveperson: 2 }), facet('in', { Billing: 2 })),
    refund: answer(3, facet('source', { liveperson: 2, ctlive: 1 })),
  });
  const known = await view('source:liveperson refund');
  expect(facetRows(known, 'source', 'source:liveperson refund').rows).toEqual([
    { value: 'liveperson', count: 2, active: true },
    { value: 'ctlive', count: 1, active: false },
  ]);
  expect(asked.map(({ text, keys }) => [text, keys])).toEqual([
    ['', undefined],
    ['source:liveperson refund', undefined],
    ['refund', ['source']],
  ]);
  expect(asked[0]?.clock).toEqual({ now: NOW, zone: 'UTC', recorded: true });
});

test('a value that was typed in other letters is the value it finds', async () => {
  const { view } = open({
    'in:billing refund': answer(2, facet('in', { Billing: 2 })),
    refund: answer(3, facet('in', { Billing: 2, Sales: 1 })),
  });
  const known = await view('in:billing refund');
  expect(facetRows(known, 'in', 'in:billing refund').rows).toEqual([
    { value: 'billing', count: 2, active: true },
    { value: 'Sales', count: 1, active: false },
  ]);
});

test('values of the whole archive stay when nothing is found in them, and so do those that are asked for', async () => {
  const { view } = open({ 'in:Nowhere zebra': answer(0), zebra: answer(0) });
  const known = await view('in:Nowhere zebra');
  expect(facetRows(known, 'in', 'in:Nowhere zebra').rows).toEqual([
    { value: 'Nowhere', active: true },
    { value: 'Billing', count: 0, active: false },
    { value: 'Sales', count: 0, active: false },
  ]);
});

test('the time is told over the whole archive, as if none were chosen', async () => {
  const day = (nth: number) => Date.UTC(2025, 2, nth) as Instant;
  const histogram: Histogram = {
    unit: 'day',
    parts: [{ kind: 'value', value: 'liveperson' }],
    buckets: [1, 2].map(nth => ({ from: day(nth), until: day(nth + 1), counts: [nth] })),
    untimed: 0,
  };
  const { view, asked } = open({
    '': { ...WHOLE, histogram },
    'on:2025-03-01 zebra': answer(0),
    zebra: { ...answer(4), between: [0, 3] },
  });
  expect((await view('on:2025-03-01 zebra')).times).toEqual({
    everything: histogram,
    found: [0, 3],
    stacked: undefined,
    untimed: 1,
  });
  expect(asked).toContainEqual(expect.objectContaining({ text: 'zebra', keys: [], edges: [day(1), day(2), day(3)] }));
});

test('the archive as a whole is asked for once, until it changes', async () => {
  const { store, asked } = open({});
  await store.getState().readAround('a', false);
  await store.getState().readAround('b', false);
  await store.getState().readAround('c', true);
  expect(asked.map(({ text }) => text)).toEqual(['', 'a', 'b', '', 'c']);
});

test('an older answer never takes the place of a newer one', async () => {
  const answers = new Map<string, (answer: FacetsAnswer) => void>();
  const signals: (AbortSignal | undefined)[] = [];
  const store = fakeStore({
    facets: ({ text }, signal) =>
      new Promise((resolve, reject) => {
        signals.push(signal);
        answers.set(text, resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  const older = store.getState().readAround('a', false);
  const newer = store.getState().readAround('b', false);
  expect(signals.map(signal => signal?.aborted)).toEqual([true, true, false, false]);
  answers.get('')?.(WHOLE);
  answers.get('b')?.(answer(2));
  answers.get('a')?.(answer(1));
  await Promise.all([older, newer]);
  expect(store.getState().facets).toMatchObject({ kind: 'known', view: { text: 'b', answer: { total: 2 } } });
});

test('another stacking is asked for at once, with the words of the search', async () => {
  const { store, asked } = open({});
  await store.getState().find('refund');
  await store.getState().readAround('refund', false);
  asked.length = 0;
  store.getState().changeSettings({ stackBy: 'outcome' });
  expect(asked).toMatchObject([{ text: 'refund', stackBy: 'outcome' }]);
});

test('a failure is said, and the next question asks everything again', async () => {
  let broken = true;
  const store = fakeStore({
    facets: async () => {
      if (broken) throw new Error('torn');
      return WHOLE;
    },
  });
  await store.getState().readAround('', false);
  expect(store.getState().facets.kind).toBe('failed');
  broken = false;
  await store.getState().readAround('', false);
  expect(store.getState().facets.kind).toBe('known');
});

test('a facet with one value that everything has tells nothing', () => {
  expect([
    tells(facet('channel', { chat: 9 })),
    tells(facet('channel', { chat: 8 }, { without: 1 })),
    tells(facet('channel', { chat: 8, mail: 1 })),
    tells(undefined),
  ]).toEqual([false, true, true, false]);
});

test('values keep the places they have, those that have gone too, and new ones come after them', () => {
  const row = (value: string, count: number) => ({ value, count, active: false });
  const now = { rows: [row('c', 9), row('a', 2), row('d', 1)], more: 0 };
  expect(steadyRows(now, ['a', 'b', 'c']).rows).toEqual([row('a', 2), row('b', 0), row('c', 9), row('d', 1)]);
  expect(steadyRows({ ...now, more: 3 }, ['b']).rows[0]).toEqual({ value: 'b', active: false });
});

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
    facets: async () => answer(5),
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
    facets: async () => answer(5),
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
