import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { findTerms, found, searchable, termsOf } from './words';

const marked = (text: string, query: string) =>
  findTerms(text, termsOf(query)).map(({ start, end }) => text.slice(start, end));
const finds = (text: string, query: string) => termsOf(query).every(term => found(term, searchable(text)));

test.each([
  ['Where is my Refund?', 'ref', ['Ref']],
  ['a refund, then refunds', 'refund', ['refund', 'refund']],
  ['prerefund', 'ref', []],
  ['Crème brûlée', 'CREME bru', ['Crème', 'brû']],
  ['order A-1027-55', 'a-1027', ['A-1027']],
  ['write to mia@example.org', 'mia@example', ['mia@example']],
  ['退款什么时候到', '什么', ['什么']],
  ['new york, new deal', '"new york"', ['new york']],
  ['new yorker', '"new york"', []],
  ['new yorker', '"new york', ['new york']],
])('in "%s", %s marks %j', (text, query, marks) => {
  expect(marked(text, query)).toEqual(marks);
});

test('a text of punctuation asks for nothing', () => {
  expect(termsOf(' ?! "" … ')).toEqual([]);
});

test('what is found is marked, and what is marked is found', () => {
  const letters = fc.constantFrom('a', 'b', 'É', 'e', '好', '"', ' ', '-', 'ß', '\u0301');
  const texts = fc.array(letters, { maxLength: 12 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(texts, texts, (text, query) => {
      for (const term of termsOf(query)) {
        expect(findTerms(text, [term]).length > 0).toBe(found(term, searchable(text)));
      }
    }),
    { numRuns: runs(200) },
  );
});

test('any two texts can be asked of one another', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      (a, b) => typeof finds(a, b) === 'boolean',
    ),
  );
});
