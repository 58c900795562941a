import { expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation';
import type { ItemKey } from '#shared/domain/keys';
import { placedRanges } from './placed-ranges';

const key = (name: string) => name as ItemKey;
const said = (name: string, kind: string, text: string) =>
  ({ key: key(name), body: { kind, text } }) as unknown as Conversation['messages'][number];

const messages = [
  said('plain', 'text', '12 tents and 12 pegs'),
  said('card', 'card', 'Order 123456 Pay now'),
  said('long', 'text', 'abc'.repeat(10_000)),
];

test('a plain message is marked where it was found, and nowhere else', () => {
  const ranges = placedRanges({ messages }, new Map([[key('plain'), [{ start: 0, end: 2 }]]]));
  expect(ranges('12 tents and 12 pegs')).toEqual([{ start: 0, end: 2 }]);
  expect(ranges('12 more')).toEqual([]);
});

test('of a card each piece is marked that holds the words', () => {
  const ranges = placedRanges({ messages }, new Map([[key('card'), [{ start: 6, end: 12 }]]]));
  expect(ranges('123456: 123456')).toEqual([
    { start: 0, end: 6 },
    { start: 8, end: 14 },
  ]);
  expect(ranges('Pay now')).toEqual([]);
});

test('the beginning of a long message keeps its marks', () => {
  const ranges = placedRanges({ messages }, new Map([[key('long'), [{ start: 3, end: 6 }]]]));
  expect(ranges('abc'.repeat(5000))).toEqual([{ start: 3, end: 6 }]);
});
