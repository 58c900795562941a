import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Instant } from '../../domain/time';
import { anyMarks } from '../../marks/arbitrary.fixture';
import type { Clock } from '../language/calendar';
import { parseQuery } from '../language/parse';
import { anyQuery } from '../samples/arbitrary';
import { searchedHistory } from '../samples/history';
import { matches } from '../testing/match';
import { relaxQuery } from './relax';

const clock: Clock = { now: Date.UTC(2024, 4, 6) as Instant, zone: 'UTC' };

test.each([
  ['refund', ['anywhere:refund']],
  ['"my order"', ['anywhere:"my order"', 'my order']],
  ['visitor:norway', ['anywhere:norway']],
  ['anywhere:refund', []],
  ['-refund', []],
  ['customer-said:refund', ['refund']],
  ['refund after:2025', ['anywhere:refund after:2025', 'after:2025', 'refund']],
  ['a -b (c OR d)', ['anywhere:a -b (anywhere:c OR anywhere:d)', '-b (c OR d)', 'a (c OR d)', 'a -b']],
  [
    'customer-said:"cancel my" in:="VIP desk"',
    [
      'customer-said:cancel customer-said:my in:=“VIP desk”',
      'customer-said:"cancel my" in:VIP\\ desk',
      '"cancel my" in:="VIP desk"',
      'in:="VIP desk"',
      'customer-said:"cancel my"',
    ].map(text => text.replace(/[“”]/g, '"')),
  ],
  ['tag:="late refund" -is:reviewed', ['tag:late\\ refund -is:reviewed', '-is:reviewed', 'tag:="late refund"']],
  ['a OR b', ['anywhere:a OR anywhere:b']],
])('%s', (text, looser) => {
  expect(relaxQuery(parseQuery(text).query).map(one => one.text)).toEqual(looser);
});

test('what is looser finds everything that was found, and reads as it says', () => {
  const history = searchedHistory();
  const marked = fc.tuple(...history.map(one => anyMarks.map(marks => ({ ...one, marks }))));
  const query = fc.oneof(
    { weight: 4, arbitrary: anyQuery },
    fc
      .constantFrom('tag:="C++" note:"call back"', 'tag:="Coaching" mine:>40', '-tag:"praise" is:flagged')
      .map(text => parseQuery(text).query),
  );
  fc.assert(
    fc.property(query, marked, (query, archive) => {
      const found = archive.filter(one => matches(query, one, clock));
      for (const looser of relaxQuery(query)) {
        expect(parseQuery(looser.text).query).toEqual(looser.query);
        expect(found.every(one => matches(looser.query, one, clock))).toBe(true);
      }
    }),
    { numRuns: runs(100) },
  );
});
