import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from './write-atomically';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file is replaced whole, and nothing else is left', async () => {
  const file = join(folder, 'report.txt');
  await writeFile(file, 'an older and longer report');
  await writeAtomically(file, new TextEncoder().encode('new'));
  expect(await readFile(file, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['report.txt']);
});

test('a failed write leaves the old version whole, and nothing beside it', async () => {
  const taken = join(folder, 'report.txt');
  // a folder cannot be replaced by a file: the very last step fails
  await mkdir(taken);
  await writeFile(join(taken, 'kept.txt'), 'kept');
  await expect(writeAtomically(taken, 'new')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['report.txt']);
  expect(await readFile(join(taken, 'kept.txt'), 'utf8')).toBe('kept');
});

test('a place that is not there is told', async () => {
  await expect(writeAtomically(join(folder, 'missing/report.txt'), 'new')).rejects.toMatchObject({ code: 'ENOENT' });
});
