// What both harnesses need: the archive's own client and workers on a page, a browser that can be killed, what is seen.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../scripts/browser.mjs';

const ROOT = join(import.meta.dirname, '..');
const START_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 300_000;

/** @typedef {import('@playwright/test').Page} Page */

/** Builds the harness page into a folder of its own, to be served as the app is served. */
export async function buildHarness() {
  const outDir = mkdtempSync(join(tmpdir(), 'lectern-harness-'));
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
  /** @type {typeof import('../src/main/loopback')} */
  const { startLoopback } = await import(pathToFileURL(join(ROOT, 'out/main/loopback.js')).href);
  return {
    /** `profile` as in `startLoopback`. */
    serve: (/** @type {string | undefined} */ profile = undefined) => startLoopback(outDir, 0, [], profile),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

/** Builds and serves it for one run. */
export async function serveHarness() {
  const harness = await buildHarness();
  const served = await harness.serve();
  return {
    url: served.url,
    close: async () => {
      await served.close();
      harness.remove();
    },
  };
}

/**
 * Starts a browser of its own over a profile, with the harness page in it. `kill` ends all its processes at once, as a
 * crash or a power cut does; `close` as a user does.
 * @param {string} profile
 */
export async function startBrowser(profile) {
  const executable = findChromium() ?? chromium.executablePath();
  const browser = spawn(
    executable,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      '--password-store=basic',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    // a group of its own, so that it can be ended as a whole
    { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise(resolve => browser.once('exit', resolve));
  const kill = async () => {
    if (browser.exitCode === null && browser.signalCode === null && browser.pid !== undefined) {
      if (process.platform === 'win32') spawn('taskkill', ['/pid', String(browser.pid), '/t', '/f']);
      else process.kill(-browser.pid, 'SIGKILL');
    }
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
    return { page, kill, close };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Opens the harness page. The archive of a profile belongs to this address. @param {Page} page @param {string} url */
export async function openHarness(page, url) {
  await page.goto(`${url}/archive.html`, { waitUntil: 'commit' });
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

/** Starts something and comes back at once. @param {Page} page @param {Parameters<Window['archiveHarness']['begin']>[0]} work */
export async function begin(page, work) {
  await page.evaluate(each => window.archiveHarness.begin(each), work);
}

/** Waits for the end of what was begun, and says how it ended. @param {Page} page */
export async function ended(page) {
  await page.waitForFunction(() => window.archiveHarness.progress().ended !== undefined, undefined, {
    timeout: END_TIMEOUT_MS,
    polling: 50,
  });
  return (await page.evaluate(() => window.archiveHarness.progress())).ended;
}

/** Comes back when so much is done, or it has ended. @param {Page} page @param {number} count */
export async function reached(page, count) {
  await page.waitForFunction(
    goal => {
      const { done, ended: how } = window.archiveHarness.progress();
      return done >= goal || how !== undefined;
    },
    count,
    { timeout: END_TIMEOUT_MS, polling: 15 },
  );
}

/** Waits so long. Harnesses interrupt at moments of chance; nothing else here waits for a clock. */
export function pause(/** @type {number} */ ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}

export function say(/** @type {string} */ line) {
  console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
}
