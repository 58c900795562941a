import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { parseQuery } from '../language/parse';
import type { Query } from '../language/tree';
import { anyText } from '../samples/arbitrary';
import {
  addFilter,
  chipsOf,
  excludesValue,
  excludeValue,
  filterValues,
  includeValue,
  removeFilter,
  removePart,
  setRange,
} from './edit';

describe('chips are the filters that stand by themselves', () => {
  test.each([
    ['handled:liorr after:2017-01-01 sale', ['handled liorr', 'after 2017-01-01']],
    ['refund -in:"VIP desk",Sales', ['-in VIP desk, Sales']],
    ['customer-said:"cancel my" field:a.b=1,"2 3"', ['customer-said cancel my', 'field a.b=1, 2 3']],
    ['(in:a b) is:', []],
    ['in:a OR in:b', []],
    ['score:high colour:red', []],
    ['in:=Billing', ['in Billing']],
  ])('%s', (text, chips) => {
    expect(chipsOf(text).map(({ key, label, negated }) => `${negated ? '-' : ''}${key} ${label}`)).toEqual(chips);
  });
});

test.each([
  ['the first', 'in:a refund', 0, 'refund'],
  ['the last', 'refund in:a', 0, 'refund'],
  ['one between others', 'x  in:a  is:spam y', 0, 'x  is:spam y'],
  ['one with its sign', '"b"-in:a', 0, '"b"'],
])('removing %s leaves the rest', (_, text, nth, rest) => {
  const chip = chipsOf(text)[nth];
  expect(chip && removePart(text, chip)).toBe(rest);
});

describe('a filter is added', () => {
  test.each([
    ['to nothing', '', 'in', 'Billing', 'in:=Billing'],
    ['before the words', 'sale', 'handled', 'Ana Ríos', 'handled:="Ana Ríos" sale'],
    ['behind other filters', 'after:2017 sale', 'in', 'a', 'after:2017 in:=a sale'],
    ['as an alternative of its kind', 'in:a,"b" sale', 'in', 'c', 'in:a,"b",=c sale'],
    ['once', 'in:=a', 'in', 'a', 'in:=a'],
    ['beside what is excluded', '-in:a', 'in', 'b', '-in:a in:=b'],
    ['as a narrower one where two can be true', 'score:>40', 'score', '<60', 'score:>40 score:<60'],
    ['as a choice', 'is:spam', 'is', 'partial', 'is:spam,partial'],
    ['to alternatives as a whole', 'a OR b', 'in', 'c', 'in:=c (a OR b)'],
    ['to alternatives that are not finished', 'a OR "b', 'in', 'c', 'in:=c (a OR "b")'],
    ['in front of a quote that is open', '"my order', 'in', 'c', 'in:=c "my order'],
    ['in front of what is open in it', 'in:"a', 'in', 'c', 'in:=c,"a'],
    ['of any field', 'sale', 'field', 'a.b=two words', 'field:a.b=two\\ words sale'],
    ['by words where the index answers', '', 'customer', 'c-1', 'customer:"c-1"'],
  ] as const)('%s', (_, text, key, value, result) => {
    expect(addFilter(text, key, value)).toBe(result);
    expect(filterValues(addFilter(text, key, value), key)).toContain(value);
  });
});

test.each([
  ['in:=a,="b c",d x', 'b c', 'in:=a,d x'],
  ['in:=a,d x', 'd', 'in:=a x'],
  ['y in:=a x', 'a', 'y x'],
  ['-in:a', 'a', '-in:a'],
])('removing a value from %s', (text, value, result) => {
  expect(removeFilter(text, 'in', value)).toBe(result);
});

test.each([
  [
    'takes the place of other times',
    'after:2025 sale on:today',
    '2025-01-01',
    '2025-01-31',
    'during:2025-01-01..2025-01-31 sale',
  ],
  ['of one day', 'sale', '2025-01-01', '2025-01-01', 'on:2025-01-01 sale'],
  ['with an open end', 'in:a sale', '2025-01-01', undefined, 'in:a during:2025-01-01.. sale'],
  ['is taken away', 'before:2025 sale', undefined, undefined, 'sale'],
  ['narrows alternatives', 'a OR b', undefined, '2025', 'during:..2025 (a OR b)'],
])('a range %s', (_, text, from, until, result) => {
  expect(setRange(text, from, until)).toBe(result);
});

/** The terms that have to be true together. */
function terms(text: string): readonly Query[] {
  const { query } = parseQuery(text);
  return query.kind === 'all' ? query.of : query.kind === 'everything' ? [] : [query];
}

const sorted = (queries: readonly Query[]) => queries.map(query => JSON.stringify(query)).sort();

test('removing a chip removes its term and nothing else', () => {
  fc.assert(
    fc.property(anyText, text => {
      for (const chip of chipsOf(text)) {
        const rest = sorted([...terms(removePart(text, chip)), ...terms(text.slice(chip.start, chip.end))]);
        expect(rest).toEqual(sorted(terms(text)));
      }
    }),
    { numRuns: runs(500) },
  );
});

test('adding a filter to any text narrows it or widens the filter, and keeps the rest', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('Ana Ríos', 'x)', '14', 'a"b\\', '/a b/'), (text, value) => {
      const filter = addFilter('', 'group', value);
      const before = parseQuery(text).query;
      const whole = before.kind === 'any' ? [before] : terms(text);
      expect(sorted(terms(addFilter(text, 'group', value)))).toEqual(sorted([...whole, ...terms(filter)]));
    }),
    { numRuns: runs(500) },
  );
});

test('a value that was added can be removed again', () => {
  fc.assert(
    fc.property(anyText, text => {
      const added = addFilter(text, 'in', 'VIP desk');
      if (filterValues(text, 'in').includes('VIP desk')) return;
      const removed = removeFilter(added, 'in', 'VIP desk');
      expect(parseQuery(removed).query).toEqual(parseQuery(text).query);
    }),
    { numRuns: runs(500) },
  );
});

test('a range that was set is the only one, and can be taken away', () => {
  fc.assert(
    fc.property(anyText, text => {
      const set = setRange(text, '2025-01-01', '2025-02-01');
      expect(setRange(set, '2025-01-01', '2025-02-01')).toBe(set);
      expect(
        terms(set)
          .filter(({ kind }) => kind === 'filter')
          .map(query => JSON.stringify(query)),
      ).toContain(JSON.stringify(parseQuery('during:2025-01-01..2025-02-01').query));
    }),
    { numRuns: runs(500) },
  );
});

describe('a value is left out, and taken in again', () => {
  test.each([
    ['', '-is:reviewed', ''],
    ['in:a sale', 'in:a -is:reviewed sale', 'in:a sale'],
    ['is:reviewed sale', '-is:reviewed sale', 'sale'],
    ['is:spam,reviewed', 'is:spam -is:reviewed', 'is:spam'],
    ['in:a OR in:b', '-is:reviewed (in:a OR in:b)', '(in:a OR in:b)'],
  ])('%s', (text, without, again) => {
    expect(excludesValue(text, 'is', 'reviewed')).toBe(false);
    expect(excludeValue(text, 'is', 'reviewed')).toBe(without);
    expect(excludesValue(without, 'is', 'reviewed')).toBe(true);
    expect(excludeValue(without, 'is', 'reviewed')).toBe(without);
    expect(includeValue(without, 'is', 'reviewed')).toBe(again);
  });

  test('out of any text, and what is understood of it stays understood', () => {
    fc.assert(
      fc.property(anyText, text => {
        const without = excludeValue(text, 'is', 'reviewed');
        expect(excludesValue(without, 'is', 'reviewed')).toBe(true);
        expect(excludesValue(includeValue(without, 'is', 'reviewed'), 'is', 'reviewed')).toBe(false);
      }),
    );
  });
});
