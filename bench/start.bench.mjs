// `npm run bench -- start [--messages 1000000] [--runs 7] [--fresh]`
//
// The built app as a user opens it: from the address to a window that answers, without an archive and with a large one, in a
// new browser (cold) and again in the same (warm); the first conversation that is opened in a fresh page beside the next ones;
// and what is sent to the browser, part by part. The archive is imported once, by the app itself, and kept in `.bench/`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/browser.mjs';
import { root } from '../scripts/setup.mjs';
import { machine, newProfile, removeProfile } from './chromium.mjs';
import { corpusFile } from './corpus.mjs';
import { median, table } from './report.mjs';

/** The archive belongs to the address, so it is always the same. */
const PORT = 41_751;
const NEXT = 6;
/** So long somebody looks at a list before a conversation is opened. */
const LOOK_MS = 2500;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '7' },
    fresh: { type: 'boolean', default: false },
  },
});
const messages = Number(values.messages);
const runs = Number(values.runs);

const { startLoopback } = await import(pathToFileURL(join(root, 'out/main/loopback.js')).href);
const server = await startLoopback(join(root, 'out/renderer'), PORT);
const parts = bundle();
const full = await filledProfile();
/** @type {Record<string, Record<'cold' | 'warm', Cost[]>>} */
const starts = { empty: { cold: [], warm: [] }, full: { cold: [], warm: [] } };
/**
 * Milliseconds, and those that the processors worked for the page and its threads, which other work disturbs less.
 * @typedef {{ ms: number, cpu: number }} Cost
 */
/** @type {{ first: Cost[], next: Cost[] }} */
const opening = { first: [], next: [] };
// taking turns, so that a machine that slows down slows both down
for (let run = 0; run < runs; run++) {
  const empty = newProfile();
  // the first start of a profile makes it, which is no start of the app
  await inBrowser(empty, start);
  await inBrowser(empty, page => measure(page, 'empty'));
  removeProfile(empty);
  await inBrowser(full, page => measure(page, 'full'));
}
await server.close();

const rows = Object.entries(starts).flatMap(([archive, kinds]) =>
  Object.entries(kinds).map(([kind, all]) => ({
    archive: archive === 'empty' ? 'none' : `${messages.toLocaleString('en')} messages`,
    start: kind,
    ...columns(all),
    'CPU over none ms': round(
      median(cpuOf(all)) - median(cpuOf(starts.empty?.[/** @type {'cold' | 'warm'} */ (kind)] ?? [])),
    ),
  })),
);
console.log(`\nStart · ${machine()} · ${new Date().toISOString().slice(0, 10)}\n`);
console.log(table(rows));
console.log();
console.log(
  table([
    { conversation: 'first of a fresh page', ...columns(opening.first) },
    { conversation: 'each after it', ...columns(opening.next) },
  ]),
);
console.log();
console.log(table(parts));
console.log(`\n${JSON.stringify({ benchmark: 'start', machine: machine(), messages, starts, opening, parts })}`);

/** @param {import('@playwright/test').Page} page @param {'empty' | 'full'} archive */
async function measure(page, archive) {
  starts[archive]?.cold.push(await start(page));
  starts[archive]?.warm.push(await start(page));
  if (archive === 'empty') return;
  await page.waitForTimeout(LOOK_MS);
  opening.first.push(await open(page, 0));
  for (let n = 1; n <= NEXT; n++) opening.next.push(await open(page, n));
}

/** @param {readonly Cost[]} costs */
function columns(costs) {
  const times = costs.map(({ ms }) => ms);
  return {
    'median ms': round(median(times)),
    'fastest ms': round(Math.min(...times)),
    'CPU median ms': round(median(cpuOf(costs))),
    runs: costs.length,
  };
}

/** @param {readonly Cost[]} costs */
function cpuOf(costs) {
  return costs.map(({ cpu }) => cpu);
}

/**
 * Opens the page; from its address to the frame in which it shows its list or its first screen and has nothing left to do.
 * @param {import('@playwright/test').Page} page
 */
async function start(page) {
  await page.goto('about:blank');
  await page.goto(`${server.url}/index.html`, { waitUntil: 'commit' });
  return costing(page, () =>
    page.evaluate(
      () =>
        new Promise(done => {
          const look = () => {
            const isIdle = document.documentElement?.dataset.idle === 'true';
            const isShown = document.querySelector('[role="grid"] [role="row"], #no-archive-title') !== null;
            // the next frame is the one that shows it
            if (isIdle && isShown) requestAnimationFrame(() => done(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
    ),
  );
}

/**
 * Opens the conversation of a row; from the click to the frame that shows its transcript.
 * @param {import('@playwright/test').Page} page @param {number} row
 */
async function open(page, row) {
  const cost = await costing(page, () =>
    page.evaluate(
      n =>
        new Promise(done => {
          const found = document.querySelectorAll('[role="grid"] [role="row"]')[n];
          const shown = () => document.querySelector('[role="feed"] article[data-item]')?.textContent ?? '';
          const before = shown();
          const started = performance.now();
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            const Kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
            found?.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, button: 0, detail: 1 }));
          }
          const look = () => {
            if (shown() !== before) requestAnimationFrame(() => done(performance.now() - started));
            else requestAnimationFrame(look);
          };
          look();
        }),
      row,
    ),
  );
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true');
  await page.waitForTimeout(300);
  return cost;
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} work gives its milliseconds
 * @returns {Promise<Cost>}
 */
async function costing(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    // seconds of all threads of the page's process
    return 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN);
  };
  const before = await spent();
  const ms = /** @type {number} */ (await work());
  const cpu = (await spent()) - before;
  await session.detach();
  return { ms, cpu };
}

/** The profile whose archive holds the corpus. */
async function filledProfile() {
  const profile = join(root, '.bench', `start-${messages}`);
  const stamp = join(profile, 'lectern-bench.json');
  if (values.fresh || !existsSync(stamp)) {
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { recursive: true });
    const corpus = corpusFile(messages);
    console.error(`importing ${messages} messages…`);
    await inBrowser(profile, async page => {
      await start(page);
      await page.getByLabel('Export files').setInputFiles(corpus.path);
      await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 900_000 });
      const told = page.getByRole('dialog', { name: /added$/ }).or(page.getByRole('region', { name: 'Notice' }));
      await told.first().waitFor({ timeout: 1_800_000 });
      await page.waitForFunction(() => document.documentElement.dataset.idle === 'true');
      // what is left to do while nothing is asked for: putting parts of the index together
      await page.waitForTimeout(20_000);
    });
    writeFileSync(stamp, JSON.stringify({ messages }));
  }
  return profile;
}

/**
 * @template Answer
 * @param {string} profile
 * @param {(page: import('@playwright/test').Page) => Promise<Answer>} work
 */
async function inBrowser(profile, work) {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 1440, height: 900 },
  });
  try {
    return await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

/** What is sent to the browser: before the window answers, when it has, and for threads of its own. */
function bundle() {
  const assets = join(root, 'out/renderer/assets');
  const names = readdirSync(assets);
  const atOnce = new Set([...readPage().matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name));
  const partOf = (/** @type {string} */ name) => {
    if (name.endsWith('.woff2')) return 'fonts';
    if (atOnce.has(name)) return 'page, at once';
    if (name.includes('.worker-')) return `thread: ${name.replace(/\.worker-.*/, '')}`;
    return 'page and threads, later';
  };
  /** @type {Map<string, { files: number, bytes: number, compressed: number }>} */
  const parts = new Map();
  for (const name of names) {
    const bytes = readFileSync(join(assets, name));
    const part = parts.get(partOf(name)) ?? { files: 0, bytes: 0, compressed: 0 };
    part.files += 1;
    part.bytes += bytes.length;
    part.compressed += gzipSync(bytes, { level: 9 }).length;
    parts.set(partOf(name), part);
  }
  return [...parts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([part, { files, bytes, compressed }]) => ({
      part,
      files,
      kB: Math.round(bytes / 1000),
      'compressed kB': Math.round(compressed / 1000),
    }));
}

function readPage() {
  return readFileSync(join(root, 'out/renderer/index.html'), 'utf8');
}

function round(/** @type {number} */ value) {
  return Math.round(value * 10) / 10;
}
