import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SortKey } from './api';
import { cut } from './search';
import { freshDatabases, TestArchive } from './testing/archive';

let archive: TestArchive;
const START = 1_700_000_000_000;

const said = (...texts: string[]) =>
  texts.map((text, n) => ({ n, by: n % 2 === 0 ? 'visitor Ann' : 'agent Mira', text, at: START + n * 1000 }));

beforeAll(async () => {
  freshDatabases();
  archive = new TestArchive();
  const records = [
    { chat: '9', startedAt: START + 3000, lines: said('Crème brûlée, please', 'One crème coming up') },
    {
      chat: '10',
      startedAt: START + 2000,
      lines: said('My order A-1027 is late', 'I see', 'And the refund?', 'Order refund sent'),
    },
    { chat: '11', lines: [{ n: 0, by: 'agent Ölaf', text: '退款什么时候到' }] },
    { chat: '12', startedAt: START + 2000, lines: [], finding: 'repair/other' },
  ];
  await archive.import([{ name: 'all.json', records }]);
});
afterAll(() => archive.close());

const ask = async (text: string, sort: readonly SortKey[] = [], offset = 0, limit = 10) =>
  (await archive.reader.search({ text, sort, offset, limit })).hits.map(({ head }) => head.vendorId);

test('what has no time comes last, both ways', async () => {
  expect((await ask('')).at(0)).toBe('9');
  expect((await ask('')).at(-1)).toBe('11');
  expect((await ask('', [{ column: 'startedAt', descending: false }])).at(-1)).toBe('11');
});

test.each<[SortKey[], string[]]>([
  [[{ column: 'vendorId', descending: false }], ['9', '10', '11', '12']],
  [[{ column: 'vendorId', descending: true }], ['12', '11', '10', '9']],
  [[{ column: 'messages', descending: true }], ['10', '9', '11', '12']],
  [
    [
      { column: 'agent', descending: true },
      { column: 'vendorId', descending: false },
    ],
    ['11', '9', '10', '12'],
  ],
  [
    [
      { column: 'startedAt', descending: true },
      { column: 'vendorId', descending: true },
    ],
    ['9', '12', '10', '11'],
  ],
])('sorted by %j', async (sort, expected) => {
  expect(await ask('', sort)).toEqual(expected);
});

test('pages follow one another without a gap', async () => {
  const pages = [await ask('', [], 0, 3), await ask('', [], 3, 3), await ask('', [], 6, 3)];
  expect(pages.flat()).toEqual(await ask(''));
});

test.each([
  ['creme', ['9']],
  ['ORDER refund', ['10']],
  ['"order refund"', ['10']],
  ['"refund order"', []],
  ['a-1027', ['10']],
  ['mira', ['9', '10']],
  ['olaf 什么', ['11']],
  ['12', ['12']],
  ['?!', ['9', '10', '12', '11']],
])('%s finds %j', async (text, expected) => {
  expect((await ask(text)).sort()).toEqual([...expected].sort());
});

test('a hit shows where the words are, in the message that has most of them', async () => {
  const { hits, total } = await archive.reader.search({ text: 'order refu', sort: [], offset: 0, limit: 5 });
  expect(total).toBe(1);
  const excerpt = hits[0]?.excerpt;
  expect(excerpt?.text).toBe('Order refund sent');
  expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['Order', 'refu']);
  expect(hits[0]?.message).toBe('m/3');
});

test('typing on asks only what was found before, and finds the same', async () => {
  expect(await ask('r')).toEqual(['10']);
  expect(await ask('re')).toEqual(['10']);
  expect(await ask('ref or')).toEqual(['10']);
  expect(await ask('"ref')).toEqual(['10']);
  expect(await ask('"ref"')).toEqual([]);
});

test('a cancelled search ends with the reason', async () => {
  const control = new AbortController();
  control.abort();
  const asked = archive.reader.search({ text: 'never asked before', sort: [], offset: 0, limit: 5 }, control.signal);
  await expect(asked).rejects.toBe(control.signal.reason);
});

test('the needs of those who look after findings are counted', async () => {
  expect((await archive.reader.overview()).needsAttention).toBe(1);
});

test('a long text is cut around its first mark, between words and characters', () => {
  const text = `${'lead '.repeat(30)}hit ${'😀'.repeat(200)}`;
  const { text: shown, marks } = cut(text, [{ start: 150, end: 153 }]);
  expect(shown.startsWith('… lead')).toBe(true);
  expect(shown).not.toMatch(/\p{Surrogate}/u);
  expect(marks.map(({ start, end }) => shown.slice(start, end))).toEqual(['hit']);
});
