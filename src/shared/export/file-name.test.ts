import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name';

test.each([
  ['Findings of 6 March.txt', 'Findings of 6 March.txt'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\Windows\\win.ini', 'C-Windows-win.ini'],
  ['a:b*c?.txt', 'a-b-c-.txt'],
  ['.hidden', 'hidden'],
  ['ends with a dot. ', 'ends with a dot'],
  ['nul.txt', '_nul.txt'],
  ['COM1', '_COM1'],
  ['', 'lectern'],
  ['...', 'lectern'],
  ['txt.\u202Egpj.exe', 'txt.-gpj.exe'],
  ['報告書.csv', '報告書.csv'],
])('“%s” becomes “%s”', (suggested, safe) => {
  expect(safeFileName(suggested)).toBe(safe);
});

test('a long name is cut and keeps its ending', () => {
  const name = safeFileName(`${'a'.repeat(300)}.json`);
  expect([name.length, name.slice(-6)]).toEqual([120, 'a.json']);
});

test('whatever is suggested, the name is one name, and settled', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), suggested => {
      const name = safeFileName(suggested);
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]{1,240}$/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/);
      expect(safeFileName(name)).toBe(name);
    }),
  );
});
