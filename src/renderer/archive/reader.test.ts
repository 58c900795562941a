import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SortKey } from './contract/api';
import { cut } from './search/excerpts';
import { freshDatabases, TestArchive } from './testing/archive';
import { chatKey } from './testing/invented';

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
  ['anywhere:mira', ['9', '10']],
  ['mira', []],
  ['anywhere:olaf 什么', ['11']],
  ['anywhere:12', ['12']],
  ['12', []],
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

test('what is typed on goes on to be found, until it is something else', async () => {
  expect(await ask('r')).toEqual(['10']);
  expect(await ask('re')).toEqual(['10']);
  expect(await ask('ref or')).toEqual(['10']);
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

const orders = async (text: string) =>
  (
    await archive.reader.search({ text, sort: [{ column: 'relevance', descending: true }], offset: 0, limit: 9 })
  ).hits.map(({ head }) => head.vendorId);

test('what fits best comes first: more hits, and rare words', async () => {
  expect(await orders('anywhere:mira')).toHaveLength(2);
  // two of its four texts said by somebody hold it, against one of nine
  expect(await orders('creme OR refund')).toEqual(['9', '10']);
  expect(await orders('creme OR anywhere:mira')).toEqual(['9', '10']);
});

test('the items that hold a word are told in their order', async () => {
  const items = async (text: string) => (await archive.reader.hitsIn(chatKey('10'), text)).map(({ item }) => item);
  expect(await items('order refund')).toEqual(['m/0', 'm/2', 'm/3']);
  expect(await items('agent-said:refund -order')).toEqual(['m/3']);
  expect(await items('messages:>1')).toEqual([]);
});

test('what fits an expression is shown, marked and gone to like a word', async () => {
  const { hits } = await archive.reader.search({ text: '/refund\\s+\\w+/', sort: [], offset: 0, limit: 5 });
  const [hit] = hits;
  expect(hit?.excerpt?.marks.map(({ start, end }) => hit.excerpt?.text.slice(start, end))).toEqual(['refund sent']);
  expect([hit?.message, hit?.hitCount]).toEqual(['m/3', 1]);
  expect(await archive.reader.hitsIn(chatKey('10'), '/refund\\s+\\w+/')).toEqual([
    { item: 'm/3', marks: [{ start: 6, end: 17 }] },
  ]);
});

test('words and expressions are marked together, and what is left out is not', async () => {
  const { hits } = await archive.reader.search({ text: 'order /s\\w+t$/ -/zebra/', sort: [], offset: 0, limit: 5 });
  const { excerpt } = hits[0] ?? {};
  expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['Order', 'sent']);
  expect((await archive.reader.hitsIn(chatKey('10'), 'order -/sent/')).some(({ marks }) => marks)).toBe(false);
});

test('messages are counted in what was found, and nowhere else', async () => {
  const found = async (text: string) => (await archive.reader.search({ text, sort: [], offset: 0, limit: 0 })).messages;
  expect(await found('order')).toBe(2);
  expect(await found('crème please')).toBe(2);
  expect(await found('order OR creme')).toBe(4);
  expect(await found('order -id:10')).toBe(0);
  expect(await found('messages:>1')).toBeUndefined();
});

test('what was not understood is told', async () => {
  const { problems } = await archive.reader.search({ text: 'creme "cr', sort: [], offset: 0, limit: 1 });
  expect(problems?.map(({ code }) => code)).toEqual(['unclosed-quote']);
});

test('words that were probably meant are told, the closest first, and only those that somebody said', async () => {
  expect(await archive.reader.closeWords('cremee', 5)).toEqual([{ value: 'creme', count: 1 }]);
  expect(await archive.reader.closeWords('creme', 5)).toEqual([]);
  expect(await archive.reader.closeWords('mria', 5)).toEqual([]);
  expect(await archive.reader.closeWords('cre me', 5)).toEqual([]);
  expect(await ask('~cremee')).toEqual(['9']);
});

test('what nobody waits for any more is not read', async () => {
  const { reader } = archive;
  const gone = AbortSignal.abort(new Error('gone'));
  const clock = { now: START as never, zone: 'UTC' };
  const asked = [
    reader.search({ text: 'creme', sort: [], offset: 0, limit: 1 }, gone),
    reader.around({ text: 'creme', clock }, gone),
    reader.suggest('cr', 2, clock, gone),
    reader.hitsIn(chatKey('9'), 'creme', gone),
    reader.conversation(chatKey('9'), gone),
    reader.linked(chatKey('9'), gone),
    reader.originals({ conversation: chatKey('9') }, gone),
  ];
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'));
});

test('values and words are suggested by how often they stand there', async () => {
  expect(await archive.reader.values('agent', 'mi', 5)).toEqual([{ value: 'agent Mira', count: 2 }]);
  expect(await archive.reader.values('customer', '', 5)).toEqual([{ value: 'visitor Ann', count: 2 }]);
  expect(await archive.reader.values('id', '1', 2)).toEqual([
    { value: '10', count: 1 },
    { value: '11', count: 1 },
  ]);
  expect(await archive.reader.values('file', 'all', 2)).toEqual([{ value: 'all.json', count: 4 }]);
  expect(await archive.reader.values('import', '', 2)).toEqual([{ value: '2026-05-01', count: 4 }]);
  expect(await archive.reader.values('has', 'fi', 2)).toEqual([{ value: 'finding', count: 1 }]);
  expect(await archive.reader.words('CR', 5)).toEqual([{ value: 'creme', count: 1 }]);
  expect(await archive.reader.words('a', 2)).toEqual([
    { value: 'agent', count: 3 },
    { value: 'ann', count: 2 },
  ]);
});

test('an expression says how far it is, answers all who ask it at once, and ends when nobody waits', async () => {
  const request = { text: '/ref.nd/', sort: [], offset: 0, limit: 10 };
  const heard: unknown[] = [];
  const gone = new AbortController();
  const given = archive.reader.search(request, gone.signal);
  const kept = archive.reader.search(request, undefined, progress => heard.push(progress));
  gone.abort(new Error('newer'));
  await expect(given).rejects.toThrow('newer');
  expect((await kept).total).toBe(1);
  expect(heard).toEqual([{ opened: 0, total: 4 }]);
});
