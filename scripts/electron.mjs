// Electron's runtime: where it is, whether it can run here, and what became of a start. No dependency.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tool } from './setup.mjs';

export const isRoot = process.getuid?.() === 0;

// a runtime that gives up before that has shown nothing
const EARLY_MS = 15_000;
// what it says about its end fits in there
const KEPT_WORDS = 20_000;
const TOLD_TO_END = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The runtime's executable, if it was fetched and is still there.
 * @returns {string | undefined}
 */
export function electronPath(env = process.env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || tool('electron/dist');
  const name = tool('electron/path.txt');
  const inside = existsSync(name) ? readFileSync(name, 'utf8').trim() : 'electron';
  const path = join(folder, inside);
  return existsSync(path) ? path : undefined;
}

/** Whether a window can be shown. Everywhere but on Linux there is always somewhere. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Whether Chromium's sandbox can be had: for its helper that is root's, or by way of the kernel. Never for root. */
export function canSandbox(/** @type {string} */ electron, proc = '/proc/sys') {
  if (isRoot) return false;
  if (process.platform !== 'linux') return true;
  const helper = sandboxHelper(electron);
  if (existsSync(helper)) {
    const { uid, mode } = statSync(helper);
    if (uid === 0 && (mode & 0o4755) === 0o4755) return true;
  }
  const isSet = (/** @type {string} */ name, /** @type {string} */ value) =>
    existsSync(join(proc, name)) && readFileSync(join(proc, name), 'utf8').trim() === value;
  return !isSet('kernel/apparmor_restrict_unprivileged_userns', '1') && !isSet('kernel/unprivileged_userns_clone', '0');
}

const sandboxHelper = (/** @type {string} */ electron) => join(dirname(electron), 'chrome-sandbox');

/**
 * How a start ended: with the program, whose exit code it is, or at once and before anybody saw a window.
 * @typedef {{ kind: 'ended', code: number } | { kind: 'not-started', why: string }} Outcome
 */

/**
 * Runs the app in it until it ends.
 * @param {string} electron
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
export function runElectron(electron, args, earlyMs = EARLY_MS) {
  // a shell inside another Electron program hands down what would make a plain Node of this one
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...env } = process.env;
  const started = Date.now();
  return new Promise(ended => {
    const app = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), ...args], {
      stdio: ['inherit', 'inherit', 'pipe'],
      env,
    });
    let words = '';
    app.stderr.on('data', data => {
      process.stderr.write(data);
      if (words.length < KEPT_WORDS) words += data;
    });
    app.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      ended({ kind: 'not-started', why: whyNotRun(error.code ?? error.message) });
    });
    const isWell = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) =>
      code === 0 || Date.now() - started >= earlyMs || (signal !== null && TOLD_TO_END.includes(signal));
    // a browser that it opened may live on and hold the end of the pipe: that is not waited for
    app.once('exit', (code, signal) => {
      if (isWell(code, signal)) ended({ kind: 'ended', code: code ?? 1 });
    });
    // after `exit`, when everything it said has arrived
    app.once('close', (code, signal) => {
      ended({ kind: 'not-started', why: whyEnded(words, signal ?? `exit status ${code}`, electron) });
    });
  });
}

/** The system did not even begin to run it. */
function whyNotRun(/** @type {string} */ code) {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'This computer forbids to run it: the file lacks the right, its folder is mounted `noexec`, or a policy says so.';
    case 'ENOENT':
      return 'It is made for another kind of system: what loads programs here is not what it looks for (Alpine and NixOS are like that).';
    default:
      return `This computer cannot run it (${code}).`;
  }
}

/**
 * What it says when it gives up, and what a user can do about it. The first that fits.
 * @type {readonly (readonly [RegExp, (found: RegExpExecArray, electron: string) => string])[]}
 */
const WORDS = [
  [
    /setuid_sandbox_host|No usable sandbox|zygote_host_impl_linux/,
    (_, electron) =>
      'Its sandbox is not allowed here, as on Ubuntu since 23.10; this allows it: ' +
      `sudo chown root:root ${sandboxHelper(electron)} && sudo chmod 4755 ${sandboxHelper(electron)}`,
  ],
  [
    /error while loading shared libraries: ([^\s:]+)/,
    ([, library]) =>
      `The system lacks ${library}; on Debian and Ubuntu: sudo apt-get install libnss3 libgtk-3-0 libgbm1 libasound2`,
  ],
  [
    /version `(GLIBC(?:XX)?_[\d.]+)' not found/,
    ([, version]) => `This system is older than Electron can use (${version} is missing).`,
  ],
  [/dyld\S*: .*(?:Symbol not found|Library not loaded)/, () => 'This macOS is older than Electron can use.'],
  [
    /Missing X server|cannot open display|Failed to connect to Wayland|ozone_platform/i,
    () => 'The display cannot be reached: DISPLAY or WAYLAND_DISPLAY leads nowhere.',
  ],
  [/GPU process isn't usable/, () => 'Its graphics process does not run here.'],
];

function whyEnded(/** @type {string} */ words, /** @type {string} */ end, /** @type {string} */ electron) {
  for (const [said, explain] of WORDS) {
    const found = said.exec(words);
    if (found !== null) return explain(found, electron);
  }
  return words === '' ? `It ended at once, by ${end}.` : `It ended at once, by ${end}; the lines above say more.`;
}
