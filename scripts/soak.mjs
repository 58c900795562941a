// `npm run soak` runs what takes too long for `npm test`, from other inputs each time; `npm run soak -- PART…` some of it,
// `npm run soak -- kills=50` so much of it.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build, fail, install, node, root, tool } from './setup.mjs';

// what each of them is counted by: stages, and stages with known and unknown room
const STAGES_OF_KILLS = 7;
const STAGES_OF_DISKS = 6;

/**
 * What can be soaked, by name. A part gives the exit code of what it ran.
 * `often` is how much of it, unless told otherwise.
 * @type {Readonly<Record<string, { what: string, often?: number, run: (seed: number, often: number) => number }>>}
 */
const PARTS = {
  explore: { what: 'every unit test once, from another seed', run: seed => unitTests(seed, 1) },
  laws: {
    what: 'the laws of archive, merge and index, fifty times as often',
    run: seed => unitTests(seed, 50, ['src/renderer/archive', 'src/shared/domain', 'src/shared/index']),
  },
  readers: {
    what: 'what is read from files and boxes, fifty times as often',
    run: seed =>
      unitTests(seed, 50, ['src/shared/import', 'src/shared/rich', 'src/shared/query', 'src/renderer/state']),
  },
  kills: {
    what: 'the browser is killed while the app writes',
    often: 300,
    run: (seed, often) => inBrowser('kills.mjs', seed, Math.ceil(often / STAGES_OF_KILLS)),
  },
  disks: {
    what: 'the disk fills up while the app writes; Linux',
    often: 30,
    run: (seed, often) => inBrowser('full-disks.mjs', seed, Math.ceil(often / STAGES_OF_DISKS)),
  },
  flips: {
    what: 'changed bits, torn and missing rows',
    often: 10_000,
    run: (seed, often) =>
      node([tool('vitest/vitest.mjs'), 'run', 'src/renderer/archive/care/flips.test.ts', '--testTimeout=0'], {
        LECTERN_FLIPS: String(often),
        LECTERN_FLIPS_SEED: String(seed),
      }),
  },
  fuzz: {
    what: 'samples changed at random and hostile files, for so many seconds',
    often: 3600,
    run: (seed, often) =>
      node([tool('vitest/vitest.mjs'), 'run', '--config', join(root, 'soak/vitest.config.ts')], {
        SECONDS: String(often),
        SEED: String(seed),
      }),
  },
};

const asked = process.argv.slice(2).map(each => {
  const [name = '', often] = each.split('=');
  return { name, ...(often !== undefined && { often: Number(often) }) };
});
const unknown = asked.filter(({ name }) => PARTS[name] === undefined).map(({ name }) => name);
if (unknown.length > 0) {
  const known = Object.entries(PARTS).map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`);
  fail([`There is no part called ${unknown.join(', ')}. There are:`, ...known].join('\n'));
}

install();
const seed = Number(process.env.LECTERN_SEED ?? randomInt(2 ** 31));
const all = Object.keys(PARTS).map(name => ({ name, often: undefined }));
const failed = (asked.length > 0 ? asked : all)
  .filter(({ name, often }) => {
    const part = PARTS[name];
    const times = often ?? part?.often ?? 1;
    console.log(`— ${name}: ${part?.what}, seed ${seed}${part?.often === undefined ? '' : `, ${times}`}`);
    return part?.run(seed, times) !== 0;
  })
  .map(({ name }) => name);
console.log(failed.length === 0 ? 'all parts passed' : `failed: ${failed.join(', ')}; again with LECTERN_SEED=${seed}`);
process.exit(failed.length === 0 ? 0 : 1);

function inBrowser(/** @type {string} */ script, /** @type {number} */ seed, /** @type {number} */ rounds) {
  build();
  ensureBrowser();
  return node([join(root, 'soak', script), '--seed', String(seed), '--rounds', String(rounds)]);
}

function unitTests(/** @type {number} */ from, /** @type {number} */ times, /** @type {string[]} */ folders = []) {
  return node([tool('vitest/vitest.mjs'), 'run', ...folders], {
    LECTERN_SEED: String(from),
    LECTERN_RUNS: String(times),
  });
}
