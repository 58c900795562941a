import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../domain/time';
import type { Clock } from './calendar';
import { looserQueries } from './loosen';
import { matches } from './match';
import { parseQuery } from './parse';
import { anyQuery } from './samples/arbitrary';
import { searchedHistory } from './samples/history';

const clock: Clock = { now: Date.UTC(2024, 4, 6) as Instant, zone: 'UTC' };

test.each([
  ['refund', []],
  ['"my order"', ['my order']],
  ['customer:refund', ['refund']],
  ['refund after:2025', ['after:2025', 'refund']],
  [
    'customer:"cancel my" in:="VIP desk"',
    [
      'customer:cancel customer:my in:=“VIP desk”',
      'customer:"cancel my" in:VIP\\ desk',
      '"cancel my" in:="VIP desk"',
      'in:="VIP desk"',
      'customer:"cancel my"',
    ].map(text => text.replace(/[“”]/g, '"')),
  ],
  ['a OR b', []],
])('%s', (text, looser) => {
  expect(looserQueries(parseQuery(text).query).map(one => one.text)).toEqual(looser);
});

test('what is looser finds everything that was found, and reads as it says', () => {
  const archive = searchedHistory();
  fc.assert(
    fc.property(anyQuery, query => {
      const found = archive.filter(one => matches(query, one, clock));
      for (const looser of looserQueries(query)) {
        expect(parseQuery(looser.text).query).toEqual(looser.query);
        expect(found.every(one => matches(looser.query, one, clock))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
