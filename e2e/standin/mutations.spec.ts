import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../app';
import { MUTATIONS, type Mutation } from './mutations';
import { probe } from './probe';

/**
 * Does the stand-in find bugs? Each test plants some in a copy of the built app and demands that each is noticed,
 * for the right reason. A stand-in that became lenient, or a text that no longer occurs in the build, fails here.
 */
test('a sound build passes the probe', async ({ appFolder, profile }, info) => {
  const copy = await copyOf(appFolder, info.outputPath('app'));
  expect(await probe(copy, profile)).toEqual([]);
});

for (const group of MUTATIONS) {
  test(`noticed: ${group.map(({ bug }) => bug).join('; ')}`, async ({ appFolder, profile }, info) => {
    const copy = await copyOf(appFolder, info.outputPath('app'));
    for (const mutation of group) await plant(mutation, copy);
    const problems = (await probe(copy, profile)).join('\n');
    for (const { bug, noticed } of group) expect.soft(problems, bug).toMatch(noticed);
  });
}

/** The built main process and preload, around the probe's page. */
async function copyOf(appFolder: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await cp(join(appFolder, 'package.json'), join(folder, 'package.json'));
  for (const part of ['main', 'preload']) {
    await cp(join(appFolder, 'out', part), join(folder, 'out', part), { recursive: true });
  }
  await cp(join(import.meta.dirname, 'probe-page'), join(folder, 'out/renderer'), { recursive: true });
  return folder;
}

async function plant({ folder, find, replace }: Mutation, app: string): Promise<void> {
  const root = join(app, 'out', folder);
  const names = (await readdir(root, { recursive: true })).filter(name => /\.c?js$/.test(name));
  const files = await Promise.all(
    names.map(async name => ({ path: join(root, name), source: await readFile(join(root, name), 'utf8') })),
  );
  const places = files.flatMap(({ path, source }) =>
    source
      .split(find)
      .slice(1)
      .map(() => path),
  );
  expect(places, `places of ${find}`).toHaveLength(1);
  for (const { path, source } of files) {
    if (path === places[0])
      await writeFile(
        path,
        source.replace(find, () => replace),
      );
  }
}
