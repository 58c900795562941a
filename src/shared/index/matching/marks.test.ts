import fc from 'fast-check';
import { expect, test } from 'vitest';
import { APART } from '#shared/index/documents/documents';
import { sourceOf } from '#shared/index/segments/segment';
import { SegmentBuilder } from '#shared/index/segments/segment-builder';
import { phraseTerms, standsInText } from '#shared/query/language/phrase';
import { runs } from '#shared/testing/runs';
import { anyCharacters } from '../terms/characters.fixture';
import { encodeForIndex, termsOf } from '../terms/tokens';
import { marksOf, placedTerms } from './marks';
import { matchPhrase, phraseOf } from './matcher';

function marked(text: string, words: string, open = false): string[] {
  const phrase = phraseOf(words, open);
  return phrase === undefined ? [] : marksOf(phrase, placedTerms(text)).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ['a word', 'The refund, please', 'refund', false, ['refund']],
  ['a word as far as it was typed', 'Refunds and a refund', 'refu', true, ['Refu', 'refu']],
  ['what folds to more letters', 'Die Straße', 'strass', true, ['Straß']],
  ['accents, wherever they are typed', 'cafe\u0301 Crème', 'creme', false, ['Crème']],
  ['an accent that stands apart with its letter', 'cafe\u0301 crème', 'cafe', false, ['cafe\u0301']],
  ['a phrase with what stands between', 'my order, no. 7', 'order no', true, ['order, no']],
  ['an order number', 'see FW-2025-004711.', 'fw-2025-0047', true, ['FW-2025-0047']],
  ['an e-mail address', 'write to Mia@Example.org', 'mia@example', true, ['Mia@Example']],
  ['characters of two units', '😀 ok 𐐀x', '𐐀', true, ['𐐀']],
  ['pairs', '请问退款什么时候', '退款', true, ['退款']],
  ['one character', '请问退款', '款', true, ['款']],
  ['Korean inside a word', '빨리환불해주세요', '환불', true, ['환불']],
  ['Korean that was typed in parts', '환불', '환불', true, ['환불']],
  ['Korean in parts where it is whole', '환불', '환불', true, ['환불']],
  ['half-width kana', 'この ｶﾞｽ です', 'ガス', true, ['ｶﾞｽ']],
  ['Thai', 'ขอคืนเงิน', 'คืน', true, ['คืน']],
  ['Greek without its accents', 'Ο Οδυσσεύς', 'οδυσσευσ', false, ['Οδυσσεύς']],
  ['Syriac without its points', 'ܫܠܳܡܳܐ', 'ܫܠܡܐ', false, ['ܫܠܳܡܳܐ']],
  ['an emoji', 'thanks 🎉!', '🎉', true, ['🎉']],
  ['an emoji with its colour', 'ok👍🏽thanks', '👍', true, ['👍🏽']],
  ['an emoji with what chooses its look', 'I ❤️ it', '❤', true, ['❤️']],
  ['a family as one sign', 'we 👨‍👩‍👧 three', '👩', true, ['👨‍👩‍👧']],
  ['nothing across texts that stand apart', `Ana${APART}Mira`, 'ana mira', false, []],
  ['the second of them', `Ana${APART}Mira Ana`, 'ana', false, ['Ana', 'Ana']],
])('marks %s', (_, text, words, open, expected) => {
  expect(marked(text, words, open)).toEqual(expected);
});

test('a quoted phrase ends where a word ends', () => {
  expect(marked('new york, new deal', 'new york')).toEqual(['new york']);
  expect(marked('new yorker', 'new york')).toEqual([]);
});

test('every term of a text is marked where it stands', () => {
  fc.assert(
    fc.property(anyCharacters(30), text => {
      const terms = placedTerms(text);
      const decoder = new TextDecoder();
      for (const { term, start, end } of terms.pieces.flat()) {
        // a stretch gives its own term again, whatever stands around it
        const { start: from, end: until } = terms.places.given({ start, end });
        expect(termsOf(text.slice(from, until)).join(' ')).toContain(decoder.decode(term));
      }
    }),
    { numRuns: runs(500) },
  );
});

const pieces = fc.oneof(
  fc.constantFrom(...'abzÉéßøŁﬁ19'),
  fc.constantFrom('🎉', '👍🏽', '❤️', '👨‍👩‍👧', '™', '🇩🇪', '1️⃣'),
  fc.constantFrom(...'환불해주세요', '환', '불', 'ㅋ', 'ﾡ'),
  fc.constantFrom(...'退款请問𠮷', 'か\u3099', 'が', 'ｶﾞ', 'ｽ', '㍿'),
  fc.constantFrom(...'คืนเงิน', ...'ខ្មែរ', ...'हिन्दी'),
  fc.constantFrom('ά', 'ς', 'Σ', 'ύ', 'ܫ', 'ܠܳ', 'ܡ', 'مُ', 'ر', 'שָׁ', 'Й', 'й'),
  fc.constantFrom('\u0301', '\u00ad', '\u200d', '\ufe0f', '\u0327'),
  fc.constantFrom(' ', ' ', '-', '.', '@', ', ', '\n', '…'),
);
const words = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 6 }).map(some => some.join('')),
  fc.emailAddress(),
  fc.nat().map(String),
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 5 }).map(some => some.join(' ')),
  anyCharacters(20),
);

test('whatever the index finds in a text is marked in it, and what is marked would be found', async () => {
  await fc.assert(
    fc.asyncProperty(texts, words, fc.nat(9), fc.nat(9), fc.boolean(), async (text, other, from, length, open) => {
      const characters = [...text];
      const own = characters.slice(from, from + 1 + length).join('');
      for (const wanted of [own, other]) {
        const phrase = phraseOf(wanted, open);
        if (phrase === undefined) continue;
        const marks = marksOf(phrase, placedTerms(text));
        expect(marks.length > 0).toBe(await isFound(text, wanted, open));
        // who reads the text instead of the index says the same
        expect(marks.length > 0).toBe(standsInText(phraseTerms(wanted, open) as never, text));
        for (const { start, end } of marks) {
          expect(start).toBeLessThan(end);
          expect(await isFound(text.slice(start, end), wanted, true)).toBe(true);
        }
      }
    }),
    { numRuns: runs(500) },
  );
});

async function isFound(text: string, wanted: string, open: boolean): Promise<boolean> {
  const builder = new SegmentBuilder();
  builder.addDocument(0, encodeForIndex(text));
  builder.endConversation();
  const phrase = phraseOf(wanted, open);
  return phrase !== undefined && (await matchPhrase(sourceOf(builder.build()), phrase)).count() > 0;
}
