// `node soak/full-disks.mjs [--rounds 4] [--seed 1] [--stage import,marks,start] [--room known,unknown] [--json]`
//
// Puts a profile on a disk of its own (a tmpfs of some hundred megabytes), fills it up from outside while the archive is
// being written, makes room again, starts the browser again and compares what is seen with what was seen before.
// `--room unknown`: nobody tells the writer how much room there is, so that the disk does become full.
// Needs Linux: root, or a kernel that lets users make namespaces. Ends with 1 where something was lost.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../bench/random.mjs';
import { begin, buildHarness, ended, openHarness, pause, reached, say, seenOn, startBrowser } from './harness.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    stage: { type: 'string', default: 'import,marks,start' },
    room: { type: 'string', default: 'known,unknown' },
    chats: { type: 'string', default: '8000' },
    json: { type: 'boolean', default: false },
    // set when this script runs inside of its own namespace
    inside: { type: 'boolean', default: false },
  },
});
if (!values.inside) process.exit(inNamespace());

const DISK_BYTES = 700_000_000;
const CHATS = Number(values.chats);
const random = randomFrom(Number(values.seed));
const harness = await buildHarness();
const disk = mkdtempSync(join(tmpdir(), 'lectern-disk-'));
/** @type {Record<string, { rounds: number, asBefore: number, asAfter: number, lost: number, said: Record<string, number> }>} */
const figures = {};
for (const room of values.room.split(','))
  for (const stage of values.stage.split(',')) {
    const figure = { rounds: 0, asBefore: 0, asAfter: 0, lost: 0, said: {} };
    figures[`${stage}, room ${room}`] = figure;
    for (let round = 0; round < Number(values.rounds); round++) await fill(stage, room === 'known', figure);
  }
rmSync(disk, { recursive: true, force: true });
harness.remove();

if (values.json) console.log(JSON.stringify(figures));
else
  for (const [name, { rounds, asBefore, asAfter, lost, said }] of Object.entries(figures))
    console.log(
      `${name}: ${rounds} full disks, ${asBefore} as before, ${asAfter} as after, ${lost} lost; said: ${JSON.stringify(said)}`,
    );
process.exit(Object.values(figures).some(({ lost }) => lost > 0) ? 1 : 0);

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

/** @param {string} stage @param {boolean} known @param {(typeof figures)[string]} figure */
async function fill(stage, known, figure) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]);
  const profile = join(disk, 'profile');
  mkdirSync(profile);
  const served = await harness.serve(known ? profile : undefined);
  try {
    const first = await open(profile, served.url);
    await begin(first.page, { kind: 'import', chats: 300, lines: 10 });
    await ended(first.page);
    await begin(first.page, { kind: 'mark', chats: 3 });
    await ended(first.page);
    const before = await seenOn(first.page);
    await first.close();
    const after = { text: before };

    const running = stage === 'start' ? undefined : await open(profile, served.url);
    if (running !== undefined && stage === 'import') {
      await begin(running.page, { kind: 'import', chats: CHATS, lines: 25 });
      await reached(running.page, CHATS * random.next() * 0.9);
    }
    if (running !== undefined && stage === 'marks') await begin(running.page, { kind: 'mark', chats: 200 });
    // all but a few bytes of what is free, or what the import then takes
    const left = random.below(3) * 200_000;
    writeAll(left);
    const starting = running ?? (await open(profile, served.url).catch(() => undefined));
    if (starting !== undefined && stage === 'start')
      await begin(starting.page, { kind: 'import', chats: 2000, lines: 10 });
    const how = starting === undefined ? 'no browser' : ((await ended(starting.page).catch(() => undefined)) ?? 'gone');
    if (how === 'done' && stage !== 'marks' && starting !== undefined) after.text = await seenOn(starting.page);
    const flaggedThen = await starting?.page.evaluate(() => window.archiveHarness.progress().done).catch(() => 0);
    await (starting?.close() ?? Promise.resolve());

    rmSync(join(disk, 'filled'), { force: true });
    await pause(100);
    const again = await open(profile, served.url);
    const seen = await seenOn(again.page);
    const flagged = await again.page.evaluate(() => window.archiveHarness.flagged()).catch(() => -1);
    await again.close();

    const marksKept = flagged >= Math.max(3, stage === 'marks' ? (flaggedThen ?? 0) : 0);
    figure.rounds++;
    figure.said[how] = (figure.said[how] ?? 0) + 1;
    if (!marksKept || (seen !== before && seen !== after.text)) figure.lost++;
    else if (seen === before) figure.asBefore++;
    else figure.asAfter++;
    say(
      `${stage}, room ${known ? 'known' : 'unknown'} ${figure.rounds}: “${how}”, ${left} bytes left → ${seen}, ${flagged} flagged`,
    );
    if (seen !== before) say(`  before: ${before}`);
  } finally {
    await served.close();
    unmount();
  }
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

/** @param {string} profile @param {string} url */
async function open(profile, url) {
  const browser = await startBrowser(profile);
  try {
    await openHarness(browser.page, url);
    return browser;
  } catch (error) {
    await browser.kill();
    throw error;
  }
}
