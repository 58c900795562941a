// Do the tests of what keeps conversations and marks safe notice bugs? Plants each one of `bugs.mjs` in turn, runs the
// tests that must notice it, and demands that they fail. Prints a line for each bug; the exit code says whether all were noticed.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { root } from '../../scripts/setup.mjs';
import { BUGS } from './bugs.mjs';
import { Planter, planted } from './plant.mjs';

/** @typedef {import('./bugs.mjs').Bug} Bug */

const chosen = process.argv[2];
const waiting = BUGS.filter(({ bug }) => chosen === undefined || bug.includes(chosen));
const all = waiting.length;
/** @type {string[]} */
const missed = [];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, takeBugs));
console.log(`${all - missed.length} of ${all} planted bugs were noticed`);
process.exit(missed.length === 0 && all > 0 ? 0 : 1);

/** One after another in one Vitest, which reads the sources once: only the file with the bug in it is read again. */
async function takeBugs() {
  const planter = new Planter(root);
  const vitest = await createVitest(
    'test',
    // nothing of a bug may reach the next one
    { root, watch: false, isolate: true, maxWorkers: 1, reporters: [{}] },
    { plugins: [planter.plugin()] },
  );
  for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
    const verdict = await verdictOn(bug, planter, vitest).catch(String);
    console.log(`${verdict === 'noticed' ? '✓' : '✗'} ${bug.bug}: ${verdict}`);
    if (verdict !== 'noticed') missed.push(bug.bug);
  }
  await vitest.close();
}

/**
 * @param {Bug} bug
 * @param {Planter} planter
 * @param {import('vitest/node').Vitest} vitest
 * @returns {Promise<string>} `noticed`, or why it was not
 */
async function verdictOn(bug, planter, vitest) {
  const path = planter.pathOf(bug);
  planted(bug, readFileSync(path, 'utf8'));
  planter.current = bug;
  vitest.invalidateFile(path);
  try {
    vitest.setGlobalTestNamePattern(bug.name);
    const run = await vitest.runTestSpecifications(await vitest.globTestSpecifications([bug.test]));
    // it remembers what it ran for other bugs
    const testModules = run.testModules.filter(({ moduleId }) => moduleId === join(root, bug.test));
    const results = testModules.flatMap(module => [...module.children.allTests()].map(test => test.result().state));
    const errors = testModules.flatMap(module => module.errors().map(({ message }) => message));
    if (results.includes('failed')) return 'noticed';
    return results.includes('passed') ? 'NOT noticed' : `no test ran\n${errors.join('\n')}`;
  } finally {
    planter.current = undefined;
    vitest.invalidateFile(path);
  }
}
