import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { findTerms, joinedRanges, wordsOf } from './words';

const marked = (text: string, words: string, exact = false) =>
  findTerms(text, [{ words: wordsOf(words), exact }]).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Where is my Refund?', 'ref', ['Ref']],
  ['a refund, then refunds', 'refund', ['refund', 'refund']],
  ['prerefund', 'ref', []],
  ['order A-1027-55', 'a-1027', ['A-1027']],
  ['write to mia@example.org', 'mia@example', ['mia@example']],
  ['退款什么时候到', '什么', ['什么']],
  ['new yorker', 'new york', ['new york']],
])('in "%s", %s marks %j', (text, words, marks) => {
  expect(marked(text, words)).toEqual(marks);
});

test('an exact term ends where a word ends', () => {
  expect(marked('new york, new deal', 'new york', true)).toEqual(['new york']);
  expect(marked('new yorker', 'new york', true)).toEqual([]);
});

test('several terms are marked each, without their accents and capitals', () => {
  const terms = ['CREME', 'bru'].map(word => ({ words: wordsOf(word), exact: false }));
  const text = 'Crème brûlée';
  expect(findTerms(text, terms).map(({ start, end }) => text.slice(start, end))).toEqual(['Crème', 'brû']);
});

test('a text of punctuation has no words', () => {
  expect(wordsOf(' ?! "" … ')).toEqual([]);
});

test('every word of a text is marked in it, and any two texts can be asked of one another', () => {
  const letters = fc.constantFrom('a', 'b', 'É', 'e', '好', '"', ' ', '-', 'ß', '\u0301');
  const texts = fc.oneof(
    fc.array(letters, { maxLength: 12 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, texts, (text, other) => {
      for (const word of wordsOf(text)) expect(findTerms(text, [{ words: [word], exact: true }])).not.toEqual([]);
      marked(text, other);
    }),
    { numRuns: runs(50) },
  );
});

test('ranges that overlap are one', () => {
  const mark = (start: number, end: number) => ({ start, end });
  expect(joinedRanges([mark(4, 6), mark(0, 2), mark(1, 3), mark(1, 2)])).toEqual([mark(0, 3), mark(4, 6)]);
});
