// `node scripts/icons.mjs`: every icon of the app from its one drawing, `src/renderer/public/icon.svg`. Run by hand when
// that has changed; the results are committed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './browser.mjs';
import { root } from './setup.mjs';

const DRAWING = join(root, 'src/renderer/public/icon.svg');
const PAGE = join(root, 'src/renderer/public');
const PACKAGE = join(root, 'packaging/icons');

const LINUX = [16, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** By Apple's names: those with two sizes are for screens with twice the pixels, too. */
const MAC = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]);
/** The Dock draws an icon within a margin, and one without looks larger than its neighbours. */
const MAC_SHARE = 824 / 1024;

/** What the icons were made from: a test compares it with the drawing. */
export function fingerprint() {
  return createHash('sha256').update(readFileSync(DRAWING)).digest('hex');
}

/** A file with pictures of several sizes, as Windows reads it. @param {readonly { size: number, png: Buffer }[]} images */
export function ico(images) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length + 16 * images.length;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 0 stands for 256
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

/** The same as macOS reads it. @param {readonly { type: string, png: Buffer }[]} images */
export function icns(images) {
  const chunks = images.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(head.length + png.length, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return Buffer.concat([head, ...chunks]);
}

if (process.argv[1] === import.meta.filename) {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  const drawing = readFileSync(DRAWING, 'utf8');
  const draw = async (/** @type {number} */ size, share = 1) => {
    await page.setViewportSize({ width: size, height: size });
    const margin = (size * (1 - share)) / 2;
    await page.setContent(
      `<style>body{margin:${margin}px}svg{display:block;width:${size * share}px;height:${size * share}px}</style>${drawing}`,
    );
    return page.screenshot({ omitBackground: true });
  };
  mkdirSync(PACKAGE, { recursive: true });
  for (const size of LINUX) writeFileSync(join(PACKAGE, `${size}x${size}.png`), await draw(size));
  const windows = [];
  for (const size of WINDOWS) windows.push({ size, png: await draw(size) });
  writeFileSync(join(PACKAGE, 'icon.ico'), ico(windows));
  const mac = [];
  for (const [type, size] of MAC) mac.push({ type, png: await draw(size, MAC_SHARE) });
  writeFileSync(join(PACKAGE, 'icon.icns'), icns(mac));
  for (const size of [192, 512]) writeFileSync(join(PAGE, `icon-${size}.png`), await draw(size));
  writeFileSync(join(root, 'packaging/drawn-from.txt'), `${fingerprint()}\n`);
  await browser.close();
}
