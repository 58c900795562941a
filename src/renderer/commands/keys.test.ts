import { expect, test } from 'vitest';
import { isSingleKey, matches, printChord } from './keys';

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
});

test('the main modifier is ⌘ on macOS and Ctrl elsewhere, and never the other one', () => {
  expect(matches('Mod+O', press('o', 'metaKey'), 'mac')).toBe(true);
  expect(matches('Mod+O', press('o', 'ctrlKey'), 'mac')).toBe(false);
  expect(matches('Mod+O', press('o', 'ctrlKey'), 'linux')).toBe(true);
  expect(matches('Mod+O', press('o', 'ctrlKey', 'metaKey'), 'linux')).toBe(false);
});

test('a modifier too many or too few is another chord', () => {
  expect(matches('Mod+Shift+F', press('F', 'ctrlKey', 'shiftKey'), 'windows')).toBe(true);
  expect(matches('Mod+Shift+F', press('f', 'ctrlKey'), 'windows')).toBe(false);
  expect(matches('J', press('j', 'altKey'), 'windows')).toBe(false);
});

test('a sign is the sign, on whichever key a keyboard has it', () => {
  expect(matches('?', press('?', 'shiftKey'), 'windows')).toBe(true);
  expect(matches('/', press('/', 'shiftKey'), 'linux')).toBe(true);
});

test('keys are printed as they stand on the keyboard of the system', () => {
  expect(printChord('Mod+Shift+F', 'mac')).toBe('⌘⇧F');
  expect(printChord('Mod+Shift+F', 'windows')).toBe('Ctrl+Shift+F');
  expect(printChord('Alt+ArrowDown', 'linux')).toBe('Alt+↓');
});

test('letters and signs alone are keys for typing, capital ones too; function keys are not', () => {
  const chords = ['J', '?', 'Shift+N', 'F6', 'Shift+F6', 'Mod+O', 'Mod+Shift+F'] as const;
  expect(chords.filter(isSingleKey)).toEqual(['J', '?', 'Shift+N']);
});
