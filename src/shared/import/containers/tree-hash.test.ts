import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { TreeHash } from './tree-hash';

async function hashOf(pieces: readonly Uint8Array[]): Promise<string> {
  const hash = new TreeHash();
  for (const piece of pieces) await hash.update(piece);
  return hash.finish();
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

const LEAF = 4 * 1024 * 1024;
const bytes = new Uint8Array(LEAF * 2 + 12_345).map((_, n) => n * 31);

test('is SHA-256 over the SHA-256 of each 4 MiB', async () => {
  const leaves = [0, LEAF, 2 * LEAF].map(from => sha256(bytes.subarray(from, from + LEAF)));
  expect(await hashOf([bytes])).toBe(sha256(Buffer.concat(leaves)).toString('hex'));
  expect(await hashOf([])).toBe(sha256(sha256(new Uint8Array(0))).toString('hex'));
});

test('does not depend on how the bytes were cut', async () => {
  const whole = await hashOf([bytes]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 4 }), async cuts => {
      const offsets = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const pieces = offsets.slice(1).map((end, n) => bytes.subarray(offsets[n], end));
      expect(await hashOf(pieces)).toBe(whole);
    }),
    { numRuns: runs(10) },
  );
});
