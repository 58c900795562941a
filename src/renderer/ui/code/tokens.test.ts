import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokensOf } from './tokens';

const pieces = (line: string) => tokensOf(line).map(({ kind, from, until }) => [kind, line.slice(from, until)]);

test('names, strings, numbers and words are told apart', () => {
  expect(pieces('"a\\"b" : "c",')).toEqual([
    ['name', '"a\\"b"'],
    ['sign', ':'],
    ['string', '"c"'],
    ['sign', ','],
  ]);
  expect(pieces('-1.5e3, null')).toEqual([
    ['number', '-1.5e3'],
    ['sign', ','],
    ['word', 'null'],
  ]);
});

test('nothing but blanks is left out, whatever the line', () => {
  fc.assert(
    fc.property(fc.string(), line => {
      const kept = tokensOf(line)
        .map(({ from, until }) => line.slice(from, until))
        .join('');
      expect(kept.replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
    }),
  );
});
