// Finds a browser of the Chromium family. No dependency: it runs before any package is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, node, tool } from './setup.mjs';

/** What keeps a browser from asking its maker by itself, as far as it can be kept from that. */
export const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // what the fields of the page are for, and what to prepare for it
  '--disable-features=AutofillServerCommunication,OptimizationHints',
];

// what Playwright switches off, of what a page could notice: of two lists a browser takes the last one only
const OFF_IN_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];
// the parts of a window that are pages themselves: for each window they take more time than the app's own page
const WINDOW_PAGES = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'WebUIReloadButton',
];

// what the fields of the page are for, asked of the browser's maker for each page
const FIELD_QUESTIONS = 'AutofillServerCommunication';

/** For the browsers of tests: nobody looks at their windows. */
export const BARE_WINDOWS = `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...WINDOW_PAGES, FIELD_QUESTIONS].join(',')}`;

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const LINUX_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const WINDOWS_PLACES = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
];

/**
 * The first browser there is: `CHROMIUM_PATH`, then the usual places of the system.
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  return [env.CHROMIUM_PATH, ...usualPlaces(env)].find(path => path !== undefined && existsSync(path));
}

/** @returns {string[]} */
function usualPlaces(/** @type {NodeJS.ProcessEnv} */ env) {
  switch (process.platform) {
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter(base => base !== undefined)
        .flatMap(base => WINDOWS_PLACES.map(place => join(base, place)));
    case 'darwin':
      return MAC_APPS.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`);
    default:
      return (env.PATH ?? '')
        .split(delimiter)
        .filter(folder => folder !== '')
        .flatMap(folder => LINUX_NAMES.map(name => join(folder, name)));
  }
}

/** Finds a browser, else installs one, else ends with the ways to get one. Never skips. */
export function ensureBrowser() {
  if (findChromium() !== undefined) return 0;
  if (process.platform === 'linux' && process.getuid?.() === 0 && aptGet('--version') === 0) {
    console.log('There is no Chromium: installing the one of this distribution…');
    const packages = ['chromium', 'fonts-liberation', 'fonts-noto-cjk'];
    if (aptGet('update') === 0 && aptGet('install', '-y', '--no-install-recommends', ...packages) === 0) {
      if (findChromium() !== undefined) return 0;
    }
  }
  console.log('There is no Chromium: asking Playwright for its own…');
  if (node([tool('@playwright/test/cli.js'), 'install', 'chromium']) === 0) return 0;
  fail(
    [
      'The end-to-end tests need Chromium, Chrome or Edge:',
      '  Debian, Ubuntu: sudo apt-get install chromium',
      '  elsewhere:      npx playwright install chromium',
      '  or set CHROMIUM_PATH to a browser you have.',
    ].join('\n'),
  );
}

function aptGet(/** @type {readonly string[]} */ ...args) {
  return spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}
