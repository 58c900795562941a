// How a browser is started for one window of ours, and where its profile is: for `npm start` and `npm run dev`.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { QUIET } from './browser.mjs';
import { isRoot } from './electron.mjs';

/** A profile of its own: an already running browser would take the window over and end this process. */
export function profileFolder(name = 'lectern-browser') {
  const profile = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), name);
  mkdirSync(profile, { recursive: true });
  return profile;
}

/** How a browser is started for one window of ours that asks nobody else for anything. */
export function browserArguments(/** @type {string} */ url, /** @type {string} */ profile) {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    ...QUIET,
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
