// Do the tests of what keeps conversations and marks safe notice bugs? Plants each one of `bugs.mjs` in turn, runs the
// tests that must notice it, and demands that they fail. Prints a line for each bug; the exit code says whether all were noticed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, tool } from '../../scripts/setup.mjs';
import { BUGS } from './bugs.mjs';
import { BUG_VARIABLE, planted } from './plant.mjs';

/** @typedef {import('./bugs.mjs').Bug} Bug */

const chosen = process.argv[2];
const waiting = [...BUGS.entries()].filter(([, { bug }]) => chosen === undefined || bug.includes(chosen));
const all = waiting.length;
/** @type {string[]} */
const missed = [];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, takeBugs));
console.log(`${all - missed.length} of ${all} planted bugs were noticed`);
process.exit(missed.length === 0 && all > 0 ? 0 : 1);

async function takeBugs() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [number, bug] = next;
    const verdict = await verdictOn(number, bug);
    console.log(`${verdict === 'noticed' ? '✓' : '✗'} ${bug.bug}: ${verdict}`);
    if (verdict !== 'noticed') missed.push(bug.bug);
  }
}

/** @returns {Promise<string>} `noticed`, or why it was not */
async function verdictOn(/** @type {number} */ number, /** @type {Bug} */ bug) {
  try {
    planted(bug, readFileSync(join(root, bug.file), 'utf8'));
  } catch (error) {
    return String(error);
  }
  const { failed, ran, output } = await runTests(number, bug);
  if (ran === 0) return `no test ran\n${output}`;
  return failed > 0 ? 'noticed' : 'NOT noticed';
}

/** @returns {Promise<{ failed: number, ran: number, output: string }>} */
function runTests(/** @type {number} */ number, /** @type {Bug} */ { test, name }) {
  const args = [tool('vitest/vitest.mjs'), 'run', test, '--reporter=json', '-t', name];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, [BUG_VARIABLE]: String(number) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', data => {
    output += data;
  });
  child.stderr.on('data', data => {
    errors += data;
  });
  return new Promise(done => {
    child.on('close', () => {
      const report = parse(output);
      const failed = report?.numFailedTests ?? 0;
      done({ failed, ran: failed + (report?.numPassedTests ?? 0), output: errors.slice(-2000) });
    });
  });
}

/** @returns {{ numFailedTests: number, numPassedTests: number } | undefined} */
function parse(/** @type {string} */ output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return undefined;
  }
}
