// What kills and full disks need: the pages, a browser that can be killed, and what a page without the app sees.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { manyChats } from '../e2e/harness/many-chats.mjs';
import { BARE_WINDOWS, findChromium } from '../scripts/browser.mjs';

const ROOT = join(import.meta.dirname, '..');
const START_TIMEOUT_MS = 60_000;

/** Where the pages are in a browser of `startBrowser`, whatever the port of their server: an archive belongs to its address. */
export const ORIGIN = 'http://lectern.localhost';

/** @typedef {import('@playwright/test').Page} Page */

/** Enough of these make a large file of few messages. */
const SENTENCE = ' and the parcel was left with a neighbour who is out until the evening';

export function talk(/** @type {number} */ sentences) {
  return SENTENCE.repeat(sentences);
}

/**
 * Puts the built app and the harness page into one folder, to be served as the app is: they share an origin. In a folder
 * that is given, what was built before is taken as it is, and stays.
 * @param {string} [given]
 */
export async function buildPages(given) {
  const folder = given ?? newFolder('pages');
  mkdirSync(folder, { recursive: true });
  const pages = join(folder, 'pages');
  if (!existsSync(pages)) await buildInto(pages, join(folder, 'harness'));
  /** @type {typeof import('../src/main/loopback')} */
  const { startLoopback } = await import(pathToFileURL(join(ROOT, 'out/main/loopback.js')).href);
  return {
    /** `profile` and `port` as in `startLoopback`. */
    serve: (/** @type {string | undefined} */ profile = undefined, port = 0) => startLoopback(pages, port, [], profile),
    /** Writes an export of so many invented chats. Gives its path. */
    write: (/** @type {number} */ chats, /** @type {number} */ lines, more = '') => {
      const path = join(folder, `${chats}-chats-of-${lines}.json`);
      writeFileSync(path, manyChats(chats, lines, more).text);
      return path;
    },
    remove: () => given === undefined && removeFolder(folder),
  };
}

async function buildInto(/** @type {string} */ pages, /** @type {string} */ outDir) {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(ROOT, 'e2e/harness'),
    resolve: {
      alias: {
        'decode-named-character-reference': join(ROOT, 'node_modules/decode-named-character-reference/index.js'),
      },
    },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(ROOT, 'e2e/harness/archive.html') } },
  });
  for (const from of [outDir, join(ROOT, 'out/renderer')]) cpSync(from, pages, { recursive: true });
}

/** Serves the harness page for one run. */
export async function serveHarness() {
  const pages = await buildPages();
  const served = await pages.serve();
  return {
    url: served.url,
    close: async () => {
      await served.close();
      pages.remove();
    },
  };
}

/** @type {Set<number>} */
const alive = new Set();
// nobody else knows of them
process.once('exit', () => {
  for (const pid of alive) endGroup(pid);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function endGroup(/** @type {number} */ pid) {
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/**
 * Starts a browser of its own over a profile, with the harness page in it. `kill` ends all its processes at once, as a
 * crash or a power cut does; `close` as a user does; `said` gives the last lines of its own log.
 * @param {string} profile
 * @param {string} served the address of the server that answers at `ORIGIN`
 */
export async function startBrowser(profile, served) {
  const executable = findChromium() ?? chromium.executablePath();
  const browser = spawn(
    executable,
    [
      '--headless=new',
      // room for all panes
      '--window-size=1440,1000',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      BARE_WINDOWS,
      `--host-resolver-rules=MAP ${new URL(ORIGIN).host}:80 ${new URL(served).host}`,
      '--password-store=basic',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    // a group of its own, so that it can be ended as a whole
    { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const { pid } = browser;
  if (pid !== undefined) alive.add(pid);
  let said = '';
  browser.stderr?.on('data', data => {
    said = (said + data).slice(-4000);
  });
  const ended = new Promise(resolve => browser.once('exit', resolve)).then(() => {
    if (pid !== undefined) alive.delete(pid);
  });
  const kill = async () => {
    if (browser.exitCode === null && browser.signalCode === null && pid !== undefined) endGroup(pid);
    await ended;
  };
  try {
    const control = await chromium.connectOverCDP(await addressOf(browser));
    const context = control.contexts()[0] ?? (await control.newContext());
    const page = context.pages()[0] ?? (await context.newPage());
    const close = async () => {
      const session = await control.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    };
    return { page, kill, close, said: () => said };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Opens the harness page. @param {Page} page */
export async function openHarness(page) {
  await page.goto(`${ORIGIN}/archive.html`, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'archiveHarness' in window);
}

/**
 * The address at which a browser can be controlled, as it says itself.
 * @param {import('node:child_process').ChildProcess} browser
 * @returns {Promise<string>}
 */
function addressOf(browser) {
  return new Promise((found, failed) => {
    let said = '';
    const timer = setTimeout(() => failed(new Error(`the browser did not start: ${said}`)), START_TIMEOUT_MS);
    browser.once('exit', () => failed(new Error(`the browser ended at its start: ${said}`)));
    browser.stderr?.on('data', data => {
      said = (said + data).slice(-4000);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      found(address);
    });
  });
}

/** What can be seen of the archive, in one line; or why nothing can. @param {Page} page */
export async function seenOn(page) {
  return page.evaluate(() => window.archiveHarness.seen()).catch(error => `does not open: ${error}`);
}

/** An empty folder that this run may fill. */
export function newFolder(/** @type {string} */ what) {
  return mkdtempSync(join(tmpdir(), `lectern-soak-${what}-`));
}

/** Whatever a browser that is ending still writes into it. */
export function removeFolder(/** @type {string} */ folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    say(`${folder} stays: ${error}`);
  }
}

/** Waits so long. Harnesses interrupt at moments of chance; nothing else here waits for a clock. */
export function pause(/** @type {number} */ ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}

export function say(/** @type {string} */ line) {
  console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
}
