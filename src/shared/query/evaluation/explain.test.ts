import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { Instant } from '../../domain/time';
import type { Clock } from '../language/calendar';
import { parseQuery } from '../language/parse';
import { anyQuery } from '../samples/arbitrary';
import { type Clause, explainQuery } from './explain';

const clock: Clock = { now: Date.UTC(2025, 2, 31, 10) as Instant, zone: 'Europe/Oslo' };
const at = (text: string) => Date.parse(text);

test.each<[string, Clause]>([
  ['', { kind: 'everything' }],
  [
    'handled:liorr sale',
    {
      kind: 'all',
      of: [
        { kind: 'names', key: 'handled', values: [{ text: 'liorr', quoted: false }] },
        { kind: 'words', text: 'sale', quoted: false },
      ],
    },
  ],
  ['after:2017-01-01', { kind: 'time', period: { kind: 'since', from: at('2016-12-31T23:00Z'), days: true } }],
  ['before:2017', { kind: 'time', period: { kind: 'before', until: at('2016-12-31T23:00Z'), days: true } }],
  [
    'on:yesterday',
    {
      kind: 'time',
      period: { kind: 'within', from: at('2025-03-29T23:00Z'), until: at('2025-03-30T22:00Z'), days: true },
    },
  ],
  [
    'during:2025-03-01T10:00Z..',
    { kind: 'time', period: { kind: 'since', from: at('2025-03-01T10:00Z'), days: false } },
  ],
  ['during:2025..2024', { kind: 'time', period: { kind: 'never' } }],
  ['-score:<40', { kind: 'not', of: { kind: 'number', key: 'score', amount: { kind: 'less', value: 40 } } }],
  [
    'duration:15m..1h',
    { kind: 'duration', key: 'duration', amount: { kind: 'between', from: 900_000, until: 3_600_000 } },
  ],
  ['messages:..5', { kind: 'number', key: 'messages', amount: { kind: 'atMost', value: 5 } }],
  ['has:survey,rich', { kind: 'choices', key: 'has', values: ['survey', 'rich'] }],
  ['channel:*', { kind: 'known', key: 'channel' }],
  ['--refund', { kind: 'words', text: 'refund', quoted: false }],
])('%s', (text, clause) => {
  expect(explainQuery(parseQuery(text).query, clock)).toEqual(clause);
});

test('every query can be explained, and periods are real ones', () => {
  const check = (clause: Clause): void => {
    if (clause.kind === 'all' || clause.kind === 'any') clause.of.forEach(check);
    if (clause.kind === 'not') check(clause.of);
    if (clause.kind === 'time' && clause.period.kind === 'within') {
      expect(clause.period.from).toBeLessThan(clause.period.until);
      expect(() =>
        new Date(clause.kind === 'time' && clause.period.kind === 'within' ? clause.period.from : 0).toISOString(),
      ).not.toThrow();
    }
    if (clause.kind === 'number' || clause.kind === 'duration')
      expect(Object.values(clause.amount)).not.toContain(Number.NaN);
  };
  fc.assert(
    fc.property(anyQuery, query => check(explainQuery(query, clock))),
    { numRuns: runs(500) },
  );
});
