import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countEndToEnd, countFiles, countUnit } from './reports.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(/** @type {object} */ report) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const spec = (/** @type {string} */ title, /** @type {string} */ status, tries = 1) => ({
  title,
  file: 'a.spec.ts',
  tests: [{ projectName: 'browser', status, results: Array.from({ length: tries }, () => ({})) }],
});

test('a test that passed at its second try has passed, and is named', () => {
  const file = written({
    stats: { expected: 3, flaky: 1, unexpected: 1 },
    suites: [
      { specs: [spec('steady', 'expected')], suites: [{ specs: [spec('shaky', 'flaky', 2)] }] },
      { specs: [spec('broken', 'unexpected', 3)] },
    ],
  });
  expect(countEndToEnd(file)).toEqual({ passed: 4, failed: 1, retried: ['[browser] a.spec.ts › shaky (try 2)'] });
});

test('the tests of each spec are counted by themselves', () => {
  const other = { ...spec('elsewhere', 'skipped'), file: 'b.spec.ts' };
  const suites = [
    { specs: [spec('steady', 'expected'), spec('shaky', 'flaky', 2)] },
    { specs: [spec('broken', 'unexpected'), other] },
  ];
  expect(countFiles(written({ suites }))).toEqual(
    new Map([
      ['a.spec.ts', { passed: 2, failed: 1, skipped: 0 }],
      ['b.spec.ts', { passed: 0, failed: 0, skipped: 1 }],
    ]),
  );
});

test('what was never reported counts for nothing', () => {
  expect(countEndToEnd(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0, retried: [] });
  expect(countUnit(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0, retried: [] });
});

test('unit tests are counted as their runner counts them', () => {
  expect(countUnit(written({ numPassedTests: 7, numFailedTests: 2 }))).toEqual({ passed: 7, failed: 2, retried: [] });
});
