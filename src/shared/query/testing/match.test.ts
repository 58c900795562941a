import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Instant } from '../../domain/time';
import { Bitset } from '../../index/bitset';
import { addConversations, matchPhrase } from '../../index/matching/matcher';
import { sourceOf } from '../../index/segments/segment';
import { SegmentBuilder } from '../../index/segments/segment-builder';
import { encodeForIndex } from '../../index/terms/tokens';
import { changeMarks, type MarksChange } from '../../marks/change';
import { type Marks, NO_MARKS } from '../../marks/marks';
import { asksForMarks } from '../evaluation/column-test';
import { evaluate } from '../evaluation/evaluate';
import { matchesField } from '../evaluation/field';
import { testFilter } from '../evaluation/filter';
import { marksTest } from '../evaluation/own-words';
import type { Clock } from '../language/calendar';
import { someLeaf } from '../language/leaves';
import { parseQuery } from '../language/parse';
import { phraseOfWords } from '../language/phrase';
import { anyQuery } from '../samples/arbitrary';
import { conversationWith, line, person, searched, time } from '../samples/conversation';
import { searchedHistory } from '../samples/history';
import { matches, matchesPattern, type Searched } from './match';

const clock: Clock = { now: Date.UTC(2025, 2, 31, 10) as Instant, zone: 'UTC' };
const finds = (text: string, one: Searched) => matches(parseQuery(text).query, one, clock);

const call = searched(
  conversationWith({
    vendorId: 'T-1907',
    summary: {
      account: 'Shop North',
      channel: 'web',
      language: 'de-AT',
      requestedAt: time(0),
      startedAt: time(20),
      endedAt: time(950),
      status: 'ended',
      disposition: 'Ticket raised',
      endedBy: 'customer',
      scores: { chat: 40, alert: -1, satisfaction: 4 },
    },
    queues: [{ name: 'Test/calls/night', id: '14', path: ['Test', 'calls', 'night'] }],
    flags: ['transferred'],
    participants: [
      person('customer', 'Lena Brandt', 'c-77'),
      { ...person('agent', 'Ana Ríos', '109'), otherNames: ['ana@shop.example'] },
      person('agent', 'Tom', '169'),
      person('bot', 'Helper'),
    ],
    messages: [
      line('Lena Brandt', 'I want to cancel my order FW-2025-004711', 30),
      line('Ana Ríos', 'Straße und Hausnummer, bitte', 75),
      { ...line('Ana Ríos', 'she is upset', 80), audience: 'internal' },
    ],
    links: [{ reason: 'visit', value: 'v/3' }],
  }),
  { files: ['exports/march.json'], imports: ['2025-03-30 evening'], originals: [{ clientData: { customerid: 9812 } }] },
);
const silent = searched(conversationWith());

describe('a conversation is found by', () => {
  test.each([
    ['the beginning of a word', 'canc', 'cancel my'],
    ['accents and sharp s left out', 'strasse anywhere:rios', 'strass'],
    ['a word with a slip', '~cancle', 'customer-said:~odrer'],
    ['an order number in its parts', 'FW-2025-0047', '"FW-2025-004711"'],
    ['a phrase', '"cancel my order"', '"my order"'],
    ['who said it', 'customer-said:cancel', 'said-by-agent:hausnummer'],
    ['any message', 'said:cancel', 'said:hausnummer'],
    ['a name, a queue or an id, where any field is asked for', 'anywhere:brandt anywhere:night', 'anywhere:"T-1907"'],
    ['what only agents saw', 'internal:upset', '-internal:cancel'],
    ['who wrote', 'from:ana', 'from:"Lena Brandt"'],
    ['who was there without a word', 'with:tom', 'with:169'],
    ['who handled it', 'handled:ana', 'handled:helper'],
    ['a login', 'handled:ana@shop', 'from:"ana@shop.example"'],
    ['a queue above', 'in:Test', 'in:Test/calls'],
    ['a queue id', 'in:=14', 'in:Billing,14'],
    ['a whole name', 'handled:="ANA RIOS"', 'in:=Test/calls/night'],
    ['the customer', 'customer:lena', 'person:"c-77"'],
    ['an agent, also without a word of theirs', 'agent:tom', 'agent:=109'],
    ['a bot', 'bot:helper', 'bot:* -bot:=mira'],
    ['a role that wrote', 'from:customer from:agent', 'from:Customer -from:bot -from:system'],
    ['a queue by the names others use', 'queue:Test/calls', 'skill:=14'],
    ['its id', 'id:T-19', 'id:v/3'],
    ['where it came from', 'source:ccai account:shop channel:web', 'file:march.json import:2025-03-30'],
    ['its language', 'lang:de', 'lang:de-AT'],
    ['a day, which after takes in', 'after:2025-03-01', 'on:2025-03-01'],
    ['a day, which before leaves out', '-before:2025-03-01', 'before:2025-03-02'],
    ['relative days', 'after:-30d', 'before:today'],
    ['a quarter or a range', 'during:2025-Q1', 'during:2025-02..2025-03'],
    ['a range with an open end', 'during:..2025-03-01', 'during:2025-03-01..'],
    ['its length', 'duration:15m', 'duration:>15m'],
    ['its length in seconds', 'duration:930', 'duration:900..930'],
    ['waits and replies', 'wait:20 wait:<=20s', 'reply:45 reply:<1m'],
    ['numbers', 'messages:3 messages:1..3', 'csat:4 alert:-1'],
    ['a score', 'score:40', 'score:<=40'],
    ['its end', 'outcome:ticket', 'ended:customer status:ended'],
    ['what became of it', 'is:transferred,spam', 'has:internal'],
    ['what is known', 'score:* handled:* ended:*', 'outcome:*'],
    ['a vendor field', 'field:clientData.customerid=98*', 'field:CustomerID'],
    ['an expression', '/fw-\\d{4}/', '/^she/'],
    ['alternatives', 'refund OR cancel', '(refund OR cancel) handled:ana'],
  ])('%s', (_, one, other) => {
    expect([finds(one, call), finds(other, call)]).toEqual([true, true]);
    // of a conversation that says nothing only the opposite is true
    expect([one, other].map(text => finds(text, silent))).toEqual([one, other].map(text => text.startsWith('-')));
  });
});

test.each([
  ['a word is no part of another', 'ancel'],
  ['a quoted word does not go on', '"canc"'],
  ['a phrase does not run from one text into the next', '"ríos ana"'],
  ['a name does not run from one name into the next', 'handled:"Tom Ana"'],
  ['who was only there wrote nothing', 'from:tom'],
  ['a whole name is more than its beginning', 'handled:=Ana'],
  ['a short word has to be right', '~mi'],
  ['a slip too many', '~cnacle'],
  ['a beginning is not nearly the word', '~canc'],
  ['a name is not what was said', 'Brandt'],
  ['neither is a queue', 'night'],
  ['nor an id', '"T-1907"'],
  ['a customer is no agent', 'agent:lena'],
  ['a bot is no agent', 'agent:helper'],
  ['a role in quotation marks is a name', 'from:"customer"'],
  ['an agent is no customer', 'customer:ana'],
  ['what an agent said is not what the customer said', 'customer-said:hausnummer'],
  ['the day of before is left out', 'before:2025-03-01'],
  ['a length means no more than was written', 'duration:14m'],
  ['a field that is not there', 'field:clientData.name'],
  ['an expression looks at one text at a time', '/order.*Straße/'],
])('%s', (_, text) => {
  expect(finds(text, call)).toBe(false);
});

test('a conversation without messages is empty, and knows no time', () => {
  const found = ['is:empty', 'is:spam,empty', 'on:2025', '-on:2025', 'after:*', '-score:*', 'is:*', 'messages:0'];
  expect(found.map(text => finds(text, silent))).toEqual([true, true, false, true, false, true, false, true]);
});

test('days are those of the zone the query is asked in', () => {
  const late = searched(conversationWith({ summary: { startedAt: { at: Date.UTC(2025, 2, 1, 23, 30) as Instant } } }));
  const on = (zone: string, day: string) => matches(parseQuery(`on:${day}`).query, late, { ...clock, zone });
  expect([on('UTC', '2025-03-01'), on('Europe/Oslo', '2025-03-01'), on('Europe/Oslo', '2025-03-02')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('where days are as recorded, each conversation is asked by the clock that its own file wrote', () => {
  const at = Date.UTC(2025, 2, 6, 19) as Instant;
  const late = searched(conversationWith({ summary: { startedAt: { at, offsetMinutes: 330 } } }));
  const asked = (text: string) =>
    matches(parseQuery(text).query, late, { now: clock.now, zone: 'UTC', recorded: true as const });
  const found = ['on:2025-03-07', 'on:2025-03-06', 'before:2025-03-07T00:31', 'after:2025-03-07T00:31', 'after:*'];
  expect(found.map(asked)).toEqual([true, false, true, false, true]);
  expect([asked('before:2025-03-07T00:30Z'), asked('during:2025-03-07..2025-03-06T19:00Z')]).toEqual([true, true]);
});

test('a filter is told by the head and the files alone', () => {
  const { query } = parseQuery('file:march');
  if (query.kind !== 'filter' || query.key !== 'file') throw new TypeError('not a filter');
  const { head } = silent;
  const filtered = { head, files: ['a/March.json'], imports: [], marks: NO_MARKS };
  expect(testFilter({ ...query, key: 'file' }, filtered, clock)).toBe(true);
});

const marked = (...changes: readonly MarksChange[]): Marks =>
  changes.reduce((held, change) => changeMarks(held, change).marks, NO_MARKS);
const evaluated = searched(conversationWith(), {
  marks: marked(
    { kind: 'flag', flagged: true },
    { kind: 'tag', tag: 'Coaching' },
    { kind: 'tag', tag: 'VIP desk' },
    { kind: 'note', note: { id: 'n', text: 'Called back\nabout the refund', at: time(0).at } },
    { kind: 'evaluate', evaluation: 72 },
  ),
});

test.each([
  ['is:flagged', true],
  ['is:reviewed', false],
  ['-is:reviewed', true],
  ['is:spam,flagged', true],
  ['is:*', false],
  ['has:note', true],
  ['has:survey,note', true],
  ['has:*', false],
  ['tag:coach', true],
  ['tag:COACHING,praise', true],
  ['tag:desk', true],
  ['tag:"vip"', true],
  ['tag:=vip', false],
  ['tag:="vip desk"', true],
  ['-tag:*', false],
  ['note:refu', true],
  ['note:"back about"', true],
  ['note:"about back"', false],
  ['note:*', true],
  ['mine:72', true],
  ['mine:>70', true],
  ['mine:..71', false],
  ['mine:70..80', true],
  ['mine:*', true],
  ['refund', true],
  ['"back about"', true],
  ['anywhere:refund', true],
  ['coach desk', true],
  ['said:refund', false],
  ['"desk called"', false],
])('%s asks for own marks: %s', (text, expected) => {
  expect(finds(text, evaluated)).toBe(expected);
  expect(finds(text, searched(conversationWith()))).toBe(text.startsWith('-'));
});

test('a reviewed conversation is told by when it was', () => {
  const reviewed = searched(conversationWith(), { marks: marked({ kind: 'review', at: time(5).at }) });
  expect([finds('is:reviewed', reviewed), finds('-is:reviewed', reviewed)]).toEqual([true, false]);
});

test.each([
  ['refund is:spam has:survey score:>3', false],
  ['refund -is:reviewed', true],
  ['refund OR (has:note is:spam)', true],
  ['tag:*', true],
  ['mine:>3', true],
  ['note:refund', true],
])('whether %s asks for own marks is known without an answer', (text, expected) => {
  const { query } = parseQuery(text);
  expect(someLeaf(query, leaf => leaf.kind === 'filter' && asksForMarks(leaf))).toBe(expected);
});

describe('a vendor field', () => {
  const record = {
    info: { agentId: '77', ended: true, note: null, empty: '' },
    lines: [
      { text: 'Hi', by: 'Ána' },
      { text: 'Bye', tags: ['late', 'VIP'] },
    ],
    'user#_#name': { 'a.b': 3.5 },
  };
  test.each([
    ['by the end of its path', 'agentId', '77', true],
    ['by its whole path', 'info.agentId', '77', true],
    ['but not by the beginning', 'info', '77', false],
    ['nor by a part of a name', 'Id', '77', false],
    ['in any element of a list', 'lines.text', 'bye', true],
    ['in a list of values', 'tags', 'vip', true],
    ['without case and accents', 'LINES.BY', 'ana', true],
    ['with an asterisk in the value', 'text', 'b*e', true],
    ['with an asterisk in the path', 'l*.by', 'ána', true],
    ['that is true', 'ended', 'true', true],
    ['that is a number', 'user#_#name.a.b', '3.5', true],
    ['with one of several values', 'agentId', '12|77', true],
    ['with none of several values', 'agentId', '12|13', false],
    ['that is there', 'lines', undefined, true],
    ['that holds nothing', 'note', undefined, false],
    ['that is empty', 'empty', undefined, false],
    ['that nobody has', 'agentIds', undefined, false],
  ])('%s', (_, path, value, found) => {
    const values = value === undefined ? {} : { values: value.split('|') as [string, ...string[]] };
    expect(matchesField({ kind: 'field', path, ...values }, record)).toBe(found);
  });
});

test('a source that is no expression finds nothing', () => {
  expect(matchesPattern({ kind: 'pattern', source: '(' }, call.documents)).toBe(false);
});

test('the index finds what looking through everything finds', async () => {
  const archive = [call, silent, evaluated, ...searchedHistory()];
  const parts = partsOver(archive);
  const texts = [
    'ipad',
    'from:ana',
    'with:tom',
    'person:lena',
    '"my order"',
    'said:ipad -customer-said:ipad',
    'refund',
    'anywhere:refund',
    'anywhere:ana -ana',
    '~iapd',
    '~spledind ~refudn',
    'customer-said:~cancle',
    'from:customer -from:agent',
    'id:v/3',
    'tag:vip -mine:<9',
  ];
  const queries = fc.oneof(
    anyQuery,
    fc.constantFrom(...texts).map(text => parseQuery(text).query),
  );
  await fc.assert(
    fc.asyncProperty(queries, async query => {
      const found = await evaluate(query, parts, Bitset.full(archive.length));
      expect(archive.map((_, place) => found.has(place))).toEqual(archive.map(one => matches(query, one, clock)));
    }),
    { numRuns: runs(300) },
  );
});

function partsOver(archive: readonly Searched[]): Parameters<typeof evaluate>[1] {
  const builder = new SegmentBuilder();
  for (const { documents } of archive) {
    for (const { area, text } of documents) builder.addDocument(area, encodeForIndex(text));
    builder.endConversation();
  }
  const source = sourceOf(builder.build());
  const setOf = (test: (one: Searched, place: number) => boolean) => {
    const set = new Bitset(archive.length);
    for (const [place, one] of archive.entries()) if (test(one, place)) set.add(place);
    return set;
  };
  return {
    size: archive.length,
    words: async words => {
      const phrase = phraseOfWords(words);
      const inMarks = marksTest(words);
      const found = setOf(({ marks = NO_MARKS }) => inMarks(marks));
      if (phrase === undefined) return found;
      const run = { first: 0, count: archive.length, number: 0 };
      addConversations(found, await matchPhrase(source, phrase), source.head.conversationEnds, run);
      return found;
    },
    filter: filter =>
      setOf(({ head, files, imports = [], marks = NO_MARKS }) =>
        testFilter(filter, { head, files, imports, marks }, clock),
      ),
    opened: (part, among) => Promise.resolve(setOf((one, place) => among.has(place) && matches(part, one, clock))),
  };
}
