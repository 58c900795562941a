import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSaves } from './saves';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-saves-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

async function begun(name = 'export.csv') {
  const saves = createSaves();
  const path = join(folder, name);
  const id = (await saves.begin(path)) ?? '';
  return { saves, path, id };
}

test('pieces stand in the order in which they came, and the place has nothing until the end', async () => {
  const { saves, path, id } = await begun();
  const written = await Promise.all(['a', 'b', 'c'].map(piece => saves.write(id, bytes(piece))));
  expect(written).toEqual([true, true, true]);
  expect(await readdir(folder)).not.toContain('export.csv');
  expect(await saves.end(id, true)).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('abc');
  expect(await readdir(folder)).toEqual(['export.csv']);
});

test('what is dropped leaves the older file whole, and nothing beside it', async () => {
  await writeFile(join(folder, 'export.csv'), 'older');
  const { saves, path, id } = await begun();
  await saves.write(id, bytes('new'));
  expect(await saves.end(id, false)).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('older');
  expect(await readdir(folder)).toEqual(['export.csv']);
});

test('a page that leaves takes its unfinished files along', async () => {
  const { saves, id } = await begun();
  await saves.write(id, bytes('half'));
  await saves.dropAll();
  expect(await readdir(folder)).toEqual([]);
  expect(await saves.write(id, bytes('more'))).toBe(false);
  expect(await saves.end(id, true)).toBe(false);
});

test('a place that takes no file is told, at the beginning or at the end', async () => {
  expect(await createSaves().begin(join(folder, 'missing/export.csv'))).toBeUndefined();
  const { saves, path, id } = await begun();
  await mkdir(path);
  await writeFile(join(path, 'kept.txt'), 'kept');
  expect(await saves.end(id, true)).toBe(false);
  expect(await readdir(folder)).toEqual(['export.csv']);
});

test('an id that was never given writes nothing', async () => {
  const { saves } = await begun();
  expect(await saves.write('9d2c2a0e-6a3c-4c3e-9d0e-2f8f0a1b2c3d', bytes('x'))).toBe(false);
});

test('a file that is not on the disk as it was written is not put at its place', async () => {
  const { saves, id } = await begun();
  await saves.write(id, bytes('what was meant'));
  const [part = ''] = await readdir(folder);
  await writeFile(join(folder, part), 'what is there!');
  expect(await saves.end(id, true)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});
