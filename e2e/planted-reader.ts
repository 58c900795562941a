import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Words in a record that the planted reader acts on. */
export const ENDLESS = 'planted endless record';
export const DEADLY = 'planted deadly record';

/** A reader that never comes back from one record, and dies of another. */
const PLANTED = `
const parse = JSON.parse;
JSON.parse = (text, ...more) => {
  if (String(text).includes('${ENDLESS}')) for (;;);
  if (String(text).includes('${DEADLY}')) {
    if (globalThis.process?.versions?.node !== undefined) process.exit(9);
    // a worker cannot end at once: its error is told in the next task, and it would read on until then, even to the end
    MessagePort.prototype.postMessage = () => {};
    setTimeout(() => { throw new Error('planted'); });
    return undefined;
  }
  return parse(text, ...more);
};
`;

/** What is put into the readers of a copy of the built app: a worker for a browser, a process for a main process. */
type Plant = 'trouble' | 'no-start';

/** A copy of the built app whose readers are planted. The product has no such words; only this copy does. */
export async function plantedApp(appFolder: string, plant: Plant): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-planted-'));
  await cp(join(appFolder, 'package.json'), join(folder, 'package.json'));
  await cp(join(appFolder, 'out'), join(folder, 'out'), { recursive: true });
  const assets = join(folder, 'out/renderer/assets');
  const workers = (await readdir(assets)).filter(name => /^import\.worker-.*\.js$/.test(name));
  const readers = [...workers.map(name => join(assets, name)), join(folder, 'out/main/import-process.js')];
  if (readers.length !== 2) throw new Error(`one worker and one process are expected, not ${readers.join(', ')}`);
  for (const reader of readers) {
    const source = await readFile(reader, 'utf8');
    await writeFile(reader, plant === 'trouble' ? `${source}\n${PLANTED}` : 'throw new Error("planted");');
  }
  return folder;
}

export function removeApp(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
