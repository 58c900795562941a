import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecentFiles } from './recent-files';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-recent-'));
  file = join(folder, 'recent.json');
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = (changed = () => undefined) => createRecentFiles(file, changed);

test('the latest are first, each once, ten at most, and there after a restart', () => {
  let changes = 0;
  const recent = createRecentFiles(file, () => {
    changes += 1;
  });
  recent.add(['/a', '/b']);
  recent.add(['/b', ...Array.from({ length: 9 }, (_, n) => `/${n}`)]);
  recent.add([]);
  expect(recent.list()).toEqual(['/b', '/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7', '/8']);
  expect(open().list()).toEqual(recent.list());
  expect(changes).toBe(2);
});

test('S-11: turned off, no name is kept, and it stays off', () => {
  const recent = open();
  recent.add(['/exports/okafor.json']);
  recent.turn(false);
  recent.add(['/exports/okafor.json']);
  expect(recent.list()).toBeUndefined();
  expect(readFileSync(file, 'utf8')).not.toContain('okafor');
  expect(open().list()).toBeUndefined();
  recent.turn(true);
  expect(open().list()).toEqual([]);
});

test('D-16: what is forgotten is in the file no more', () => {
  const recent = open();
  recent.add(['/exports/okafor.json']);
  recent.forget();
  expect(recent.list()).toEqual([]);
  expect(readFileSync(file, 'utf8')).not.toContain('okafor');
});

test('a file that is not ours is as none', () => {
  writeFileSync(file, '{"version":2}');
  expect(open().list()).toEqual([]);
});
