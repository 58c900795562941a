import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Places, PlacesInText } from './places';

const text = fc.array(fc.constantFrom('a', '\n', 'é', '€', '😀', '\r\n', 'abcdefgh'.repeat(20)), { maxLength: 60 });

function placeBySplitting(before: string): { line: number; column: number } {
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

test('lines and columns are those an editor shows, however the bytes come', () => {
  fc.assert(
    fc.property(text, fc.nat(8), fc.array(fc.nat(4000)), (parts, shift, cuts) => {
      const whole = parts.join('');
      const encoded = new TextEncoder().encode(whole);
      // not every piece of memory begins at a word
      const bytes = new Uint8Array(encoded.length + shift).subarray(shift);
      bytes.set(encoded);
      const places = new Places();
      const offsets = [0, ...cuts.map(cut => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      for (let n = 1; n < offsets.length; n++) places.advance(bytes, offsets[n - 1] ?? 0, offsets[n] ?? 0);
      expect({ line: places.line, column: places.column }).toEqual(placeBySplitting(whole));
    }),
  );
});

test('offsets inside a record are placed in its file, in any order', () => {
  fc.assert(
    fc.property(text, fc.array(fc.nat(4000)), (parts, offsets) => {
      const whole = parts.join('');
      const places = new PlacesInText(whole, { line: 3, column: 7 });
      for (const offset of offsets.map(each => Math.min(each, whole.length))) {
        const expected = placeBySplitting(`\n\n123456${whole.slice(0, offset)}`);
        expect(places.at(offset)).toEqual(expected);
      }
    }),
  );
});
