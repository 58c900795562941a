// The packages of this folder, which are installed here and nowhere else, and only when something is packaged.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, node, npmCli } from '../scripts/setup.mjs';

const here = import.meta.dirname;
const ofHere = createRequire(join(here, 'package.json'));

/** Installs exactly what the lock file of this folder names, unless that was done already. */
export function installTools() {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).update(process.version).digest('hex');
  const stamp = join(here, 'node_modules/.installed-for');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log('Installing what makes packages (about 100 MB, once)…');
  const options = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  if (node([npmCli(), 'ci', '--prefix', here, ...options]) !== 0) fail('npm ci failed; the lines above say why.');
  writeFileSync(stamp, digest);
}

/** A module of those packages. Typed as anything: they are not there when types are checked. */
export async function tool(/** @type {string} */ name) {
  return import(pathToFileURL(ofHere.resolve(name)).href);
}

/** Runs electron-builder over the built app with the configuration beside this file; gives its exit code. */
export function runBuilder(/** @type {readonly string[]} */ args) {
  const cli = join(here, 'node_modules/electron-builder/cli.js');
  return node([cli, '--config', join(here, 'builder.mjs'), '--publish', 'never', ...args]);
}
