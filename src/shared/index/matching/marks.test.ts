import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { anyCharacters } from '../terms/characters.fixture';
import { termsOf } from '../terms/tokens';
import { marksOf, placedTerms } from './marks';
import { phraseOf } from './matcher';

function marked(text: string, words: string, open = false): string[] {
  const phrase = phraseOf(words, open);
  const placed = placedTerms(text);
  return phrase === undefined ? [] : marksOf(phrase, placed).map(({ start, end }) => placed.text.slice(start, end));
}

test.each([
  ['a word', 'The refund, please', 'refund', false, ['refund']],
  ['a word as far as it was typed', 'Refunds and a refund', 'refu', true, ['Refu', 'refu']],
  ['what folds to more letters', 'Die Straße', 'strass', true, ['Straß']],
  ['accents, wherever they are typed', 'cafe\u0301 Crème', 'creme', false, ['Crème']],
  ['a phrase with what stands between', 'my order, no. 7', 'order no', true, ['order, no']],
  ['an order number', 'see FW-2025-004711.', 'fw-2025-0047', true, ['FW-2025-0047']],
  ['characters of two units', '😀 ok 𐐀x', '𐐀', true, ['𐐀']],
  ['pairs', '请问退款什么时候', '退款', true, ['退款']],
  ['one character', '请问退款', '款', true, ['款']],
  ['nothing across texts that stand apart', 'Ana\u0000Mira', 'ana mira', false, []],
  ['the second of them', 'Ana\u0000Mira Ana', 'ana', false, ['Ana', 'Ana']],
])('marks %s', (_, text, words, open, expected) => {
  expect(marked(text, words, open)).toEqual(expected);
});

test('every term of a text is marked where it stands', () => {
  fc.assert(
    fc.property(anyCharacters(30), text => {
      const { pieces, text: shown } = placedTerms(text);
      const decoder = new TextDecoder();
      for (const { term, start, end } of pieces.flat()) {
        // a stretch gives its own term again, whatever stands around it
        expect(termsOf(shown.slice(start, end))).toContain(decoder.decode(term));
      }
    }),
    { numRuns: runs(500) },
  );
});
