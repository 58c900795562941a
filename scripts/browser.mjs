// Finds a browser of the Chromium family. No dependency: it runs before any package is installed.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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
