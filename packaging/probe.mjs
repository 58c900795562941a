// `npm run package:probe [-- EXECUTABLE] [--app FOLDER]`: starts a packaged program with a file and an empty profile, looks
// at its window through the debugging port, and reads its fuses. The inspector that the tests use is switched
// off in a package. With `--app`, the executable is a runtime and the folder an app for it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root } from '../scripts/setup.mjs';
import { readFuses, wrongFuses } from './read-fuses.mjs';
import { installTools } from './tools.mjs';

const PATIENCE_MS = 60_000;
const FILE = join(root, 'e2e/fixtures/exports/vcc-webhooks.log');
/** Where electron-builder leaves the program that it puts into installers. */
const USUAL = {
  linux: 'dist/linux-unpacked/lectern',
  darwin: 'dist/mac-universal/Lectern.app/Contents/MacOS/Lectern',
  win32: 'dist/win-unpacked/Lectern.exe',
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { app: { type: 'string' } } });
const executable = resolve(positionals[0] ?? join(root, Reflect.get(USUAL, process.platform) ?? ''));
if (!existsSync(executable)) fail(`There is no program ${executable}; \`npm run package\` makes one.`);

if (values.app === undefined) {
  installTools();
  const wrong = wrongFuses(await readFuses(executable));
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) fail('The fuses are not as decided.');
  console.log('its fuses are as decided');
}

const profile = mkdtempSync(join(tmpdir(), 'lectern-probe-'));
const isRoot = process.getuid?.() === 0;
const program = spawn(
  executable,
  [
    ...[`--user-data-dir=${profile}`, '--remote-debugging-port=0', ...(isRoot ? ['--no-sandbox'] : [])],
    ...(values.app === undefined ? [] : [values.app]),
    FILE,
  ],
  { stdio: 'inherit' },
);
const ended = new Promise((_, left) => {
  program.once('error', left);
  program.once('exit', (code, signal) => left(new Error(`it ended by itself, by ${signal ?? code}`)));
});
const late = new Promise((_, left) => {
  setTimeout(() => left(new Error(`nothing for ${PATIENCE_MS / 1000} seconds`)), PATIENCE_MS).unref();
});
const outcome = await Promise.race([look(), ended, late]).catch(error => error);
program.kill();
await new Promise(done =>
  program.exitCode === null && program.signalCode === null ? program.once('exit', done) : done(0),
);
await removeProfile();
if (outcome instanceof Error) fail(`The program does not start as it should: ${outcome.message}`);
console.log('it starts, previews the file that it was started with, and has no Node in its page');
process.exit(0);

async function look() {
  // of the app's packages, not of this folder's
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  const port = await listeningPort();
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  /** @typedef {import('@playwright/test').Page} Page */
  const isOurs = (/** @type {Page} */ page) => /\/\/lectern(?:\.app\.localhost)?\/index\.html$/.test(page.url());
  /** @returns {Page | undefined} */
  const find = () => context.pages().find(isOurs);
  while (find() === undefined) await pause();
  const page = find();
  await page?.getByRole('dialog').getByText('vcc-webhooks.log').first().waitFor();
  const names = await page?.evaluate(() => ['process', 'require', 'module'].filter(name => name in globalThis));
  if (names?.length !== 0) throw new Error(`its page has ${names?.join()}`);
  await browser.close();
}

/** Chromium writes it into its profile once it listens; the stand-in keeps that one floor below. */
async function listeningPort() {
  const files = ['', 'chromium'].map(folder => join(profile, folder, 'DevToolsActivePort'));
  for (;;) {
    const file = files.find(existsSync);
    const [port, rest] = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
    if (rest !== undefined) return port;
    await pause();
  }
}

/** Its children may still be about to end, and write. */
async function removeProfile() {
  for (let tries = 0; tries < 50; tries++) {
    try {
      rmSync(profile, { recursive: true, force: true });
      return;
    } catch {
      await pause();
    }
  }
}

function pause() {
  return new Promise(done => setTimeout(done, 100));
}
