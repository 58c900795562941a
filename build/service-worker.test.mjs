import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serviceWorker } from './service-worker';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-public-'));
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The source of the service worker for a bundle of these files. */
function emitted(/** @type {Readonly<Record<string, string>>} */ files) {
  const bundle = Object.fromEntries(
    Object.entries(files).map(([fileName, code]) => [fileName, { type: 'chunk', fileName, code }]),
  );
  let source = '';
  const context = { emitFile: (/** @type {{ source: string }} */ file) => (source = file.source) };
  const { generateBundle } = serviceWorker(folder);
  Reflect.apply(Reflect.get(Object(generateBundle), 'handler'), context, [{}, bundle]);
  return source;
}

test('holds every built file, the public ones and the page', () => {
  const [, list = ''] = /FILES = (.*);/.exec(emitted({ 'assets/app.js': 'a', 'assets/worker.js': 'b' })) ?? [];
  expect(JSON.parse(list)).toEqual(['./assets/app.js', './assets/worker.js', './icon.svg', './index.html']);
});

test('is another one as soon as any file is', () => {
  const nameOf = (/** @type {string} */ source) => /CACHE = "(.*)"/.exec(source)?.[1];
  const first = nameOf(emitted({ 'assets/app.js': 'a' }));
  expect(nameOf(emitted({ 'assets/app.js': 'a' }))).toBe(first);
  expect(nameOf(emitted({ 'assets/app.js': 'b' }))).not.toBe(first);
  writeFileSync(join(folder, 'icon.svg'), '<svg></svg>');
  expect(nameOf(emitted({ 'assets/app.js': 'a' }))).not.toBe(first);
});
