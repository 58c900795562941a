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

/** @returns {Spec[]} */
function specsOf(/** @type {Suite} */ { specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function read(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
