// `npm run soak` runs what takes too long for `npm test`, from other inputs each time; `npm run soak -- PART…` some of it.
import { randomInt } from 'node:crypto';
import { fail, install, node, tool } from './setup.mjs';

/**
 * What can be soaked, by name. A part gives the exit code of what it ran.
 * @type {Readonly<Record<string, { what: string, run: (seed: number) => number }>>}
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
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => PARTS[name] === undefined);
if (unknown.length > 0) {
  const known = Object.entries(PARTS).map(([name, { what }]) => `  ${name.padEnd(10)} ${what}`);
  fail([`There is no part called ${unknown.join(', ')}. There are:`, ...known].join('\n'));
}

install();
const seed = Number(process.env.LECTERN_SEED ?? randomInt(2 ** 31));
const failed = (asked.length > 0 ? asked : Object.keys(PARTS)).filter(name => {
  console.log(`— ${name}: ${PARTS[name]?.what}, seed ${seed}`);
  return PARTS[name]?.run(seed) !== 0;
});
console.log(failed.length === 0 ? 'all parts passed' : `failed: ${failed.join(', ')}; again with LECTERN_SEED=${seed}`);
process.exit(failed.length === 0 ? 0 : 1);

function unitTests(/** @type {number} */ from, /** @type {number} */ times, /** @type {string[]} */ folders = []) {
  return node([tool('vitest/vitest.mjs'), 'run', ...folders], {
    LECTERN_SEED: String(from),
    LECTERN_RUNS: String(times),
  });
}
