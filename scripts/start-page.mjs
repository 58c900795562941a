// The way to the start address without naming it on a command line, which every user of the machine can read.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes a page into the folder that only its owner can read and that leads to the address. Gives its own address, and
 * the way to take it away again.
 */
export function writeStartPage(/** @type {string} */ folder, /** @type {string} */ url) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const path = join(folder, 'start.html');
  rmSync(path, { force: true });
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8" /><title>Lectern</title><meta http-equiv="refresh" content="0;url=${url}" />\n`,
    { mode: 0o600, flag: 'wx' },
  );
  return { url: pathToFileURL(path).href, remove: () => rmSync(path, { force: true }) };
}
