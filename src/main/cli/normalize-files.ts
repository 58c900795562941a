import { createReadStream, createWriteStream, existsSync, type Stats } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadableSource } from '#shared/import/read-sources';

/** Stands for standard input among the files. */
export const STANDARD_INPUT = '-';
const READ_BYTES = 1024 * 1024;

/**
 * The files that the arguments name, folders with all that is in them. A file that is not there is among them: that it
 * cannot be read is then said like everything else about it.
 */
export async function sourcesOf(names: readonly string[], spooled: string | undefined): Promise<ReadableSource[]> {
  const sources: ReadableSource[] = [];
  for (const name of names) {
    if (name === STANDARD_INPUT && spooled !== undefined) sources.push(await fileSource('standard input', spooled));
    else for (const each of await filesBelow(name)) sources.push(await fileSource(each, resolveGiven(each)));
  }
  return sources.map((source, n) => ({ ...source, id: String(n) }));
}

/**
 * Copies standard input into a file of its own, since it is read more than once. The file is gone when `use` is done,
 * however it ends.
 */
export async function withSpooled<Value>(
  input: NodeJS.ReadableStream,
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  try {
    const path = join(folder, 'input');
    await pipeline(input, createWriteStream(path, { mode: 0o600 }));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fileSource(name: string, path: string): Promise<ReadableSource> {
  const bytes = (await statOf(path))?.size ?? 0;
  return { id: name, name, bytes, open: () => createReadStream(path, { highWaterMark: READ_BYTES }) };
}

async function filesBelow(name: string): Promise<readonly string[]> {
  const path = resolveGiven(name);
  if ((await statOf(path))?.isDirectory() !== true) return [name];
  const files: string[] = [];
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(name, entry.name);
    if (entry.isDirectory()) for (const each of await filesBelow(inner)) files.push(each);
    else if (entry.isFile()) files.push(inner);
  }
  return files;
}

/** npm starts its scripts in the project's folder, and says where it was called from. */
function resolveGiven(name: string): string {
  const here = resolve(name);
  const calledFrom = process.env.INIT_CWD;
  return existsSync(here) || calledFrom === undefined ? here : resolve(calledFrom, name);
}

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
