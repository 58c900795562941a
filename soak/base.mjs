// What kills and full disks begin with: exports, and a profile with an archive in it.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowToKeepStorage } from '../scripts/browser-profile.mjs';
import { beginImport, beginMarking, ended, flagNext, openApp, reached, seeApp } from './app-page.mjs';
import { newFolder, ORIGIN, removeFolder, say, startBrowser, talk } from './harness.mjs';

/** How many conversations the archive has flagged. */
export const FLAGGED = 3;
/** From here on an import is read, and what is left of it is to be sealed, made visible and written down. */
export const COMMITS_FROM = 0.99;

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
export const OPTIONS = {
  seed: { type: 'string', default: '1' },
  // a shard of its own begins at 8 MB
  chats: { type: 'string', default: '8000' },
  lines: { type: 'string', default: '10' },
  // a machine that is slow gets its bytes with fewer, longer messages
  sentences: { type: 'string', default: '0' },
  // where another run with the same exports has left what it began with, or this one shall leave it
  base: { type: 'string' },
  'not-kept': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
};

/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */
/**
 * `before` is what is seen of the profile, `after` what is seen once `imported` came in as well, for which it took so long.
 * @typedef {{ profile: string, before: string, after: string, took: number }} Base
 */

/**
 * The exports of a run, all with some conversations in common.
 * @param {Awaited<ReturnType<typeof import('./harness.mjs').buildPages>>} pages
 * @param {{ chats: string, lines: string, sentences: string }} size
 */
export function writeExports(pages, { chats, lines, sentences }) {
  const more = talk(Number(sentences));
  return {
    large: pages.write(Math.ceil(Number(chats) / 2), Number(lines) * 2, more),
    small: pages.write(300, 10),
    imported: pages.write(Number(chats), Number(lines), more),
  };
}

/**
 * Opens browsers for a run, and can end all that are still open.
 * @param {{ url: () => string, isKept: boolean }} options the address of the server, as it is by then
 */
export function browsersAt({ url, isKept }) {
  /** @type {Set<Browser>} */
  const opened = new Set();
  return {
    open: async (/** @type {string} */ profile) => {
      try {
        // a browser that was killed leaves these behind
        for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
          rmSync(join(profile, lock), { force: true });
        if (isKept) allowToKeepStorage(profile, ORIGIN);
      } catch {
        // on a full disk; it was allowed when the profile was made
      }
      const browser = await startBrowser(profile, url());
      opened.add(browser);
      return browser;
    },
    killAll: async () => {
      for (const { kill } of opened) await kill();
      opened.clear();
    },
  };
}

/**
 * A profile with a large import in a shard of its own, a small one of the same conversations, and marks.
 * @param {{ folder?: string | undefined, files: ReturnType<typeof writeExports>, isKept: boolean,
 *   open: (profile: string) => Promise<Browser> }} options
 * @returns {Promise<Base & { own: readonly string[] }>} `own` are folders to be removed with the run
 */
export async function openBase({ folder, files, isKept, open }) {
  const home = folder ?? newFolder('base');
  const profile = join(home, 'profile');
  const written = join(home, 'seen.json');
  const own = folder === undefined ? [home] : [];
  if (existsSync(written)) return { profile, ...JSON.parse(readFileSync(written, 'utf8')), own };

  const { page, close } = await open(profile);
  for (const file of [files.large, files.small]) {
    await openApp(page);
    await beginImport(page, file);
    say(`${file}: ${await ended(page)}`);
  }
  await openApp(page);
  await beginMarking(page, 1);
  for (let count = 1; count <= FLAGGED; count++)
    if (!(await flagNext(page, count))) throw new Error('nothing could be flagged');
  const before = await seeApp(page);
  await close();
  if (before.isKept !== isKept) throw new Error(`storage is ${before.isKept ? '' : 'not '}kept`);
  say(`before: ${before.text}`);
  const seen = { before: before.text, ...(await importUndisturbed(profile, files.imported, open)) };
  writeFileSync(written, JSON.stringify(seen));
  return { profile, ...seen, own };
}

/**
 * What is seen when nothing interrupts an import, and how long it takes from when it is read.
 * @param {string} profile
 * @param {string} file
 * @param {(profile: string) => Promise<Browser>} open
 */
export async function importUndisturbed(profile, file, open) {
  const copied = newFolder('copy');
  cpSync(profile, copied, { recursive: true });
  const { page, close } = await open(copied);
  await openApp(page);
  await beginImport(page, file);
  await reached(page, COMMITS_FROM);
  const started = performance.now();
  await ended(page);
  const took = performance.now() - started;
  const { text } = await seeApp(page);
  await close();
  removeFolder(copied);
  say(`${file}, undisturbed, committed in ${Math.round(took)} ms: ${text}`);
  return { after: text, took };
}
