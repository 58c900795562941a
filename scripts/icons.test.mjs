import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, icns, ico } from './icons.mjs';
import { root } from './setup.mjs';

const packaging = join(root, 'packaging');
const read = (/** @type {string} */ name) => readFileSync(join(packaging, 'icons', name));

/** Width and height, as the header of a PNG has them. */
function sizeOf(/** @type {Buffer} */ png) {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the icons were made from the drawing there is; `node scripts/icons.mjs` makes them anew', () => {
  expect(readFileSync(join(packaging, 'drawn-from.txt'), 'utf8').trim()).toBe(fingerprint());
});

test('each picture is as large as it says', () => {
  const pictures = readdirSync(join(packaging, 'icons')).filter(name => name.endsWith('.png'));
  expect(pictures.length).toBeGreaterThan(5);
  for (const name of pictures) expect(`${sizeOf(read(name)).join('x')}.png`).toBe(name);
  for (const size of [192, 512]) {
    expect(sizeOf(readFileSync(join(root, `src/renderer/public/icon-${size}.png`)))).toEqual([size, size]);
  }
});

test('the icon for Windows leads to a picture of each size it names', () => {
  const file = read('icon.ico');
  const count = file.readUInt16LE(4);
  const sizes = Array.from({ length: count }, (_, n) => {
    const entry = file.subarray(6 + 16 * n);
    const size = entry.readUInt8(0) || 256;
    const at = entry.readUInt32LE(12);
    expect(sizeOf(file.subarray(at, at + entry.readUInt32LE(8)))).toEqual([size, size]);
    return size;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(ico([]).length).toBe(6);
});

test('the icon for macOS has the pictures its parts are named for', () => {
  const file = read('icon.icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const expected = { ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 };
  /** @type {Record<string, number | undefined>} */
  const found = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found[file.subarray(at, at + 4).toString('latin1')] = sizeOf(file.subarray(at + 8))[0];
  }
  expect(found).toEqual(expected);
  expect(icns([]).length).toBe(8);
});
