import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  /** For showing: the file's name, or its path from the chosen folder on, with slashes on every system. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * The files that were chosen and all of those in chosen folders, in order of their names.
 *
 * A chosen file that cannot be read is among them with no bytes, so that the import says so rather than nobody. In
 * folders, hidden files and links are left out.
 */
export async function filesBelow(chosen: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of chosen) await gather(path, basename(path), found);
  return found;
}

async function gather(path: string, name: string, found: FoundFile[]): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined || about.isFile()) {
    found.push({ path, name, bytes: about?.size ?? 0 });
    return;
  }
  if (!about.isDirectory()) return;
  for (const entry of await entriesOf(path)) {
    await gather(join(path, entry.name), `${name}/${entry.name}`, found);
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
