// `node soak/full-disks.mjs [--rounds 4] [--seed 1] [--stage import,marks,start] [--room known,unknown] [--not-kept]
//   [--base FOLDER] [--json]`
//
// Puts a profile on a disk of its own (a tmpfs of some hundred megabytes), fills it up from outside while the app writes,
// makes room again, starts the browser again and compares what is seen with what was seen before and what would be seen
// after. `--room unknown`: nobody tells the writer how much room there is, so that the disk does become full. `--not-kept`:
// the browser has not promised to keep the storage, and deletes it. Needs Linux: root, or a kernel that lets users make
// namespaces. Ends with 1 where something was lost in silence.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../bench/random.mjs';
import {
  beginImport,
  beginMarking,
  ended,
  flaggedOn,
  flagNext,
  openApp,
  reached,
  seeAfterRestart,
} from './app-page.mjs';
import { browsersAt, FLAGGED, importUndisturbed, OPTIONS, openBase, writeExports } from './base.mjs';
import { buildPages, newFolder, pause, removeFolder, say } from './harness.mjs';
import { emptyFigure, isLostInSilence, tell, verdictOf } from './verdict.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./verdict.mjs').Figure} Figure */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    stage: { type: 'string', default: 'import,marks,start' },
    room: { type: 'string', default: 'known,unknown' },
    ...OPTIONS,
    // set when this script runs inside of its own namespace
    inside: { type: 'boolean', default: false },
  },
});
if (!values.inside) process.exit(inNamespace());

const DISK_BYTES = 700_000_000;
const MARKED = 20;
// whatever is not there by then was refused
const MARK_TIMEOUT_MS = 8000;
const STUCK_MS = 180_000;
const CLOSING_MS = 15_000;
const FILL_EVERY_MS = 250;

const random = randomFrom(Number(values.seed));
const pages = await buildPages(values.base);
const files = { ...writeExports(pages, values), started: pages.write(2000, 10) };
const disk = newFolder('disk');
const profile = join(disk, 'profile');
let served = await pages.serve();
const isKept = !values['not-kept'];
const { open, killAll } = browsersAt({ url: () => served.url, isKept });
/** @type {string[]} */
const folders = [disk];
/** @type {Record<string, Figure & { ends: Record<string, number> }>} */
const figures = {};
try {
  const base = await openBase({ folder: values.base, files, isKept, open });
  folders.push(...base.own);
  /** @type {Map<string, string>} */
  const after = new Map();
  for (const stage of values.stage.split(',')) after.set(stage, await undisturbed(stage, base));
  for (const room of values.room.split(','))
    for (const [stage, expected] of after) {
      const figure = { ...emptyFigure(), ends: {} };
      figures[`${stage}, room ${room}`] = figure;
      for (let round = 0; round < Number(values.rounds); round++)
        await fill(stage, room === 'known', { ...base, after: expected }, figure);
    }
} finally {
  await killAll();
  await served.close();
  for (const folder of folders) removeFolder(folder);
  pages.remove();
}

if (values.json) console.log(JSON.stringify(figures));
else
  for (const [name, figure] of Object.entries(figures))
    console.log(`${tell(`${name}: `, 'full disks', figure)}; ended: ${JSON.stringify(figure.ends)}`);
process.exit(Object.values(figures).some(isLostInSilence) ? 1 : 0);

/** Runs this script where it may mount something that nobody else sees. */
function inNamespace() {
  const isRoot = process.getuid?.() === 0;
  const flags = isRoot ? '-m' : '-rm';
  if (
    process.platform !== 'linux' ||
    spawnSync('unshare', [flags, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status !== 0
  ) {
    console.error(
      'A small disk cannot be made here: that needs Linux and either root or a kernel that lets users make namespaces ' +
        '(`unshare -rm` has to work).',
    );
    return 2;
  }
  return (
    spawnSync('unshare', [flags, process.execPath, ...process.argv.slice(1), '--inside'], { stdio: 'inherit' })
      .status ?? 2
  );
}

/** What is seen when there is room. @param {string} stage @param {import('./base.mjs').Base} base */
async function undisturbed(stage, base) {
  switch (stage) {
    case 'marks':
      return base.before;
    case 'import':
      return base.after;
    default:
      return (await importUndisturbed(base.profile, files.started, open)).after;
  }
}

/**
 * @param {string} stage
 * @param {boolean} known
 * @param {import('./base.mjs').Base} expected
 * @param {(typeof figures)[string]} figure
 */
async function fill(stage, known, expected, figure) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]);
  cpSync(expected.profile, profile, { recursive: true });
  await served.close();
  served = await pages.serve(known ? profile : undefined);
  const left = random.below(3) * 200_000;
  let how = 'no browser';
  let flagged = FLAGGED;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let filling;
  try {
    const running = stage === 'start' ? undefined : await open(profile);
    if (running !== undefined) {
      await openApp(running.page);
      if (stage === 'import') {
        await beginImport(running.page, files.imported);
        await reached(running.page, random.next() * 0.9);
      } else await beginMarking(running.page, FLAGGED + 3);
    }
    // all but a few bytes of what is free, or what the import then takes
    writeAll(left);
    // a browser throws away what it can do without, and has room again
    filling = setInterval(() => writeAll(left), FILL_EVERY_MS);
    const starting = running ?? (await open(profile).catch(() => undefined));
    if (starting !== undefined) {
      const work = stage === 'marks' ? markUntilRefused(starting.page) : finish(stage, starting.page);
      const stuck = pause(STUCK_MS).then(() => 'stuck');
      how = await Promise.race([work.catch(() => 'gone'), stuck]);
      flagged = Math.max(flagged, stage === 'marks' ? await flaggedOn(starting.page).catch(() => flagged) : 0);
      // as a user who gives up, or as a crash
      if (random.chance(0.5)) await Promise.race([starting.close(), pause(CLOSING_MS)]);
      await starting.kill();
    }

    clearInterval(filling);
    rmSync(join(disk, 'filled'), { force: true });
    const seen = await seeAfterRestart(() => open(profile), [expected.before, expected.after], figure);

    const verdict = verdictOf(seen, { ...expected, flagged }, figure);
    figure.ends[how] = (figure.ends[how] ?? 0) + 1;
    say(
      `${stage}, room ${known ? 'known' : 'unknown'} ${figure.rounds}: “${how}”, ${left} bytes left: ${verdict}, ` +
        `${seen.flagged} of ${flagged} flagged${verdict.startsWith('lost') ? `: ${JSON.stringify(seen)}` : ''}`,
    );
  } catch (error) {
    figure.undecided += 1;
    say(`${stage}: nothing could be interrupted: ${error}`);
  } finally {
    clearInterval(filling);
    await killAll();
    unmount();
  }
}

/** @param {string} stage @param {Page} page */
async function finish(stage, page) {
  if (stage === 'start') {
    await openApp(page);
    await beginImport(page, files.started);
  }
  return ended(page);
}

/** @param {Page} page */
async function markUntilRefused(page) {
  for (let count = 1; count <= MARKED; count++)
    if (!(await flagNext(page, FLAGGED + count, MARK_TIMEOUT_MS))) return 'refused';
  return 'marked';
}

/** Fills the disk up to so many bytes. */
function writeAll(/** @type {number} */ left) {
  const { bavail, bsize } = statfsSync(disk);
  const piece = Buffer.alloc(1_000_000, 1);
  let free = bavail * bsize - left;
  const file = join(disk, 'filled');
  try {
    for (; free > 0; free -= piece.length)
      writeFileSync(file, free < piece.length ? piece.subarray(0, free) : piece, { flag: 'a' });
  } catch {
    // somebody else took the last bytes
  }
}

/** Processes of a browser that has closed may hold the disk for a moment longer. */
function unmount() {
  execFileSync('umount', ['-l', disk]);
}
