// `npm test` and its parts: `npm run check`, `npm run test:unit`, `npm run test:e2e`. Works from a bare clone on, prints
// a line per step, names what needed a second try, and closes with the count. Arguments narrow a part that runs tests.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { countEndToEnd, countUnit } from './reports.mjs';
import { build, fail, install, node, root, tool } from './setup.mjs';

const REPORTS = join(root, 'test-results');
const UNIT_REPORT = join(REPORTS, 'unit.json');
const E2E_REPORT = join(REPORTS, 'e2e.json');

const WITHOUT_TESTS = ['--production', '--config', 'knip.production.jsonc', '--include', 'files,exports'];

/** @typedef {import('./reports.mjs').Count} Count */
/** @typedef {{ name: string, run: () => number | void, count?: () => Count }} Step */

const [asked = 'all', ...args] = process.argv.slice(2);

/** @type {Readonly<Record<'check' | 'unit' | 'e2e', readonly Step[]>>} */
const PARTS = {
  check: [
    { name: 'types', run: () => node([tool('typescript/bin/tsc'), '-b']) },
    { name: 'lint', run: () => node([tool('@biomejs/biome/bin/biome'), 'check', '.', '--diagnostic-level=warn']) },
    { name: 'boundaries', run: () => node([join(root, 'build/check-boundaries.mjs')]) },
    { name: 'styles', run: () => node([join(root, 'build/check-styles.mjs')]) },
    { name: 'interface texts', run: () => node([join(root, 'build/check-texts.mjs')]) },
    { name: 'unused code', run: () => node([tool('knip/bin/knip.js')]) },
    { name: 'code that only tests use', run: () => node([tool('knip/bin/knip.js'), ...WITHOUT_TESTS]) },
    { name: 'licences', run: () => node([join(root, 'build/check-licences.mjs')]) },
  ],
  unit: [
    { name: 'unit', run: runUnit, count: () => countUnit(UNIT_REPORT) },
    // does the suite notice when what keeps conversations and marks safe is broken?
    ...(args.length > 0 ? [] : [{ name: 'planted bugs', run: () => node([join(root, 'build/mutations/run.mjs')]) }]),
  ],
  e2e: [
    { name: 'build', run: () => build() },
    { name: 'browser', run: () => ensureBrowser() },
    { name: 'end to end', run: runEndToEnd, count: () => countEndToEnd(E2E_REPORT) },
  ],
};
const ALL = [...PARTS.check, ...PARTS.unit, ...PARTS.e2e];
const steps = asked === 'all' ? ALL : Reflect.get(PARTS, asked);
if (steps === undefined || (args.length > 0 && asked !== 'unit' && asked !== 'e2e')) {
  fail('Only `npm run test:unit` and `npm run test:e2e` take arguments, after `--`: they are what runs the tests.');
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
/** @type {Count} */
const total = { passed: 0, failed: 0, retried: [] };
let finished = false;
// also where a step ends the program, as an install that failed does
process.on('exit', () => {
  if (!finished) total.failed += 1;
  for (const test of total.retried) console.log(`passed only when tried again: ${test}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
});
install();
for (const step of steps) {
  const started = Date.now();
  const code = step.run() ?? 0;
  const { passed, failed, retried } = step.count?.() ?? { passed: code === 0 ? 1 : 0, failed: 0, retried: [] };
  total.passed += passed;
  // a step that fails without a failing test (a crash, a syntax error) still counts as a failure
  total.failed += code !== 0 ? Math.max(1, failed) : failed;
  total.retried.push(...retried);
  console.log(`— ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
finished = true;
process.exit(total.failed === 0 ? 0 : 1);

function runUnit() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  return node([tool('vitest/vitest.mjs'), 'run', ...reporters, ...args]);
}

function runEndToEnd() {
  return node([tool('@playwright/test/cli.js'), 'test', ...args], { PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT });
}
