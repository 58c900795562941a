// Plants a bug of `bugs.mjs` while a test run reads the sources: the files themselves stay as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Plants one bug after another in what a test run loads. `current` is the one that is there now. */
export class Planter {
  /** @type {import('./bugs.mjs').Bug | undefined} */
  current;
  #root;

  constructor(/** @type {string} of the project */ root) {
    this.#root = root;
  }

  /** Where a bug is planted. */
  pathOf(/** @type {import('./bugs.mjs').Bug} */ { file }) {
    return join(this.#root, file);
  }

  /** @returns {import('vite').Plugin} */
  plugin() {
    return {
      name: 'planted-bug',
      enforce: 'pre',
      load: id => {
        const bug = this.current;
        if (bug === undefined || id.split('?')[0] !== this.pathOf(bug)) return null;
        return planted(bug, readFileSync(this.pathOf(bug), 'utf8'));
      },
    };
  }
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
