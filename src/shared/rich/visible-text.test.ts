import { expect, test } from 'vitest';
import { visibleText } from './visible-text';

test('writes out what turns the reading direction, has no width or controls', () => {
  expect(visibleText('holiday\u202egpj.exe')).toBe('holiday‹U+202E›gpj.exe');
  expect(visibleText('a\u200bb\u0007c\ufeff\u2028')).toBe('a‹U+200B›b‹U+0007›c‹U+FEFF›‹U+2028›');
  expect(visibleText('\u{e0041}')).toBe('‹U+E0041›');
});

test('leaves letters of every script as they are', () => {
  expect(visibleText('räksmörgås 寿司 שלום 🎉.pdf')).toBe('räksmörgås 寿司 שלום 🎉.pdf');
});
