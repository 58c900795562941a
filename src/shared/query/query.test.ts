import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import type { KeyName } from './language/keys';
import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import type { Query } from './language/tree';
import { anyQuery, anyText } from './samples/arbitrary';

const word = (text: string): Query => ({ kind: 'words', text, quoted: false });
const phrase = (text: string): Query => ({ kind: 'words', text, quoted: true });
const filter = (key: KeyName, ...values: readonly string[]): Query => ({
  kind: 'filter',
  key,
  test: { kind: 'is', values: values.map(text => ({ text, quoted: false })) },
});

describe('reading', () => {
  test.each<[string, Query]>([
    ['', { kind: 'everything' }],
    ['   ', { kind: 'everything' }],
    ['refund', word('refund')],
    ['refund money', { kind: 'all', of: [word('refund'), word('money')] }],
    ['"my order"', phrase('my order')],
    ['“my order”', phrase('my order')],
    ['-refund', { kind: 'not', of: word('refund') }],
    ['well-known', word('well-known')],
    ['a OR b c', { kind: 'any', of: [word('a'), { kind: 'all', of: [word('b'), word('c')] }] }],
    ['(a OR b) c', { kind: 'all', of: [{ kind: 'any', of: [word('a'), word('b')] }, word('c')] }],
    ['-(a b)', { kind: 'not', of: { kind: 'all', of: [word('a'), word('b')] } }],
    ['or', word('or')],
    ['~refnd', { kind: 'words', text: 'refnd', quoted: false, close: true }],
    ['\\~refnd', word('~refnd')],
    ['re~fnd', word('re~fnd')],
    ['survey:~refnd', { kind: 'words', text: 'refnd', quoted: false, close: true, key: 'survey' }],
    [
      '~call-back',
      {
        kind: 'all',
        of: [
          { kind: 'words', text: 'call', quoted: false, close: true },
          { kind: 'words', text: 'back', quoted: false, close: true },
        ],
      },
    ],
    ['customer-said:"cancel my"', { kind: 'words', text: 'cancel my', quoted: true, key: 'customer-said' }],
    ['Customer-Said:cancel', { kind: 'words', text: 'cancel', quoted: false, key: 'customer-said' }],
    ['said-by-agent:sorry', { kind: 'words', text: 'sorry', quoted: false, key: 'agent-said' }],
    [
      'person:lena',
      { kind: 'filter', key: 'customer', test: { kind: 'is', values: [{ text: 'lena', quoted: false }] } },
    ],
    [
      'in:Billing,"VIP desk"',
      {
        kind: 'filter',
        key: 'in',
        test: {
          kind: 'is',
          values: [
            { text: 'Billing', quoted: false },
            { text: 'VIP desk', quoted: true },
          ],
        },
      },
    ],
    ['in:Test/calls', filter('in', 'Test/calls')],
    ['source:LivePerson', filter('source', 'liveperson')],
    ['duration:>15m', { kind: 'filter', key: 'duration', test: { kind: 'compare', operator: '>', value: '15m' } }],
    ['messages:5..20', { kind: 'filter', key: 'messages', test: { kind: 'range', from: '5', until: '20' } }],
    ['score:<40', { kind: 'filter', key: 'score', test: { kind: 'compare', operator: '<', value: '40' } }],
    ['after:-30d', filter('after', '-30d')],
    ['during:2025-Q1', filter('during', '2025-Q1')],
    [
      'during:2025-01-01..2025-01-31',
      { kind: 'filter', key: 'during', test: { kind: 'range', from: '2025-01-01', until: '2025-01-31' } },
    ],
    ['-is:transferred', { kind: 'not', of: filter('is', 'transferred') }],
    ['field:clientData.customerid=98*', { kind: 'field', path: 'clientData.customerid', values: ['98*'] }],
    ['field:name="Keiko Ōno"', { kind: 'field', path: 'name', values: ['Keiko Ōno'] }],
    ['field:"name=Keiko Ōno"', { kind: 'field', path: 'name', values: ['Keiko Ōno'] }],
    ['field:name=a,"b c",d=e,', { kind: 'field', path: 'name', values: ['a', 'b c', 'd=e'] }],
    ['field:name=a\\,b', { kind: 'field', path: 'name', values: ['a,b'] }],
    ['field:name=', { kind: 'field', path: 'name' }],
    [
      'field:name,login',
      {
        kind: 'any',
        of: [
          { kind: 'field', path: 'name' },
          { kind: 'field', path: 'login' },
        ],
      },
    ],
    ['field:sharkEngagementId', { kind: 'field', path: 'sharkEngagementId' }],
    ['score:*', { kind: 'filter', key: 'score', test: { kind: 'known' } }],
    ['-handled:*', { kind: 'not', of: { kind: 'filter', key: 'handled', test: { kind: 'known' } } }],
    [
      'in:=Billing,="VIP desk"',
      {
        kind: 'filter',
        key: 'in',
        test: {
          kind: 'is',
          values: [
            { text: 'Billing', quoted: true, whole: true },
            { text: 'VIP desk', quoted: true, whole: true },
          ],
        },
      },
    ],
    // the index knows words in a row, not where a name ends
    ['from:=Mira', { kind: 'filter', key: 'from', test: { kind: 'is', values: [{ text: 'Mira', quoted: true }] } }],
    ['agent-said:\\=a', { kind: 'words', text: '=a', quoted: false, key: 'agent-said' }],
    ['score:=40', filter('score', '40')],
    ['alert:-1', filter('alert', '-1')],
    ['alert:-1,0', { kind: 'any', of: [filter('alert', '-1'), filter('alert', '0')] }],
    ['status:Ended', filter('status', 'ended')],
    ['has:interactivecobrowse', filter('has', 'interactiveCobrowse')],
    [
      'during:1433140200000..1435645800000',
      {
        kind: 'filter',
        key: 'during',
        test: { kind: 'range', from: '1433140200000', until: '1435645800000' },
      },
    ],
    ['👍', word('👍')],
    ['/order\\s+\\d{6}/', { kind: 'pattern', source: 'order\\s+\\d{6}' }],
    ['and/or', word('and/or')],
    ['https://shop.example/a', word('https://shop.example/a')],
    [
      'customer-said:a,b',
      {
        kind: 'any',
        of: [
          { kind: 'words', text: 'a', quoted: false, key: 'customer-said' },
          { kind: 'words', text: 'b', quoted: false, key: 'customer-said' },
        ],
      },
    ],
  ])('%s', (text, query) => {
    expect(parseQuery(text)).toEqual({ query, problems: [] });
  });
});

describe('what is not understood is said, and the rest runs', () => {
  test.each<[string, Query, string, string]>([
    ['colour:red refund', { kind: 'all', of: [word('colour:red'), word('refund')] }, 'unknown-key', 'colour:'],
    ['is:happy refund', word('refund'), 'unknown-value', 'happy'],
    ['agent: refund', word('refund'), 'missing-value', 'agent:'],
    ['score:high refund', word('refund'), 'not-a-number', 'high'],
    ['wait:>long refund', word('refund'), 'not-a-duration', '>long'],
    ['after:soon refund', word('refund'), 'not-a-time', 'soon'],
    ['on:2025-02-30 refund', word('refund'), 'not-a-time', '2025-02-30'],
    ['— refund', word('refund'), 'no-letters', '—'],
    ['-"…" refund', word('refund'), 'no-letters', '"…"'],
    ['in:"–" refund', word('refund'), 'no-letters', '"–"'],
    ['survey:* refund', word('refund'), 'no-letters', '*'],
    ['/(/ refund', word('refund'), 'bad-pattern', '/(/'],
    ['"my order', phrase('my order'), 'unclosed-quote', '"my order'],
    ['(refund', word('refund'), 'unclosed-bracket', '('],
    ['refund)', word('refund'), 'stray-bracket', ')'],
    ['refund OR', word('refund'), 'stray-operator', 'OR'],
    ['OR refund', word('refund'), 'stray-operator', 'OR'],
  ])('%s', (text, query, code, part) => {
    const parsed = parseQuery(text);
    expect(parsed.query).toEqual(query);
    expect(parsed.problems.map(problem => [problem.code, text.slice(problem.start, problem.end)])).toEqual([
      [code, part],
    ]);
  });
});

test('reading what was printed gives the same query', () => {
  fc.assert(
    fc.property(anyQuery, query => void expect(parseQuery(printQuery(query)).query).toEqual(query)),
    { numRuns: runs(300) },
  );
});

test('any text is a query, and printing it is stable', () => {
  fc.assert(
    fc.property(anyText, text => {
      const { query, problems } = parseQuery(text);
      expect(parseQuery(printQuery(query)).query).toEqual(query);
      for (const { start, end } of problems) expect(text.slice(start, end)).not.toBe('');
    }),
    { numRuns: runs(500) },
  );
});
