import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from './files-below';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lectern-files-')), 'exports');
  await mkdir(join(folder, '2025/march'), { recursive: true });
  await mkdir(join(folder, '.cache'));
  await writeFile(join(folder, 'b.json'), '{}');
  await writeFile(join(folder, '2025/march/a.json.gz'), 'xyz');
  await writeFile(join(folder, '.DS_Store'), '');
  await writeFile(join(folder, '.cache/c.json'), '{}');
  await symlink(folder, join(folder, '2025/again'));
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

test('a folder gives the files at every depth, named from the folder on', async () => {
  expect(await filesBelow([folder])).toEqual([
    { path: join(folder, '2025/march/a.json.gz'), name: 'exports/2025/march/a.json.gz', bytes: 3 },
    { path: join(folder, 'b.json'), name: 'exports/b.json', bytes: 2 },
  ]);
});

test('a chosen file has its own name, also one that is hidden', async () => {
  expect(await filesBelow([join(folder, '.DS_Store'), join(folder, 'b.json')])).toEqual([
    { path: join(folder, '.DS_Store'), name: '.DS_Store', bytes: 0 },
    { path: join(folder, 'b.json'), name: 'b.json', bytes: 2 },
  ]);
});

test('a file that is not there is still handed on, so that the import says so', async () => {
  expect(await filesBelow([join(folder, 'gone.json')])).toEqual([
    { path: join(folder, 'gone.json'), name: 'gone.json', bytes: 0 },
  ]);
});

test('a folder of one file for each conversation is read whole, however many they are', async () => {
  const many = join(folder, 'many');
  await mkdir(many);
  const names = Array.from({ length: 10_500 }, (_, n) => `${String(n).padStart(5, '0')}.json`);
  for (let from = 0; from < names.length; from += 500) {
    await Promise.all(names.slice(from, from + 500).map(name => writeFile(join(many, name), '{}')));
  }
  expect((await filesBelow([many])).map(({ name }) => name)).toEqual(names.map(name => `many/${name}`));
}, 30_000);
