import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '#shared/domain/time';
import { explainQuery } from '#shared/query/evaluation/explain';
import type { Clock } from '#shared/query/language/calendar';
import { KEY_NAMES } from '#shared/query/language/keys';
import { parseQuery } from '#shared/query/language/parse';
import { anyQuery } from '#shared/query/samples/arbitrary';
import { runs } from '#shared/testing/runs';
import { explanationParts, explanationText } from './explain-text';
import { isTextKey } from './text';

const clock: Clock = { now: Date.UTC(2025, 2, 31, 10) as Instant, zone: 'Europe/Oslo' };
const said = (query: string) =>
  explanationText(explainQuery(parseQuery(query).query, clock), clock).replace(/[\u2068\u2069]/g, '');
const day = (text: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(text));

test.each([
  ['', 'All conversations.'],
  [
    'handled:liorr after:2017-01-01 sale',
    `Conversations that were handled by liorr, started on or after ${day('2017-01-01')}, and contain a word beginning with sale (days in Europe/Oslo).`,
  ],
  [
    'said-by-customer:"cancel my" -is:transferred,spam',
    'Conversations that have a message by the customer with exactly cancel my and are not transferred or spam.',
  ],
  [
    'agent:liorr from:customer,mira',
    'Conversations that are with the agent liorr and have a message by the customer or mira.',
  ],
  ['~refnd', 'Conversations that contain a word like refnd, also misspelt.'],
  [
    'during:2025-Q1',
    `Conversations that started between ${day('2025-01-01')} and ${day('2025-03-31')} (days in Europe/Oslo).`,
  ],
  ['on:2025-03-30', `Conversations that started on ${day('2025-03-30')} (days in Europe/Oslo).`],
  ['-before:today', `Conversations that did not start before ${day('2025-03-31')} (days in Europe/Oslo).`],
  ['during:2025..2024', 'Conversations that started at no time at all.'],
  ['messages:1 score:<40', 'Conversations that have 1 message and have a score of less than 40.'],
  ['messages:>5 duration:15m..1h', 'Conversations that have more than 5 messages and lasted 15m 00s to 1h 00m.'],
  [
    'refund (in:Billing OR in:Sales)',
    'Conversations that contain a word beginning with refund and (were in the queue Billing or were in the queue Sales).',
  ],
  ['-(a b)', 'Conversations that do not fit (contain a word beginning with a and contain a word beginning with b).'],
  ['source:vcc-live has:survey', 'Conversations that come from VCC Live and have a survey.'],
  ['-csat:*', 'Conversations that have no satisfaction value.'],
  [
    'field:a.b=1*,"two words" /x\\d/',
    'Conversations that have a field a.b that is 1* or two words in the original and have a text that fits the expression x\\d.',
  ],
])('%s', (query, sentence) => {
  expect(said(query)).toBe(sentence);
});

test('values can be told from the words around them', () => {
  const parts = explanationParts(explainQuery(parseQuery('in:"\u2068שלום" x').query, clock), clock);
  expect(parts).toEqual([
    { text: 'Conversations that were in the queue ', value: false },
    { text: '\u2068שלום\u2069', value: true },
    { text: ' and contain a word beginning with ', value: false },
    { text: '\u2068x\u2069', value: true },
    { text: '.', value: false },
  ]);
});

test('every query has a sentence', () => {
  fc.assert(
    fc.property(anyQuery, query => {
      expect(explanationText(explainQuery(query, clock), clock)).toMatch(
        /^(?:Conversations that .+|All conversations)\.$/s,
      );
    }),
    { numRuns: runs(200) },
  );
});

test('every key has a meaning', () => {
  expect([...KEY_NAMES, 'field'].filter(key => !isTextKey(`query.key.${key}`))).toEqual([]);
});

test('the sentence says by which clock days are meant', () => {
  const told = (more: object) =>
    explanationText(explainQuery(parseQuery('on:2025-03-30').query, { ...clock, ...more }), { ...clock, ...more });
  expect(told({ recorded: true })).toContain('(days as recorded by each file)');
  expect(told({ zone: 'Europe/Oslo' })).toContain('(days in Europe/Oslo)');
});
