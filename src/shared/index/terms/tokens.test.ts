import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { anyCharacters } from './characters.fixture';
import { encodeForIndex, LONGEST_TERM, termsOf, tokenize } from './tokens';

test.each([
  ['case and accents', 'Crème BRÛLÉE, Ångström', ['creme', 'brulee', 'angstrom']],
  [
    'letters with strokes, ligatures and sharp s',
    'Søren Łukasz Straße ﬁne æther',
    ['soren', 'lukasz', 'strasse', 'fine', 'aether'],
  ],
  ['full width', 'ＡＢＣ１２３', ['abc123']],
  ['an accent typed apart from its letter', 'cafe\u0301', ['cafe']],
  ['an order number', 'FW-2025-004711', ['fw', '2025', '004711']],
  ['an e-mail address', 'Lucia.Marin@example.org', ['lucia', 'marin', 'example', 'org']],
  ['a URL', 'https://shop.example/kv3?id=7', ['https', 'shop', 'example', 'kv3', 'id', '7']],
  ['a phone number', '+47 (55) 01-02', ['47', '55', '01', '02']],
  ['an amount', '$155.99', ['155', '99']],
  ['a soft hyphen and a joiner', 'wonder\u00adful\u200d', ['wonderful']],
  ['Greek and its final sigma', 'Οδυσσεύς', ['οδυσσευσ']],
  ['Cyrillic', 'Йогурт', ['иогурт']],
  ['Arabic with and without vowel signs', 'مُرَحَّب', ['مرحب']],
  ['Hebrew with points', 'שָׁלוֹם', ['שלום']],
  ['Devanagari keeps its vowels', 'हिन्दी', ['हिन्दी']],
  ['Vietnamese', 'Đặng Thị Ngọc', ['dang', 'thi', 'ngoc']],
  ['Turkish dots', 'İstanbul ılık', ['istanbul', 'ilik']],
  ['Chinese by pairs, and its last character', '退款吗', ['退款', '款吗', '吗']],
  ['one Chinese character', '好', ['好']],
  ['Japanese, kana and kanji in one run', '返品は', ['返品', '品は', 'は']],
  ['half-width kana with its mark', 'ｶﾞｽ', ['ガス', 'ス']],
  ['kana composed and decomposed', 'か\u3099', ['が']],
  ['Korean', '환불', ['환불', '불']],
  ['Thai', 'คืน', ['คื', 'ืน', 'น']],
  ['Chinese beside Latin', 'VIP客户', ['vip', '客户', '户']],
  ['an ideograph beyond the first plane', '𠮷野', ['𠮷野', '野']],
  ['emoji', 'ok👍🏽thanks ❤️', ['ok', '👍', 'thanks', '❤']],
  ['mathematical letters', '𝐁𝐨𝐥𝐝', ['bold']],
  ['nothing', ' … — ', []],
])('splits and folds %s', (_, text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});

test('a very long word is cut, in the index and in a query alike', () => {
  expect(termsOf('x'.repeat(500))).toEqual(['x'.repeat(LONGEST_TERM)]);
  expect(termsOf('é'.repeat(500))[0]?.length).toBeLessThanOrEqual(LONGEST_TERM);
});

test('plain names are split as every other text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 90 }), text => {
      const bytes = encodeForIndex(text);
      const terms: string[] = [];
      tokenize(bytes, 0, bytes.length, (term, length) => terms.push(new TextDecoder().decode(term.slice(0, length))));
      expect(termsOf(text)).toEqual(terms);
    }),
    { numRuns: runs(500) },
  );
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), text => {
      for (const term of termsOf(text).filter(term => /^[\p{Script=Latin}\p{Script=Greek}\p{N}]+$/u.test(term))) {
        expect(termsOf(term)).toEqual([term]);
      }
    }),
  );
});

test('any text can be split, and terms are never empty', () => {
  fc.assert(fc.property(anyCharacters(40), text => termsOf(text).every(term => term.length > 0)));
});
