import { expect, test } from 'vitest';
import { happened, inventedConversation, itemKeyOf, line } from '#shared/measures/testing/invented';
import { rowKey } from '../rows/row-key';
import { rowsOf } from '../rows/rows';
import { destinationsIn } from './destinations';

const DAY = 86_400;
const keyOf = (item: string) => rowKey(inventedConversation().key, itemKeyOf(item));
const told = (parts: Parameters<typeof inventedConversation>[0]) =>
  destinationsIn(rowsOf([inventedConversation(parts)], 'utc')).map(({ kind, key }) => [kind, key]);

test('leads to the ends, to each day, behind each transfer and behind the longest wait', () => {
  expect(
    told({
      messages: [
        line('1', 'nadia', 0),
        line('2', 'mira', 100),
        line('3', 'nadia', 110),
        line('4', 'mira', 700),
        line('5', 'nadia', DAY),
      ],
      events: [happened('t', 'transferred', 720)],
    }),
  ).toEqual([
    ['first', keyOf('1')],
    ['day', keyOf('1')],
    ['transfer', keyOf('5')],
    ['day', keyOf('5')],
    ['wait', keyOf('5')],
    ['last', keyOf('5')],
  ]);
});

test('of a single line there is nowhere to go', () => {
  expect(told({ messages: [line('1', 'nadia', 0)] })).toEqual([]);
});
