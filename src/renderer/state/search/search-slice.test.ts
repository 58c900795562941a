import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Archive, SearchAnswer, SearchRequest } from '../../archive/contract/api';
import { createActivity } from '../base/activity';
import type { SelectionSlice } from '../reading/selection-slice';
import { fakeHit, NOW } from '../testing/archive.fixture';
import { DEFAULT_SETTINGS, type SettingsSlice } from '../window/settings-slice';
import { boxOf } from './box-text';
import { createSearchSlice, hitAt, PAGE_LENGTH, type SearchSlice, shownResults } from './search-slice';

const answer = (total: number, ...names: string[]): SearchAnswer => ({
  total,
  tookMs: 2,
  hits: names.map(name => fakeHit(name)),
});
const pageOf = ({ offset, limit }: SearchRequest, total: number): SearchAnswer =>
  answer(total, ...Array.from({ length: Math.min(limit, total - offset) }, (_, index) => `row ${offset + index}`));

function open(search: Archive['search']) {
  const activity = createActivity();
  const flow = { asked: () => undefined, found: () => undefined };
  const store = createStore<SearchSlice & Pick<SettingsSlice, 'settings'> & Pick<SelectionSlice, 'cursor'>>()(
    (...api) => ({
      ...createSearchSlice({ archive: { search }, activity, now: () => NOW, flow })(...api),
      settings: DEFAULT_SETTINGS,
      cursor: -1,
    }),
  );
  return { store, activity, state: () => store.getState() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the answer to an older question never replaces a newer one', async () => {
  const answers = new Map<string, (found: SearchAnswer) => void>();
  const { state } = open(({ text }) => new Promise(resolve => answers.set(text, resolve)));

  const older = state().find('ref');
  const newer = state().find('refund');
  answers.get('refund')?.(answer(1, 'b'));
  answers.get('ref')?.(answer(1, 'a'));
  await Promise.all([older, newer]);

  expect(shownResults(state().search)?.query.text).toBe('refund');
  expect(shownResults(state().search)?.pages.get(0)).toEqual([fakeHit('b')]);
});

test('typing asks once, after a rest, and is busy meanwhile', async () => {
  const asked: string[] = [];
  const { state, activity } = open(async ({ text }) => {
    asked.push(text);
    return answer(0);
  });

  state().typeQuery(boxOf('r'));
  state().typeQuery(boxOf('re'));
  expect([activity.idle, asked]).toEqual([false, []]);
  await vi.runAllTimersAsync();

  expect([activity.idle, asked]).toEqual([true, ['re']]);
});

test('Enter while the rest is running asks once', async () => {
  const asked: string[] = [];
  const { state } = open(async ({ text }) => {
    asked.push(text);
    return answer(0);
  });
  state().typeQuery(boxOf('refund'));
  await state().find();
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['refund']);
});

test('what was found stays on the screen until the next answer', async () => {
  let release: (found: SearchAnswer) => void = () => undefined;
  const { state } = open(({ text }) =>
    text === 'a' ? Promise.resolve(answer(1, 'a')) : new Promise(resolve => (release = resolve)),
  );
  await state().find('a');
  const next = state().find('b');
  expect(state().search.kind).toBe('searching');
  expect(shownResults(state().search)?.query.text).toBe('a');
  release(answer(1, 'b'));
  await next;
  expect(shownResults(state().search)?.query.text).toBe('b');
});

test('a failed search says why and keeps what was there', async () => {
  const { state } = open(({ text }) =>
    text === 'a' ? Promise.resolve(answer(1, 'a')) : Promise.reject(new Error('gone')),
  );
  await state().find('a');
  await state().find('b');
  expect(state().search).toMatchObject({
    kind: 'failed',
    trouble: { code: 'page/unexpected', facts: { message: 'gone' } },
    previous: { query: { text: 'a' } },
  });
});

test('rows are read by the page, once, where they are looked at', async () => {
  const asked: number[] = [];
  const { state } = open(async request => {
    asked.push(request.offset);
    return pageOf(request, 1000);
  });
  await state().find('');
  await Promise.all([state().wantRows(350, 420), state().wantRows(390, 430)]);

  expect(asked).toEqual([0, 3 * PAGE_LENGTH, 4 * PAGE_LENGTH]);
  const results = shownResults(state().search);
  expect(results && hitAt(results, 417)?.head.vendorId).toBe('row 417');
  expect(results && hitAt(results, 500)).toBeUndefined();
});

test('a page that cannot be read is marked, and read when it is wanted again', async () => {
  let broken = true;
  const { state } = open(async request => {
    if (request.offset > 0 && broken) throw new Error('no');
    return pageOf(request, 300);
  });
  await state().find('');
  await state().wantRows(100, 150);
  expect([...(shownResults(state().search)?.failed ?? [])]).toEqual([1]);

  broken = false;
  await state().wantRows(100, 150);
  expect([...(shownResults(state().search)?.failed ?? [])]).toEqual([]);
  expect(shownResults(state().search)?.pages.get(1)?.length).toBe(PAGE_LENGTH);
});

test('far pages are let go, so that a long scroll does not fill the memory', async () => {
  const { state } = open(async request => pageOf(request, 100_000));
  await state().find('');
  for (let page = 1; page < 120; page += 1) await state().wantRows(page * PAGE_LENGTH, page * PAGE_LENGTH + 1);
  const pages = [...(shownResults(state().search)?.pages.keys() ?? [])];
  expect(pages.length).toBe(80);
  expect(pages).toContain(119);
});

test('orders are asked for one after another, and remembered for the next question', async () => {
  const asked: unknown[] = [];
  const { state } = open(async ({ sort }) => {
    asked.push(sort);
    return answer(0);
  });
  const chosen = [
    { column: 'score', descending: false },
    { column: 'startedAt', descending: false },
  ] as const;
  await state().sortBy(chosen);
  await state().find('refund');
  expect(asked).toEqual([chosen, chosen]);
});

test('the best match is asked for only where there are words, and the newest stand first among equals', async () => {
  const asked: unknown[] = [];
  const { state } = open(async ({ sort }) => {
    asked.push(sort.map(({ column }) => column));
    return answer(0);
  });
  await state().sortBy([{ column: 'relevance', descending: true }]);
  await state().find('in:Billing refund');
  await state().find('in:Billing -refund');
  expect(asked).toEqual([['startedAt'], ['relevance', 'startedAt'], ['startedAt']]);
});

test('the clock of a question is that of the zone', async () => {
  const zones: unknown[] = [];
  const { store, state } = open(async ({ clock }) => {
    zones.push(clock);
    return answer(0);
  });
  await state().find('');
  store.setState({ settings: { ...DEFAULT_SETTINGS, zone: 'mine' } });
  await state().find('');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(zones).toEqual([
    { now: NOW, zone: 'UTC', recorded: true },
    { now: NOW, zone: timeZone },
  ]);
});

test('a filter is added to the text, widened, and taken away again', async () => {
  const { state } = open(async () => answer(0));
  await state().find('refund');
  await state().toggleFilter('in', 'VIP desk');
  expect(state().draft).toBe('in:="VIP desk" refund');
  await state().addFilter('in', 'Billing');
  expect(state().draft).toBe('in:="VIP desk",=Billing refund');
  await state().toggleFilter('in', 'VIP desk');
  await state().toggleFilter('in', 'Billing');
  expect(state().draft).toBe('refund');
});

test('filters stand in front of what is typed, however they came', async () => {
  const { state } = open(async () => answer(0));
  await state().find('refund in:Billing');
  expect([state().draft, state().typedFrom]).toEqual(['in:Billing refund', 11]);
});

test('everything is lifted and brought back by the same', async () => {
  const asked: string[] = [];
  const { state } = open(async ({ text }) => {
    asked.push(text);
    return answer(0);
  });
  await state().find('is:spam refund');
  await state().clearQuery();
  expect([state().draft, state().cleared]).toEqual(['', 'is:spam refund']);
  await state().clearQuery();
  expect([state().draft, state().cleared]).toEqual(['is:spam refund', undefined]);
  await state().clearQuery();
  await state().find('other');
  expect(state().cleared).toBeUndefined();
  expect(asked).toEqual(['is:spam refund', '', 'is:spam refund', '', 'other']);
});

test('a time that is chosen takes the place of the one before, after the rest of typing', async () => {
  const asked: string[] = [];
  const { state } = open(async ({ text }) => {
    asked.push(text);
    return answer(0);
  });
  await state().find('during:2024 refund');
  state().limitTime('2025-01', '2025-02');
  state().limitTime('2025-01', '2025-03');
  expect(state().draft).toBe('during:2025-01..2025-03 refund');
  await vi.runAllTimersAsync();
  state().limitTime(undefined, undefined);
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['during:2024 refund', 'during:2025-01..2025-03 refund', 'refund']);
});

test('when only the archive changes, the rows that are looked at are read before anything is replaced', async () => {
  let total = 1000;
  let newer = 0;
  const { state } = open(async request => {
    const page = pageOf(request, total);
    return { ...page, hits: page.hits.map((_, nth) => fakeHit(`row ${request.offset + nth - newer}`)) };
  });
  await state().find('');
  await state().wantRows(480, 520);
  newer = 150;
  total += newer;
  await state().findAgain();
  const results = shownResults(state().search);
  // where they were, and where they are now
  expect([480, 519, 480 + newer, 519 + newer].map(row => results && hitAt(results, row)?.head.vendorId)).toEqual([
    'row 330',
    'row 369',
    'row 480',
    'row 519',
  ]);
});

test('what was typed since is asked as a question of its own, also when the archive brings it about', async () => {
  const { state } = open(async () => answer(0));
  await state().find('refund');
  await state().findAgain();
  expect(shownResults(state().search)?.query.by).toBe('archive');
  state().typeQuery({ text: 'refunds', from: 0 });
  await state().findAgain();
  expect(shownResults(state().search)?.query).toMatchObject({ text: 'refunds', by: 'user' });
});

test('a search that opens conversations says how far it is, and is given up for what was shown before', async () => {
  const asked: string[] = [];
  let signalled: AbortSignal | undefined;
  const { state } = open(({ text }, signal, listener) => {
    asked.push(text);
    if (text !== '/re/') return Promise.resolve(answer(3, 'a'));
    signalled = signal;
    listener?.({ opened: 64, total: 400 });
    return new Promise(() => undefined);
  });
  await state().find('tents');
  void state().find('/re/');
  expect(state().search).toMatchObject({ kind: 'searching', progress: { opened: 64, total: 400 } });
  await state().cancelSearch();
  expect([signalled?.aborted, state().draft.trim(), asked]).toEqual([true, 'tents', ['tents', '/re/', 'tents']]);
});
