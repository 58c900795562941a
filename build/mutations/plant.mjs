// Plants one of the bugs of `bugs.mjs` while a test run reads the sources: the files themselves stay as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUGS } from './bugs.mjs';

/** Names the bug to plant, by its number in the list. */
export const BUG_VARIABLE = 'LECTERN_PLANTED_BUG';

/**
 * @param {string} root of the project
 * @returns {import('vite').Plugin[]} none where no bug is asked for
 */
export function plantedBug(root, env = process.env) {
  const bug = BUGS[Number(env[BUG_VARIABLE] ?? Number.NaN)];
  if (bug === undefined) return [];
  const path = join(root, bug.file);
  return [
    {
      name: 'planted-bug',
      enforce: 'pre',
      load: id => (id.split('?')[0] === path ? planted(bug, readFileSync(path, 'utf8')) : null),
    },
  ];
}

/** The source with the bug in it. A text that is not there exactly once would plant nothing, or something else. */
export function planted(
  /** @type {Pick<import('./bugs.mjs').Bug, 'bug' | 'find' | 'replace'>} */ { bug, find, replace },
  /** @type {string} */ source,
) {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`“${bug}” is to be planted in ${places} places instead of one`);
  return source.replace(find, () => replace);
}
