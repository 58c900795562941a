// A Chromium of its own for each run, with the benchmark page in it and its memory watched.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../scripts/browser.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PAGE = join(ROOT, '.bench/page');
const SAMPLE_EVERY_MS = 200;
// databases without a bucket, and those in buckets
const DATABASE_FOLDERS = ['Default/IndexedDB', 'Default/WebStorage'];

/** Builds the benchmark page and serves it with the app's own headers. */
export async function servePage() {
  await build({
    root: join(ROOT, 'bench/page'),
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    resolve: {
      alias: {
        'decode-named-character-reference': join(ROOT, 'node_modules/decode-named-character-reference/index.js'),
      },
    },
    build: { outDir: PAGE, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
  const { startLoopback } = await import(pathToFileURL(join(ROOT, 'out/main/loopback.js')).href);
  return startLoopback(PAGE, 0);
}

/**
 * Runs `work` in a fresh browser with an empty profile and says what it cost.
 * @template Answer
 * @param {string} url
 * @param {(page: import('@playwright/test').Page) => Promise<Answer>} work
 */
export async function inFreshBrowser(url, work) {
  const profile = newProfile();
  try {
    const { answer, memory } = await inBrowser(profile, url, work);
    return { answer, memory, disk: databaseSize(profile) };
  } finally {
    removeProfile(profile);
  }
}

export function newProfile() {
  return mkdtempSync(join(tmpdir(), 'lectern-bench-'));
}

export function removeProfile(/** @type {string} */ profile) {
  rmSync(profile, { recursive: true, force: true });
}

/** Bytes of the databases of a profile, as they lie on the disk. */
export function databaseSize(/** @type {string} */ profile) {
  return DATABASE_FOLDERS.map(folder => sizeOf(join(profile, folder))).reduce((sum, size) => sum + size);
}

/**
 * Runs `work` in a new browser over a profile that stays. `memory` is the most that was held over an empty page, `held`
 * what is held at the end.
 * @template Answer
 * @param {string} profile
 * @param {string} url
 * @param {(page: import('@playwright/test').Page) => Promise<Answer>} work
 */
export async function inBrowser(profile, url, work) {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${url}/index.html`);
    const before = rendererMemory(profile);
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, rendererMemory(profile));
    }, SAMPLE_EVERY_MS);
    const answer = await work(page).finally(() => clearInterval(watch));
    return { answer, memory: peak - before, held: rendererMemory(profile) - before };
  } finally {
    await context.close();
  }
}

/** Resident bytes of the page's processes: those that render, started by the browser of this profile. */
function rendererMemory(/** @type {string} */ profile) {
  if (process.platform !== 'linux') return 0;
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(id => ({ id, parent: parentOf(id), command: readOrEmpty(`/proc/${id}/cmdline`) }));
  const browsers = processes.filter(({ command }) => command.includes(`--user-data-dir=${profile}`));
  const family = new Set(browsers.map(({ id }) => id));
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return processes
    .filter(({ id, command }) => family.has(id) && command.includes('--type=renderer'))
    .reduce((sum, { id }) => sum + residentBytes(id), 0);
}

function parentOf(/** @type {string} */ id) {
  // the name in brackets may hold spaces
  return readOrEmpty(`/proc/${id}/stat`).split(') ').at(-1)?.split(' ')[1] ?? '';
}

function residentBytes(/** @type {string} */ id) {
  return Number(/VmRSS:\s*(\d+)/.exec(readOrEmpty(`/proc/${id}/status`))?.[1] ?? 0) * 1024;
}

/** Processes end while one looks. */
function readOrEmpty(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @returns {number} */
function sizeOf(/** @type {string} */ path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  return found.isFile() ? found.size : readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** What the numbers were measured on. */
export function machine() {
  const model =
    process.platform === 'linux' ? /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] : undefined;
  const cores = execFileSync(process.execPath, ['-p', 'os.availableParallelism()'], { encoding: 'utf8' }).trim();
  return `${model ?? process.arch}, ${cores} cores, Node ${process.versions.node}`;
}
