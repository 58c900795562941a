import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, openBytes, sealBytes } from './checked-bytes';

test('bytes come out as they went in, wherever they lie', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(9), (bytes, offset) => {
      const sealed = sealBytes('block', bytes);
      const moved = new Uint8Array(offset + sealed.length);
      moved.set(sealed, offset);
      expect([...(openBytes('block', moved.subarray(offset)) ?? [])]).toEqual([...bytes]);
    }),
  );
});

test('no single bit can be changed unseen, those of the preamble among them', () => {
  for (const length of [0, 1, 3, 4, 7, 8, 9, 12, 31, 200]) {
    const sealed = sealBytes(
      'heads',
      Uint8Array.from({ length }, (_, nth) => (nth * 37) & 255),
    );
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = sealed.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openBytes('heads', flipped)).toBeUndefined();
    }
  }
});

test('no two bits either, in bytes that are all alike', () => {
  const bytes = new Uint8Array(24);
  const sum = checksum(bytes);
  const unseen: number[] = [];
  for (let one = 0; one < 192; one++) {
    for (let other = one + 1; other < 192; other++) {
      const flipped = bytes.slice();
      for (const bit of [one, other]) flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (checksum(flipped) === sum) unseen.push(one, other);
    }
  }
  expect(unseen).toEqual([]);
});

test('what is cut off, longer, or of another kind is not opened', () => {
  const sealed = sealBytes('docs', Uint8Array.of(1, 2, 3, 4, 5));
  for (let length = 0; length < sealed.length; length++)
    expect(openBytes('docs', sealed.slice(0, length))).toBeUndefined();
  expect(openBytes('docs', Uint8Array.of(...sealed, 0))).toBeUndefined();
  expect(openBytes('entries', sealed)).toBeUndefined();
  expect(openBytes('docs', sealed)).toBeDefined();
});

test('a length that was changed is looked at before anything is taken by it', () => {
  const sealed = sealBytes('block', new Uint8Array(64));
  new Uint32Array(sealed.buffer)[2] = 0xffff_ffff;
  expect(openBytes('block', sealed)).toBeUndefined();
});
