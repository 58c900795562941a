// `node soak/kills.mjs [--rounds 5] [--seed 1] [--stage import,commit,undo,maintenance,start,marks] [--json]`
//
// Kills the whole browser while the archive is being written, starts it again and compares what is seen with what was
// seen before and what would be seen after. Anything else is a loss. Needs the app to be built (`npm start` or
// `npx electron-vite build`). Ends with 1 where something was lost.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../bench/random.mjs';
import { begin, ended, openHarness, pause, reached, say, seenOn, serveHarness, startBrowser } from './harness.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../bench/random.mjs').Random} Random */
/** @typedef {{ profile: string, before: string, imports: readonly string[] }} Base */
/**
 * What is interrupted. `begin` starts it; `until` comes back at the moment of the kill.
 * @typedef {object} Stage
 * @property {(page: Page, base: Base) => Promise<void>} begin
 * @property {(page: Page, random: Random) => Promise<void>} until
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    stage: { type: 'string', default: 'import,commit,undo,maintenance,start,marks' },
    chats: { type: 'string', default: '8000' },
    json: { type: 'boolean', default: false },
  },
});
const CHATS = Number(values.chats);
const LINES = 25;
const MARKED = 200;

/** @type {Record<string, Stage>} */
const STAGES = {
  import: {
    begin: page => begin(page, { kind: 'import', chats: CHATS, lines: LINES }),
    until: async (page, random) => reached(page, CHATS * random.next()),
  },
  // from the last conversation taken on: what is derived, sealed and made visible
  commit: {
    begin: page => begin(page, { kind: 'import', chats: CHATS, lines: LINES }),
    until: async (page, random) => {
      await reached(page, CHATS * 0.98);
      await pause(random.next() * 2000);
    },
  },
  undo: {
    begin: (page, { imports }) => begin(page, { kind: 'undo', id: imports[0] ?? '' }),
    until: (_, random) => pause(random.next() * 800),
  },
  maintenance: {
    begin: async page => {
      await page.evaluate(() => window.archiveHarness.ageIndex());
      await page.reload();
      await page.waitForFunction(() => 'archiveHarness' in window);
      await begin(page, { kind: 'rebuild' });
    },
    until: (_, random) => pause(random.next() * 4000),
  },
  // the very first start of an empty profile, with a first import at once
  start: {
    begin: page => begin(page, { kind: 'import', chats: 300, lines: 10 }),
    until: (_, random) => pause(random.next() * 1200),
  },
  // while an import is running
  marks: {
    begin: async page => {
      await begin(page, { kind: 'import', chats: CHATS, lines: LINES });
      await reached(page, CHATS * 0.1);
      await begin(page, { kind: 'mark', chats: MARKED });
    },
    until: async (page, random) => reached(page, MARKED * random.next()),
  },
};

const chosen = values.stage.split(',');
for (const name of chosen) if (STAGES[name] === undefined) throw new Error(`there is no stage “${name}”`);

const served = await serveHarness();
const random = randomFrom(Number(values.seed));
const base = await prepare();
/** @type {string | undefined} */
let afterImport;
/** @type {Record<string, { rounds: number, asBefore: number, asAfter: number, lost: number, restartMs: number[] }>} */
const figures = {};
try {
  /** @type {Map<string, string>} */
  const after = new Map();
  for (const name of chosen) {
    after.set(name, await undisturbed(name));
    figures[name] = { rounds: 0, asBefore: 0, asAfter: 0, lost: 0, restartMs: [] };
  }
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, figure] of Object.entries(figures)) await kill(name, after.get(name) ?? '', figure);
} finally {
  rmSync(base.profile, { recursive: true, force: true });
  await served.close();
}

if (values.json) console.log(JSON.stringify(figures));
else
  for (const [name, { rounds, asBefore, asAfter, lost, restartMs }] of Object.entries(figures)) {
    const slowest = Math.round(Math.max(...restartMs));
    console.log(
      `${name}: ${rounds} kills, ${asBefore} as before, ${asAfter} as after, ${lost} lost, slowest restart ${slowest} ms`,
    );
  }
process.exit(Object.values(figures).some(({ lost }) => lost > 0) ? 1 : 0);

/** A profile with a large import in a shard of its own, a small one of the same conversations, and marks. */
async function prepare() {
  const profile = mkdtempSync(join(tmpdir(), 'lectern-kill-base-'));
  const { page, close } = await open(profile);
  await whole(page, { kind: 'import', chats: Math.ceil(CHATS / 2), lines: 20 });
  await whole(page, { kind: 'import', chats: 300, lines: 10 });
  await whole(page, { kind: 'mark', chats: 3 });
  const before = await seenOn(page);
  const imports = (await page.evaluate(() => window.archiveHarness.imports())).toReversed();
  await close();
  say(`before: ${before}`);
  return { profile, before, imports };
}

/**
 * What is seen when nothing interrupts. Marks are set while an import runs.
 * @param {string} name
 * @returns {Promise<string>}
 */
async function undisturbed(name) {
  if (name === 'commit' || name === 'marks') return afterImport ?? undisturbed('import');
  const after = await inCopy(name, async profile => {
    const { page, close } = await open(profile);
    await stageOf(name).begin(page, base);
    await ended(page);
    const seen = await seenOn(page);
    await close();
    return seen;
  });
  say(`${name}, undisturbed: ${after}`);
  if (name === 'import') afterImport = after;
  return after;
}

/** @param {string} name @param {string} after @param {(typeof figures)[string]} figure */
async function kill(name, after, figure) {
  await inCopy(name, async profile => {
    const running = await open(profile);
    const empty = name === 'start' ? await seenOn(running.page) : undefined;
    await stageOf(name).begin(running.page, base);
    await stageOf(name).until(running.page, random);
    const { done, ended: how } = await running.page
      .evaluate(() => window.archiveHarness.progress())
      .catch(() => ({ done: 0, ended: 'gone' }));
    await running.kill();

    const started = performance.now();
    const { page, close } = await open(profile);
    const seen = await seenOn(page);
    const took = performance.now() - started;
    const flagged = await page.evaluate(() => window.archiveHarness.flagged()).catch(() => -1);
    await close();

    const before = empty ?? base.before;
    // a mark that was told of is there; the one on its way may be
    const marksKept = name === 'start' ? flagged === 0 : flagged >= Math.max(3, name === 'marks' ? done : 0);
    figure.rounds++;
    figure.restartMs.push(took);
    if (!marksKept || (seen !== before && seen !== after)) figure.lost++;
    else if (seen === before) figure.asBefore++;
    else figure.asAfter++;
    say(
      `${name} ${figure.rounds}: killed at ${done}${how === undefined ? '' : ` (${how})`} → ${seen}, ${flagged} flagged`,
    );
  });
}

/** @param {string} name @param {(profile: string) => Promise<any>} work */
async function inCopy(name, work) {
  const profile = mkdtempSync(join(tmpdir(), 'lectern-kill-'));
  if (name !== 'start') {
    cpSync(base.profile, profile, { recursive: true });
    for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(profile, lock), { force: true });
  }
  try {
    return await work(profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} profile */
async function open(profile) {
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true });
  const browser = await startBrowser(profile);
  await openHarness(browser.page, served.url);
  return browser;
}

/** @param {Page} page @param {Parameters<Window['archiveHarness']['begin']>[0]} work */
async function whole(page, work) {
  await begin(page, work);
  const how = await ended(page);
  if (how !== 'done') throw new Error(`${work.kind} ended as ${how}`);
}

/** @param {string} name @returns {Stage} */
function stageOf(name) {
  return /** @type {Stage} */ (STAGES[name]);
}
