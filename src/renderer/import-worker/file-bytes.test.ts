import { expect, test } from 'vitest';
import { fileBytes } from './file-bytes';

const MiB = 1024 * 1024;

test.each([0, 1, 4 * MiB, 4 * MiB + 1, 9 * MiB])('the pieces of a file of %i bytes are the file', async size => {
  const bytes = new Uint8Array(size).map((_, n) => n * 7);
  const pieces: Uint8Array[] = [];
  for await (const piece of fileBytes(new File([bytes], 'a.json'))) pieces.push(piece);
  expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(4 * MiB);
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});

test('what is no file of the page cannot be read here', async () => {
  await expect(fileBytes(undefined).next()).rejects.toThrow(TypeError);
});
