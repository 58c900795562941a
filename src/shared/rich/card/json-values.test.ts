import { expect, test } from 'vitest';
import { asFlag, asNumber, asText, nestingOf, present, textsIn } from './json-values';

test('reads values that are written as others', () => {
  expect([asText(7), asText(true), asText(null), asText({})]).toEqual(['7', 'true', undefined, undefined]);
  expect([asNumber(' 4.5 '), asNumber('north'), asNumber(''), asNumber(Number.NaN)]).toEqual([
    4.5,
    undefined,
    undefined,
    undefined,
  ]);
  expect([asFlag('true'), asFlag(false), asFlag('yes'), asFlag(1)]).toEqual([true, false, undefined, undefined]);
});

test('finds words anywhere, in reading order, each once, and no names of types', () => {
  const part = {
    type: 'radio',
    legend: 'Theme',
    options: [
      { id: 'r', label: 'Red', value: 'r-1' },
      { label: 'Blue', more: ['Red', ' '] },
    ],
    count: 2,
  };
  expect(textsIn(part)).toEqual(['Theme', 'Red', 'Blue']);
});

test('finds words at any depth and among very many', () => {
  let deep: { inner: unknown } = { inner: 'bottom' };
  for (let level = 0; level < 20_000; level += 1) deep = { inner: deep };
  expect(textsIn(deep as never)).toEqual(['bottom']);
  expect(textsIn(Array.from({ length: 300_000 }, (_, n) => `w${n}`))).toHaveLength(200);
});

test('tells nesting without parsing, and not by brackets inside strings', () => {
  expect([nestingOf('{"a":[1]}'), nestingOf('"[[[["'), nestingOf('"\\"[["'), nestingOf('words')]).toEqual([2, 0, 0, 0]);
});

test('absent members are left out', () => {
  expect(Object.keys(present({ a: 1, b: undefined }))).toEqual(['a']);
});
