import { expect, test } from 'vitest';
import { inventedConversation, line, person } from './testing/invented';
import { silencesOf, waitsOf } from './waits';

const waits = (...messages: Parameters<typeof line>[]) =>
  waitsOf(inventedConversation({ messages: messages.map(parts => line(...parts)) })).map(
    ({ who, since, answer, ms }) => [who, since.key, answer.key, ms / 1000],
  );

test('the customer waits from the first line without an answer, the agent from the last line said', () => {
  expect(
    waits(['1', 'nadia', 0], ['2', 'nadia', 30], ['3', 'mira', 50], ['4', 'mira', 60], ['5', 'nadia', 100]),
  ).toEqual([
    ['customer', '1', '3', 50],
    ['agent', '4', '5', 40],
  ]);
});

test('a bot answers, an internal line does not', () => {
  expect(waits(['1', 'nadia', 0], ['2', 'mira', 10, { audience: 'internal' }], ['3', 'robo', 20])).toEqual([
    ['customer', '1', '3', 20],
  ]);
});

test('a report without words of its own answers nobody', () => {
  const report = { body: { kind: 'notice' as const, text: '', what: 'typing' } };
  expect(waits(['1', 'nadia', 0], ['2', 'mira', 10, report])).toEqual([]);
});

test('a line by nobody knows whom may have been the answer, so nothing is told', () => {
  expect(waits(['1', 'nadia', 0], ['2', undefined, 10], ['3', 'mira', 20])).toEqual([]);
});

test('an answer without a time ends the wait without a length', () => {
  expect(waits(['1', 'nadia', 0], ['2', 'mira', undefined], ['3', 'mira', 90], ['4', 'nadia', 95])).toEqual([
    ['agent', '3', '4', 5],
  ]);
});

test('a line never answered is no wait', () => {
  expect(waits(['1', 'mira', 0], ['2', 'nadia', 10])).toEqual([['agent', '1', '2', 10]]);
});

test('silence lies between any two lines that everybody could see', () => {
  const conversation = inventedConversation({
    participants: [person('nadia', 'customer'), person('mira', 'agent'), person('sys', 'system')],
    messages: [
      line('1', 'nadia', 0),
      line('2', 'sys', 5),
      line('3', 'nadia', 9),
      line('4', 'mira', 10, { audience: 'internal' }),
      line('5', 'mira', undefined),
      line('6', 'mira', 50),
    ],
  });
  expect(silencesOf(conversation).map(({ since, until, ms }) => [since.key, until.key, ms / 1000])).toEqual([
    ['1', '3', 9],
  ]);
});
