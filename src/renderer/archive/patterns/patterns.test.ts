import { expect, test } from 'vitest';
import { APART } from '#shared/index/documents/documents';
import { placesIn, testText } from './patterns';

const foundIn = (source: string, text: string) =>
  placesIn(source, text).map(({ start, end }) => text.slice(start, end));

test('places are those of the whole text, whatever its case and however many pieces it has', () => {
  const text = ['Order 123456 and order  654321', 'no', 'ORDER 111111'].join(APART);
  expect(foundIn('order\\s+\\d{6}', text)).toEqual(['Order 123456', 'order  654321', 'ORDER 111111']);
  expect(foundIn('^order', text)).toEqual(['Order', 'ORDER']);
});

test('nothing runs from one piece into the next, and what fits without a letter is no place', () => {
  expect(foundIn('a.?b', ['a', 'b'].join(APART))).toEqual([]);
  expect(testText('a.?b', ['a', 'b'].join(APART))).toBe(false);
  expect(placesIn('x*', 'abc')).toEqual([]);
  expect(placesIn('(', 'abc(')).toEqual([]);
});

test('a text that fits everywhere is marked up to a limit', () => {
  expect(placesIn('a', 'a'.repeat(2000)).length).toBe(500);
});
