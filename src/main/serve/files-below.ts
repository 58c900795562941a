import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** More than anybody chooses on purpose; a whole disk chosen by mistake ends here. */
const MOST_FILES = 10_000;

export interface FoundFile {
  readonly path: string;
  /** For showing: the file's name, or its path from the chosen folder on, with slashes on every system. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * The files that were chosen and those in chosen folders, in order of their names, `limit` of them at most.
 *
 * A chosen file that cannot be read is among them with no bytes, so that the import says so rather than nobody. In
 * folders, hidden files and links are left out.
 */
export async function filesBelow(chosen: readonly string[], limit = MOST_FILES): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of chosen) {
    if (found.length >= limit) break;
    await gather(path, basename(path), found, limit);
  }
  return found;
}

async function gather(path: string, name: string, found: FoundFile[], limit: number): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined || about.isFile()) {
    found.push({ path, name, bytes: about?.size ?? 0 });
    return;
  }
  if (!about.isDirectory()) return;
  for (const entry of await entriesOf(path)) {
    if (found.length >= limit) return;
    await gather(join(path, entry.name), `${name}/${entry.name}`, found, limit);
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
