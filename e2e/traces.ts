import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files below a folder in which one of these words stands, in UTF-8 or UTF-16, by their path inside it. */
export async function filesWith(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name, words: held } of wordsByFile(folder, words)) if (held.length > 0) found.push(name);
  return found.sort();
}

/** Those of the words that stand in a file below a folder, in the order they were asked for. */
export async function wordsIn(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const { words: held } of wordsByFile(folder, words)) for (const word of held) found.add(word);
  return words.filter(word => found.has(word));
}

/** Each file is read once: a profile has many megabytes. */
async function* wordsByFile(folder: string, words: readonly string[]) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // the folder is a closed browser's: what is no file of it is a lock or a socket
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      // a process of the browser that ended a moment later has taken it away
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
    const held = words.filter(word => bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le'));
    yield { name: relative(folder, path).split(sep).join('/'), words: held };
  }
}
