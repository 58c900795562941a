// What the reports of the test runners say, as one count.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, retried: string[] }} Count */
/** @typedef {{ title: string, file: string, tests: { projectName: string, status: string, results: object[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** @returns {Count} */
export function countUnit(/** @type {string} */ file) {
  const report = read(file);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, retried: [] };
}

/**
 * A test that passed at a later try has passed, and is named.
 * @returns {Count}
 */
export function countEndToEnd(/** @type {string} */ file) {
  const report = read(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = report?.stats ?? {};
  const retried = specsOf(report ?? {}).flatMap(({ title, file: spec, tests }) =>
    tests
      .filter(({ status }) => status === 'flaky')
      .map(({ projectName, results }) => `[${projectName}] ${spec} › ${title} (try ${results.length})`),
  );
  return { passed: expected + flaky, failed: unexpected, retried };
}

/**
 * How the tests of each spec ended, by its file's name.
 * @returns {Map<string, { passed: number, failed: number, skipped: number }>}
 */
export function countFiles(/** @type {string} */ file) {
  const files = new Map();
  for (const { file: spec, tests } of specsOf(read(file) ?? {})) {
    const count = files.get(spec) ?? { passed: 0, failed: 0, skipped: 0 };
    files.set(spec, count);
    for (const { status } of tests) {
      if (status === 'skipped') count.skipped += 1;
      else if (status === 'unexpected') count.failed += 1;
      else count.passed += 1;
    }
  }
  return files;
}

/** @returns {Spec[]} */
function specsOf(/** @type {Suite} */ { specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function read(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
