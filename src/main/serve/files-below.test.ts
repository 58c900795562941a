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

test('more files than the limit are left out', async () => {
  expect((await filesBelow([folder, folder], 3)).map(({ name }) => name)).toEqual([
    'exports/2025/march/a.json.gz',
    'exports/b.json',
    'exports/2025/march/a.json.gz',
  ]);
});
