import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { textAround } from './text-around';

test('finds a place by line and column', async () => {
  const found = await textAround(new Blob(['{\n  "a": 1,\n  "b": 2\n}\n']), 3, 8);
  expect(found?.text.slice(found.at)).toBe('2\n}\n');
  expect(found?.text.slice(0, found.at)).toBe('{\n  "a": 1,\n  "b": ');
});

test('gives a stretch of a line of any length, not the line', async () => {
  const line = 'x'.repeat(200_000);
  const found = await textAround(new Blob([line, '!', line]), 1, 200_001);
  expect(found?.text[found.at]).toBe('!');
  expect(found?.text.length).toBeLessThan(10_000);
});

test('a place behind the end of the file is not there', async () => {
  expect(await textAround(new Blob(['one line']), 4, 1)).toBeUndefined();
});

test('reads UTF-16 by its mark', async () => {
  const text = '\ufeff{"name":"Zoë"}';
  const bytes = new Uint8Array(text.length * 2);
  for (let unit = 0; unit < text.length; unit += 1) {
    bytes[unit * 2] = text.charCodeAt(unit) & 255;
    bytes[unit * 2 + 1] = text.charCodeAt(unit) >> 8;
  }
  const found = await textAround(new Blob([bytes]), 1, 10);
  expect(found?.text.slice(found.at, found.at + 3)).toBe('Zoë');
});

test('every place of a file is found, whatever its lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[a-z]{0,12}$/), { minLength: 1 }), fc.nat(), async (lines, pick) => {
      const text = lines.join('\n');
      if (text === '') return;
      const place = pick % text.length;
      const before = text.slice(0, place);
      const line = before.split('\n').length;
      const found = await textAround(new Blob([text]), line, place - before.lastIndexOf('\n'));
      expect(found?.text.slice(found.at)).toBe(text.slice(place));
    }),
    { numRuns: runs(60) },
  );
});
