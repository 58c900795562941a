// `node soak/kills.mjs [--rounds 5] [--seed 1] [--stage import,commit,undo,maintenance,start,marks,repair] [--not-kept]
//   [--base FOLDER] [--json]`
//
// Kills the whole browser while the app writes, starts it again and compares what is seen with what was seen before and
// what would be seen after. Anything else is a loss: one that the window tells, or a silent one. Needs the app to be built
// (`npm start` or `npx electron-vite build`). Ends with 1 where something was lost in silence.
import { cpSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomFrom } from '../bench/random.mjs';
import {
  beginImport,
  beginMarking,
  beginRepair,
  beginUndo,
  ended,
  flaggedOn,
  flagNext,
  hideImport,
  openApp,
  reached,
  seeAfterRestart,
  seeApp,
} from './app-page.mjs';
import { browsersAt, COMMITS_FROM, FLAGGED, OPTIONS, openBase, writeExports } from './base.mjs';
import { buildPages, newFolder, openHarness, pause, removeFolder, say } from './harness.mjs';
import { emptyFigure, isLostInSilence, tell, verdictOf } from './verdict.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./verdict.mjs').Figure} Figure */
/**
 * What is interrupted. `begin` starts it; `until` comes back at the moment of the kill and says how many conversations were
 * known to be flagged then; `took` is how long it takes when nothing interrupts.
 * @typedef {object} Stage
 * @property {(page: Page) => Promise<void>} begin
 * @property {(page: Page, took: number) => Promise<number | void>} until
 * @property {(page: Page) => Promise<void>} [before] what is done to the profile first
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    stage: { type: 'string', default: 'import,commit,undo,maintenance,start,marks,repair' },
    ...OPTIONS,
  },
});
const MOST_MARKED = 25;

const random = randomFrom(Number(values.seed));
const pages = await buildPages(values.base);
const served = await pages.serve();
const files = writeExports(pages, values);
const { open, killAll } = browsersAt({ url: () => served.url, isKept: !values['not-kept'] });

/** @type {Record<string, Stage>} */
const STAGES = {
  import: {
    begin: page => beginImport(page, files.imported),
    until: page => reached(page, random.next()),
  },
  // from the last record read on: what is derived, sealed, made visible and written down
  commit: {
    begin: page => beginImport(page, files.imported),
    until: async (page, took) => {
      await reached(page, COMMITS_FROM);
      await pause(random.next() * took * 1.1);
    },
  },
  undo: { begin: beginUndo, until: (_, took) => pause(random.next() * took * 1.1) },
  // while nothing else is asked for, the index of an earlier version is built again
  maintenance: {
    before: async page => {
      await openHarness(page);
      await page.evaluate(() => window.archiveHarness.ageIndex());
    },
    begin: async page => {
      await page.getByRole('button', { name: 'Build now' }).click();
    },
    until: (_, took) => pause(random.next() * took * 1.1),
  },
  // the very first start of an empty profile, with a first import at once
  start: {
    begin: page => beginImport(page, files.small),
    until: (_, took) => pause(random.next() * took * 1.1),
  },
  // while an import is running; one more is on its way when the browser is killed
  marks: {
    begin: async page => {
      await beginImport(page, files.imported);
      await hideImport(page);
      await beginMarking(page, FLAGGED + 3);
    },
    until: async page => {
      const most = FLAGGED + 1 + random.below(MOST_MARKED);
      for (let count = FLAGGED + 1; count <= most; count++)
        if (!(await flagNext(page, count))) throw new Error(`conversation ${count} could not be flagged`);
      const flagged = await flaggedOn(page);
      await page.keyboard.press('Control+d');
      return flagged;
    },
  },
  repair: {
    before: async page => {
      await openHarness(page);
      await page.evaluate(() => window.archiveHarness.damage());
    },
    begin: beginRepair,
    until: (_, took) => pause(random.next() * took * 1.1),
  },
};

const chosen = values.stage.split(',');
for (const name of chosen) if (STAGES[name] === undefined) throw new Error(`there is no stage “${name}”`);

/** @typedef {import('./base.mjs').Base} Base */
/** @type {string[]} */
const folders = [];
/** @type {Record<string, Figure>} */
const figures = {};
try {
  const filled = await openBase({ folder: values.base, files, isKept: !values['not-kept'], open });
  folders.push(...filled.own);
  /** @type {Map<string, Base>} */
  const bases = new Map();
  for (const name of chosen) {
    bases.set(name, await prepare(name, name === 'start' ? await empty() : filled));
    figures[name] = emptyFigure();
  }
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, base] of bases) await kill(name, base, /** @type {Figure} */ (figures[name]));
} finally {
  await killAll();
  for (const folder of folders) removeFolder(folder);
  await served.close();
  pages.remove();
}

if (values.json) console.log(JSON.stringify(figures));
else for (const [name, figure] of Object.entries(figures)) console.log(tell(`${name}: `, 'kills', figure));
process.exit(Object.values(figures).some(isLostInSilence) ? 1 : 0);

/** A profile that has been opened once. */
async function empty() {
  const profile = newProfile('empty');
  const { page, close } = await open(profile);
  const { text } = await seeApp(page);
  await close();
  return { profile, before: text, after: text, took: 0 };
}

/**
 * From what a stage begins, and to what it comes.
 * @param {string} name
 * @param {Base} from
 * @returns {Promise<Base>}
 */
async function prepare(name, from) {
  // they are interrupted at other moments of the same
  if (name === 'commit' || name === 'marks' || name === 'import') return from;
  const stage = stageOf(name);
  let { profile, before } = from;
  if (stage.before !== undefined) {
    profile = newProfile(name);
    cpSync(from.profile, profile, { recursive: true });
    const { page, close } = await open(profile);
    await stage.before(page);
    before = (await seeApp(page)).text;
    // looking at it may have begun to make it better
    await stage.before(page);
    await close();
  }
  // the very first start has a profile that no browser has seen
  return { profile: name === 'start' ? '' : profile, before, ...(await undisturbed(name, profile)) };
}

/**
 * What is seen when nothing interrupts, and how long it takes.
 * @param {string} name
 * @param {string} profile
 */
function undisturbed(name, profile) {
  return inCopy(profile, async copied => {
    const { page, close } = await open(copied);
    await openApp(page);
    await stageOf(name).begin(page);
    const started = performance.now();
    await endOf(name, page);
    const took = performance.now() - started;
    const { text } = await seeApp(page);
    await close();
    say(`${name}, undisturbed, in ${Math.round(took)} ms: ${text}`);
    return { after: text, took };
  });
}

/** @param {string} name @param {Page} page */
async function endOf(name, page) {
  if (name !== 'maintenance') return void (await ended(page));
  await page.waitForFunction(() => document.querySelector('[data-work="index"]') === null, undefined, {
    timeout: 300_000,
  });
}

/** @param {string} name @param {Base} base @param {Figure} figure */
async function kill(name, { profile, before, after, took }, figure) {
  await inCopy(profile, async copied => {
    const stage = stageOf(name);
    const doomed = await open(copied);
    let flagged = name === 'start' ? 0 : FLAGGED;
    try {
      await openApp(doomed.page);
      await stage.begin(doomed.page);
      flagged = (await stage.until(doomed.page, took)) ?? flagged;
    } catch (error) {
      figure.undecided += 1;
      return say(`${name}: nothing could be interrupted: ${error}`);
    } finally {
      await doomed.kill();
    }

    const seen = await seeAfterRestart(() => open(copied), [before, after], figure);
    const verdict = verdictOf(seen, { before, after, flagged }, figure);
    if (verdict.startsWith('lost')) {
      const kept = newFolder('lost');
      cpSync(copied, kept, { recursive: true });
      say(`the profile is kept in ${kept}`);
    }
    say(
      `${name} ${figure.rounds}: ${verdict}, ${seen.flagged} of ${flagged} flagged, restart ${Math.round(seen.startMs)} ms` +
        (verdict.startsWith('lost') ? `: ${JSON.stringify(seen)}` : ''),
    );
  });
}

/**
 * @template Answer
 * @param {string} profile nothing for a new one
 * @param {(profile: string) => Promise<Answer>} work
 */
async function inCopy(profile, work) {
  const copied = newProfile('copy');
  if (profile !== '') cpSync(profile, copied, { recursive: true });
  try {
    return await work(copied);
  } finally {
    removeFolder(copied);
  }
}

function newProfile(/** @type {string} */ what) {
  const profile = newFolder(what);
  folders.push(profile);
  return profile;
}

/** @param {string} name @returns {Stage} */
function stageOf(name) {
  return /** @type {Stage} */ (STAGES[name]);
}
