// What `npm start`, `npm test` and the other commands do first. No dependency: it runs before any is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whyNotNode } from './node-version.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The script that a package's command runs. Started with this Node, so that no shell and no `npx` is needed. */
export const tool = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** Runs a Node script with the terminal handed through; gives its exit code. */
export function node(/** @type {readonly string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

/** @returns {never} */
export function fail(/** @type {string} */ message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Installs exactly what the lock file names, unless that was done already. */
export function install(say = console.log) {
  const why = whyNotNode(process.version);
  if (why !== undefined) fail(why);
  once('node_modules/.installed-for', ['package-lock.json'], () => {
    say('Installing packages…');
    if (node([npmCli(), 'ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
      fail('npm ci failed; the lines above say why.');
    }
  });
}

/** Builds main, preload and renderer, unless nothing they are made from has changed. */
export function build(say = console.log) {
  once('out/.built-for', ['src', 'build', 'electron.vite.config.ts', 'package-lock.json'], () => {
    say('Building…');
    if (node([tool('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']) !== 0) {
      fail('The build failed; the lines above say why.');
    }
  });
}

/** Does `work` unless the stamp says it was done for the very same inputs: nothing stale ever runs. */
function once(/** @type {string} */ stamp, /** @type {readonly string[]} */ inputs, /** @type {() => void} */ work) {
  const digest = digestOf(inputs);
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === digest) return;
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
}

function digestOf(/** @type {readonly string[]} */ inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(input => filesBelow(join(root, input)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.update(process.version).digest('hex');
}

/** @returns {string[]} */
function filesBelow(/** @type {string} */ path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap(name => filesBelow(join(path, name)));
}

export function npmCli() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js')) return running;
  const usual = [
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  return usual.find(path => existsSync(path)) ?? fail('npm was not found beside Node; run this through npm.');
}
