import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {string} file @param {string} source */
function offences(file, source) {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), source);
  return checkBoundaries(folder);
}

test('the project itself keeps its boundaries', () => {
  expect(checkBoundaries()).toEqual([]);
});

test.each([
  ['src/shared/domain/a.ts', "import { x } from '../import/b';", 'may not import src/shared/import/b'],
  ['src/shared/query/a.ts', "import fs from 'node:fs';", 'may not import node:fs'],
  ['src/renderer/app/a.ts', "import { x } from '../../main/window';", 'may not import src/main/window'],
  [
    'src/renderer/features/library/a.tsx',
    "import { x } from '../timeline/b';",
    'may not import src/renderer/features/timeline/b',
  ],
  ['src/renderer/features/library/a.tsx', "const wanted = 'ctlive_type';", 'names a vendor outside its folder'],
  ['src/renderer/features/library/a.tsx', "import Dexie from 'dexie';", 'may not import dexie'],
  ['src/renderer/state/a.ts', "import { useState } from 'react';", 'may not import react'],
  [
    'src/renderer/ui/a.tsx',
    "import type { Message } from '#shared/domain/message';",
    'may not import src/shared/domain/message',
  ],
  ['src/main/loopback.ts', "import { app } from 'electron';", 'may not import electron'],
  ['src/preload/a.ts', "const x = await import('../main/window');", 'may not import src/main/window'],
  ['src/renderer/app/a.ts', 'void fetch("https://example.invalid");', 'uses fetch'],
  ['src/renderer/app/a.ts', 'void globalThis.fetch("https://example.invalid");', 'uses fetch'],
  ['src/renderer/app/a.ts', 'void window?.fetch("https://example.invalid");', 'uses fetch'],
  ['src/renderer/app/a.ts', 'void self["fetch"]("https://example.invalid");', 'uses fetch'],
  ['src/renderer/app/a.ts', 'const ask = fetch;', 'uses fetch'],
  ['src/renderer/app/a.ts', 'fetch.call(undefined, "https://example.invalid");', 'uses fetch'],
  ['src/main/a.ts', 'void net.fetch("https://example.invalid");', 'uses fetch'],
  ['src/main/a.ts', "import http2 from 'node:http2';", 'uses a network module'],
  ['src/main/a.ts', "const https = process.getBuiltinModule('https');", 'uses a network module'],
  ['src/renderer/app/a.ts', 'new WebTransport("https://example.invalid");', 'uses a network call'],
  ['src/renderer/app/a.ts', 'new RTCPeerConnection();', 'uses a network call'],
  ['src/renderer/app/a.ts', 'const Line = WebSocket;', 'uses a network call'],
  ['src/renderer/app/a.ts', 'new globalThis.EventSource("https://example.invalid");', 'uses a network call'],
  ['src/renderer/app/a.ts', 'navigator["sendBeacon"]("https://example.invalid");', 'uses a network call'],
  ['src/renderer/app/a.tsx', 'node.innerHTML = text;', 'uses markup from a string'],
  [
    'src/renderer/archive/storage/a.ts',
    "import { x } from '../search/b';",
    'stands below src/renderer/archive/search/b',
  ],
  ['src/renderer/archive/search/a.ts', "import Dexie from 'dexie';", 'may not import dexie'],
  ['src/shared/index/terms/a.ts', "import { x } from '../segments/b';", 'stands below src/shared/index/segments/b'],
  ['src/renderer/state/base/a.ts', "import { x } from '../store';", 'stands below src/renderer/state/store'],
  ['src/elsewhere/a.ts', '', 'belongs to no folder of the plan'],
])('refuses in %s: %s', (file, source, why) => {
  expect(offences(file, source)).toEqual([`${file}: ${why}`]);
});

test('a comment that names a forbidden thing is no offence', () => {
  expect(offences('src/renderer/app/a.ts', '// never fetch() here\nexport const a = 1;')).toEqual([]);
});

test('files that import each other are refused, also where only types are imported', () => {
  offences('src/shared/domain/a.ts', "import type { B } from './b';\nexport type A = B;");
  offences('src/shared/domain/b.ts', "import { c } from '#shared/domain/c';\nexport type B = typeof c;");
  expect(offences('src/shared/domain/c.ts', "import type { A } from './a';\nexport const c = 1 as A;")).toEqual([
    'src/shared/domain/a.ts → src/shared/domain/b.ts → src/shared/domain/c.ts → src/shared/domain/a.ts: import each other',
  ]);
});

test.each([
  ['export const now = Date.now();', 'uses a clock'],
  ['export const now = new Date();', 'uses a clock'],
  ['export const one = Math.random();', 'uses chance'],
])('in the core, refuses %s', (source, why) => {
  expect(offences('src/shared/domain/a.ts', source)).toEqual([`src/shared/domain/a.ts: ${why}`]);
  expect(offences('src/main/a.ts', source)).toEqual([`src/shared/domain/a.ts: ${why}`]);
});
