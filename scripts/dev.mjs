// `npm run dev`: the app, built again with each save; the page loads itself anew, and Electron starts again where the main
// process or the preload has changed. `npm run gallery` is the same for the gallery, always in a browser.
// Everything of it is below `.dev`, and its archive is not that of `npm start`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, watch, watchFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findChromium } from './browser.mjs';
import { electronPath, hasDisplay, isRoot } from './electron.mjs';
import { browserArguments, profileFolder } from './launch-browser.mjs';
import { fail, install, root } from './setup.mjs';

// not the port of `npm start`: each port is an archive of its own
const PORT = 41740;
const LOOK_EVERY_MS = 300;
/** @type {NodeJS.Timeout | undefined} */
let waiting;

const { values: options } = parseArgs({
  options: {
    gallery: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    window: { type: 'boolean', default: true },
    port: { type: 'string', default: process.env.PORT ?? String(PORT) },
  },
  allowNegative: true,
});

install();
const folder = join(root, '.dev');
const built = (/** @type {string} */ name) => join(folder, 'out', name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
// a name of its own gives Electron a folder of its own for what it keeps
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name: 'lectern-dev', productName: 'Lectern (dev)', type: 'module', main: 'out/main/index.js' }),
);

process.env.LECTERN_DEV = 'page';
if (options.gallery) process.env.LECTERN_GALLERY = '1';
// these may only just have been installed
const electronVite = await import('electron-vite');
const vite = await import('vite');
const env = /** @type {const} */ ({ command: 'build', mode: 'development' });
const loaded = await vite.loadConfigFromFile(env, join(root, 'electron.vite.config.ts'), root, 'error');
const { renderer } = /** @type {import('electron-vite').UserConfig} */ (loaded?.config ?? {});
process.env.LECTERN_DEV = 'main';
console.log('Building…');
await buildMain();
// the builder's own watching builds again only what has changed
await vite.build({
  ...renderer,
  configFile: false,
  mode: 'development',
  base: './',
  logLevel: 'warn',
  build: {
    ...renderer?.build,
    target: 'esnext',
    modulePreload: { polyfill: false },
    emptyOutDir: false,
    watch: {},
    rolldownOptions: { ...renderer?.build?.rolldownOptions, checks: { pluginTimings: false } },
  },
});
for (const part of ['main', 'preload', 'shared'])
  watch(join(root, 'src', part), { recursive: true }, (_event, name) => {
    if (!name?.includes('.test.')) buildMainSoon();
  });

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => process.exit(0));

const page = options.gallery ? 'gallery.html' : 'index.html';
// the page is written last
while (!existsSync(built(`renderer/${page}`)) || !existsSync(built('main/loopback.js'))) await wait(LOOK_EVERY_MS);

const electron = options.gallery || options.browser ? undefined : electronPath();
if (electron !== undefined && hasDisplay()) openElectron(electron);
else await openBrowser();

async function buildMain() {
  await electronVite
    .build({ root, mode: 'development', logLevel: 'warn', ignoreConfigWarning: true })
    // what is saved next may build
    .catch((/** @type {Error} */ error) => console.error(error.message));
}

/** Once for all files that are saved within a moment. */
function buildMainSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => void buildMain(), LOOK_EVERY_MS);
}

/** Starts it, and starts it again whenever what it runs is another build. */
function openElectron(/** @type {string} */ path) {
  const start = () => spawn(path, [...(isRoot ? ['--no-sandbox'] : []), folder], { stdio: 'inherit' });
  let app = start();
  const end = (/** @type {number | null} */ code) => process.exit(code ?? 0);
  app.on('exit', end);
  const again = () => {
    app.off('exit', end);
    app.once('exit', () => {
      app = start();
      app.on('exit', end);
    });
    app.kill();
  };
  for (const part of ['main/index.js', 'main/import-process.js', 'preload/index.cjs'])
    watchFile(built(part), { interval: LOOK_EVERY_MS }, (now, before) => {
      if (existsSync(built(part)) && now.mtimeMs !== before.mtimeMs) again();
    });
}

async function openBrowser() {
  const { startLoopback } = await import(pathToFileURL(built('main/loopback.js')).href);
  const server = await startLoopback(built('renderer'), Number(options.port)).catch(
    (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE') throw error;
      fail(`Port ${options.port} is taken; \`-- --port N\` uses another.`);
    },
  );
  const address = `${server.url}/${page}`;
  console.log(`It is at ${address}, and loads itself again with each save. Ctrl+C ends it.`);
  const browser = hasDisplay() && options.window ? findChromium() : undefined;
  if (browser === undefined) return;
  const window = spawn(browser, browserArguments(address, profileFolder('lectern-dev-browser')), { stdio: 'ignore' });
  window.on('exit', () => process.exit(0));
}
