// `npm test`: every check, from a bare clone on. Prints a line per step and closes with the count of all tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './browser.mjs';
import { build, fail, install, node, root, tool } from './setup.mjs';

const REPORTS = join(root, 'test-results');
const UNIT_REPORT = join(REPORTS, 'unit.json');
const E2E_REPORT = join(REPORTS, 'e2e.json');

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, run: () => number | void, count?: () => Count }} Step */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'install', run: () => install() },
  { name: 'types', run: () => node([tool('typescript/bin/tsc'), '-b']) },
  { name: 'lint', run: () => node([tool('@biomejs/biome/bin/biome'), 'check', '.', '--diagnostic-level=warn']) },
  { name: 'boundaries', run: () => node([join(root, 'build/check-boundaries.mjs')]) },
  { name: 'interface texts', run: () => node([join(root, 'build/check-texts.mjs')]) },
  { name: 'unused code', run: () => node([tool('knip/bin/knip.js')]) },
  { name: 'licences', run: () => node([join(root, 'build/check-licences.mjs')]) },
  { name: 'unit', run: runUnit, count: countUnit },
  { name: 'build', run: () => build() },
  { name: 'browser', run: () => ensureBrowser() },
  { name: 'end to end', run: runEndToEnd, count: countEndToEnd },
];

rmSync(REPORTS, { recursive: true, force: true });
/** @type {Count} */
const total = { passed: 0, failed: 0 };
for (const step of STEPS) {
  const started = Date.now();
  const code = step.run() ?? 0;
  const { passed, failed } = step.count?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  total.passed += passed;
  // a step that fails without a failing test (a crash, a syntax error) still counts as a failure
  total.failed += code !== 0 ? Math.max(1, failed) : failed;
  console.log(`— ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
mkdirSync(REPORTS, { recursive: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function runUnit() {
  return node([
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_REPORT}`,
  ]);
}

function countUnit() {
  const report = readReport(UNIT_REPORT);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function runEndToEnd() {
  return node([tool('@playwright/test/cli.js'), 'test', ...process.argv.slice(2)], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT,
  });
}

function countEndToEnd() {
  const stats = readReport(E2E_REPORT)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

function readReport(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Finds a browser, else installs one, else ends with the ways to get one. Never skips. */
function ensureBrowser() {
  if (findChromium() !== undefined) return 0;
  if (process.platform === 'linux' && process.getuid?.() === 0 && aptGet('--version') === 0) {
    console.log('There is no Chromium: installing the one of this distribution…');
    const packages = ['chromium', 'fonts-liberation', 'fonts-noto-cjk'];
    if (aptGet('update') === 0 && aptGet('install', '-y', '--no-install-recommends', ...packages) === 0) {
      if (findChromium() !== undefined) return 0;
    }
  }
  console.log('There is no Chromium: asking Playwright for its own…');
  if (node([tool('@playwright/test/cli.js'), 'install', 'chromium']) === 0) return 0;
  fail(
    [
      'The end-to-end tests need Chromium, Chrome or Edge:',
      '  Debian, Ubuntu: sudo apt-get install chromium',
      '  elsewhere:      npx playwright install chromium',
      '  or set CHROMIUM_PATH to a browser you have.',
    ].join('\n'),
  );
}

function aptGet(/** @type {readonly string[]} */ ...args) {
  return spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}
