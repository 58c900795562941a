// `npm start [-- FILE…]`: the app in Electron where its runtime can be had, else the same app in a browser window.
import { spawn } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium } from './browser.mjs';
import { allowToKeepStorage } from './browser-profile.mjs';
import { electronPath, hasDisplay, runElectron } from './electron.mjs';
import { fetchEnvironment } from './fetch-electron.mjs';
import { browserArguments, profileFolder } from './launch-browser.mjs';
import { build, fail, install, node, root } from './setup.mjs';
import { writeStartPage } from './start-page.mjs';

// the browser keeps an archive per origin: another port would be another, empty archive, so it never moves by itself
const PORT = 41739;
const TRY_AGAIN_AFTER_MS = 24 * 3600 * 1000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'boolean', default: false },
    electron: { type: 'boolean', default: false },
    window: { type: 'boolean', default: true },
    port: { type: 'string', default: process.env.PORT ?? String(PORT) },
  },
  allowNegative: true,
});
const files = positionals.map(file => resolve(process.env.INIT_CWD ?? process.cwd(), file));
for (const file of files) if (!existsSync(file)) fail(`There is no file ${file}.`);

install();
build();

const canShow = hasDisplay();
if (options.electron && !canShow) fail('There is no display for a window.');
// without a display there is nothing to fetch it for
const electron = options.browser || !canShow ? undefined : findElectron();

if (electron === undefined) {
  if (!canShow) console.log('There is no display for a window, so Lectern is served to a browser.');
  await serveToBrowser();
} else {
  const outcome = await runElectron(electron, [root, ...files]);
  if (outcome.kind === 'ended') process.exit(outcome.code);
  console.log(`\nElectron does not start here. ${outcome.why}`);
  if (options.electron) process.exit(1);
  console.log('Lectern opens in a browser window instead, which has an archive of its own.');
  await serveToBrowser();
}

/** The runtime's executable, fetched once if need be; a failed try is not repeated for a day, unless it is asked for. */
function findElectron() {
  const installed = electronPath();
  if (installed !== undefined) return installed;

  const marker = join(root, 'node_modules/.electron-unavailable');
  const triedLately = existsSync(marker) && Date.now() - statSync(marker).mtimeMs < TRY_AGAIN_AFTER_MS;
  if (!triedLately || options.electron) {
    console.log('Fetching the Electron runtime (about 120 MB, once; an interrupted fetch goes on where it ended)…');
    rmSync(marker, { force: true });
    if (node([join(root, 'scripts/fetch-electron.mjs')], fetchEnvironment(process.env)) !== 0)
      writeFileSync(marker, '');
  }
  const fetched = electronPath();
  if (fetched !== undefined) return fetched;
  if (options.electron) process.exit(1);
  console.log(
    'Without the Electron runtime Lectern opens in a browser window; `npm start -- --electron` tries to fetch it again.',
  );
  return undefined;
}

async function serveToBrowser() {
  const { startLoopback } = await import(pathToFileURL(join(root, 'out/main/loopback.js')).href);
  const port = Number(options.port);
  const browser = canShow && options.window ? findChromium() : undefined;
  // of the room for an archive in somebody else's profile nothing is known
  const profile = browser === undefined ? undefined : profileFolder();
  const server = await startLoopback(join(root, 'out/renderer'), port, files, profile).catch(
    (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE') throw error;
      fail(
        `Port ${port} is taken: Lectern may be running already. ` +
          '`npm start -- --port N` uses another; each port keeps an archive of its own.',
      );
    },
  );
  if (browser === undefined || profile === undefined) {
    console.log(
      `Lectern is at ${server.startUrl}\nOpen that address in Chrome, Edge or Chromium. Ctrl+C ends it.` +
        (files.length > 0 ? '\nThe given files come with the whole address, the first time that it is opened.' : ''),
    );
    return;
  }
  console.log(`Lectern is at ${server.url}`);
  const start = writeStartPage(profile, server.startUrl);
  allowToKeepStorage(profile, server.url);
  const window = spawn(browser, browserArguments(start.url, profile), { stdio: 'ignore' });
  window.on('exit', () => {
    start.remove();
    server.close().then(() => process.exit(0));
  });
}
