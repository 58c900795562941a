import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMembers, parseExactly } from './exact-json';

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON.stringify(value);
      const exact = parseExactly(text);
      if (exact?.longIntegers === 0) expect(exact.value).toEqual(JSON.parse(text));
      else expect(JSON.stringify(exact?.value).replaceAll('"', '')).toBe(text.replaceAll('"', ''));
    }),
  );
});

test.each([
  ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
  ['{"id":-9007199254740993}', { id: '-9007199254740993' }],
  ['[1234567890123456, 123456789012345]', ['1234567890123456', 123456789012345]],
  ['{ "usec" : 1675813229000000 }', { usec: '1675813229000000' }],
])('an integer of more than 15 digits keeps every digit: %s', (text, value) => {
  expect(parseExactly(text)?.value).toEqual(value);
});

test.each([
  ['{"text":"call 12345678901234567890, or : 9999999999999999"}'],
  ['{"id":"12345678901234567890"}'],
  ['[1.2345678901234567890]'],
  ['[1e-12345678901234567]'],
  ['{"a \\" 12345678901234567890":1}'],
])('digits inside texts and fractions are left alone: %s', text => {
  expect(parseExactly(text)).toEqual({ value: JSON.parse(text), longIntegers: 0 });
});

test('`__proto__` is a member like any other, and stays one when spread', () => {
  const value = parseExactly('{"__proto__":{"role":"agent"},"constructor":1}')?.value;
  const spread = { ...(value as object) };

  expect(Object.keys(spread)).toEqual(['__proto__', 'constructor']);
  expect('role' in spread).toBe(false);
});

test.each(['', '{', '{"a":1,}', 'undefined', '{"a":01}'])('%j is no JSON', text => {
  expect(parseExactly(text)).toBeUndefined();
});

test('members are counted through arrays and objects', () => {
  expect(countMembers({ a: 1, b: [{ c: null }, { d: { e: [] } }], f: 'x' })).toBe(6);
});
