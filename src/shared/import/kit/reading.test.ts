import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../base/json';
import { factsOf, flagOf, idOf, labelOf, listOf, numberOf, textOf } from './reading';

describe('text', () => {
  test('is kept word for word, also where it looks like a sentinel', () => {
    expect([' hi ', 'NA', 'null'].map(textOf)).toEqual([' hi ', 'NA', 'null']);
  });
  test('may be a number, a truth value or wrapped', () => {
    expect([5, false, { string: 'x' }].map(textOf)).toEqual(['5', 'false', 'x']);
  });
  test('is absent where there is none', () => {
    expect(['', null, undefined, [], {}, { string: null }].map(textOf)).toEqual(Array(6).fill(undefined));
  });
});

test('a label is no sentinel and has no blanks around it', () => {
  expect(['Sales ', 'NA', '', ' ', 'null', 'undefined', 7].map(labelOf)).toEqual([
    'Sales',
    ...Array(5).fill(undefined),
    '7',
  ]);
});

test('a number may be written as text', () => {
  expect([1, '1', '-400.99', '35.0', '1e3', { double: 2.5 }].map(numberOf)).toEqual([1, 1, -400.99, 35, 1000, 2.5]);
  expect(['', ' ', 'x', '0x10', 'Infinity', null, [1], true].map(numberOf)).toEqual(Array(8).fill(undefined));
});

test('an id is one text whether the file has a number or text, and -1 is none', () => {
  expect([3, '3', ' 3 ', 0, { $oid: 'a1' }].map(idOf)).toEqual(['3', '3', '3', '0', 'a1']);
  expect([-1, '-1', 'NA', '', null, undefined, 'undefined', true, {}].map(idOf)).toEqual(Array(9).fill(undefined));
});

test('a flag is yes, no or not said', () => {
  expect([true, 'true', 1, '1', 'TRUE'].map(flagOf)).toEqual(Array(5).fill(true));
  expect([false, 'false', 0, '0'].map(flagOf)).toEqual(Array(4).fill(false));
  expect([undefined, null, '', 'yes', 2].map(flagOf)).toEqual(Array(5).fill(undefined));
});

test('a list that is none is empty', () => {
  expect([[1], {}, null, 'x'].map(listOf)).toEqual([[1], [], [], []]);
});

describe('facts', () => {
  test('have dotted names, leave out what is empty and know common kinds', () => {
    expect(
      factsOf({
        name: 'Chair',
        surname: 'Okonjo',
        email: 'ada@example.invalid',
        age: { years: '35.0', month: null, day: '' },
        phone: '+1 555 0100',
        page: 'https://example.invalid/p',
        ip: '10.0.0.9',
        balance: -4.5,
        zipCode: 12345,
        orderId: 'A1',
        since: '2020-01-31',
        resolved: false,
        message: { string: 'expired' },
      }),
    ).toEqual([
      { name: 'name', value: 'Chair' },
      { name: 'surname', value: 'Okonjo', kind: 'name' },
      { name: 'email', value: 'ada@example.invalid', kind: 'email' },
      { name: 'age.years', value: '35.0' },
      { name: 'phone', value: '+1 555 0100', kind: 'phone' },
      { name: 'page', value: 'https://example.invalid/p', kind: 'url' },
      { name: 'ip', value: '10.0.0.9', kind: 'ip' },
      { name: 'balance', value: -4.5, kind: 'money' },
      { name: 'zipCode', value: 12345, kind: 'address' },
      { name: 'orderId', value: 'A1', kind: 'id' },
      { name: 'since', value: '2020-01-31', kind: 'date' },
      { name: 'resolved', value: false },
      { name: 'message', value: 'expired' },
    ]);
  });

  test('of a list repeat its name, numbered where objects would be mixed up', () => {
    expect(
      factsOf({ words: ['a', 'b'], one: [{ x: 1 }], two: [{ x: 1 }, { x: 2 }], none: [], deep: [[1], [2]] }),
    ).toEqual([
      { name: 'words', value: 'a' },
      { name: 'words', value: 'b' },
      { name: 'one.x', value: 1 },
      { name: 'two.1.x', value: 1 },
      { name: 'two.2.x', value: 2 },
      { name: 'deep.1', value: 1 },
      { name: 'deep.2', value: 2 },
    ]);
  });

  test('that are told elsewhere are skipped by their full name, and a known kind beats a guess', () => {
    expect(
      factsOf(
        { at: 1, cart: { at: 2 }, name: 'Ada' },
        { skip: new Set(['at']), kinds: new Map([['name', 'name' as const]]) },
      ),
    ).toEqual([
      { name: 'cart.at', value: 2 },
      { name: 'name', value: 'Ada', kind: 'name' },
    ]);
  });

  test('take prototype names for data', () => {
    const object: JsonObject = JSON.parse('{"__proto__":{"x":1},"constructor":"y"}');
    expect(factsOf(object)).toEqual([
      { name: '__proto__.x', value: 1 },
      { name: 'constructor', value: 'y' },
    ]);
  });
});

test('never throws on any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      for (const read of [textOf, labelOf, numberOf, idOf, flagOf, listOf]) read(value);
      factsOf({ value } as JsonObject);
    }),
  );
});
