import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files below a folder in which one of these words stands, in UTF-8 or UTF-16, by their path inside it. */
export async function filesWith(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const wanted = words.flatMap(word => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // the folder is a closed browser's: what is no file of it is a lock or a socket
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      // a process of the browser that ended a moment later has taken it away
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    if (wanted.some(word => bytes.includes(word))) found.push(relative(folder, path).split(sep).join('/'));
  }
  return found.sort();
}
