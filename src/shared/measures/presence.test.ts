import { expect, test } from 'vitest';
import { extentOf, findPresence } from './presence';
import { BEGIN, happened, inventedConversation, itemKeyOf, line, moment, person } from './testing/invented';

const stays = (parts: Parameters<typeof inventedConversation>[0]) =>
  findPresence(inventedConversation(parts)).map(({ participant, from, until, told, openStart, openEnd }) => [
    participant,
    (from - BEGIN) / 1000,
    (until - BEGIN) / 1000,
    told,
    openStart,
    openEnd,
  ]);

test('a recorded presence is taken as it is, several of one person as several', () => {
  const presence = [
    { from: moment(0), until: moment(10) },
    { from: moment(20), until: moment(30) },
  ];
  expect(stays({ participants: [person('mira', 'agent', { presence })] })).toEqual([
    ['mira', 0, 10, 'presence', false, false],
    ['mira', 20, 30, 'presence', false, false],
  ]);
});

test('an open end reaches as far as the conversation and says that it is open', () => {
  const participants = [person('mira', 'agent', { presence: [{ from: moment(5) }] })];
  expect(stays({ participants, summary: { endedAt: moment(60) } })).toEqual([['mira', 5, 60, 'presence', false, true]]);
});

test('a presence that ends before it starts is kept as it is', () => {
  const participants = [person('mira', 'agent', { presence: [{ from: moment(50), until: moment(10) }] })];
  expect(stays({ participants })).toEqual([['mira', 50, 10, 'presence', false, false]]);
});

test('a transfer takes one person away and brings the other', () => {
  const [mira, jo] = [itemKeyOf('mira'), itemKeyOf('jo')];
  expect(
    stays({
      participants: [person('mira', 'agent'), person('jo', 'agent')],
      events: [
        happened('a', 'joined', 0, { participant: mira }),
        happened('b', 'transferred', 40, { from: { participant: mira }, to: { participant: jo } }),
        happened('c', 'ended', 90),
      ],
    }),
  ).toEqual([
    ['mira', 0, 40, 'events', false, false],
    ['jo', 40, 90, 'events', false, false],
  ]);
});

test('who only wrote was there from the first to the last line, and that is said', () => {
  expect(stays({ messages: [line('1', 'nadia', 3), line('2', 'mira', 5), line('3', 'nadia', 9)] })).toEqual([
    ['nadia', 3, 9, 'lines', true, true],
    ['mira', 5, 5, 'lines', true, true],
  ]);
});

test('without any time nobody was anywhere', () => {
  const conversation = inventedConversation({
    messages: [line('1', 'nadia', undefined)],
    events: [happened('a', 'joined', undefined, { participant: itemKeyOf('mira') })],
  });
  expect(findPresence(conversation)).toEqual([]);
  expect(extentOf(conversation)).toBeUndefined();
});

test('the extent holds every time that is known, also that of an end before its beginning', () => {
  expect(
    extentOf(
      inventedConversation({
        messages: [line('1', 'nadia', 10)],
        events: [happened('a', 'cobrowse', 5, { until: moment(2) })],
        attributes: [{ key: itemKeyOf('x'), type: 'purchase', at: moment(99), facts: [], products: [] }],
      }),
    ),
  ).toEqual({ from: BEGIN + 2000, until: BEGIN + 99_000 });
});
