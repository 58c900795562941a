import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWithMap } from './fold';

test.each([
  ['Crème BRÛLÉE', 'creme brulee'],
  ['Straße', 'strasse'],
  ['Łódź, Øresund', 'lodz, oresund'],
  ['ﬁne ＡＢＣ１２', 'fine abc12'],
  ['İstanbul', 'istanbul'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['co\u00adop\u200b', 'coop'],
  ['cafe\u0301', 'cafe'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('voiced kana stay apart from unvoiced ones', () => {
  expect(fold('が')).not.toBe(fold('か'));
});

test('folding again changes nothing, and the map folds alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(foldWithMap(text).text).toBe(folded);
    }),
  );
});

test('each folded unit knows the character it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const { text: folded, starts } = foldWithMap(text);
      expect(starts.length).toBe(folded.length + 1);
      expect(starts.at(-1)).toBe(text.length);
      expect([...starts]).toEqual([...starts].sort((a, b) => a - b));
    }),
  );
});
