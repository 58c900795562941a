// The profile of the browser window that `npm start` opens where Electron cannot be had. No dependency.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Chromium's number for "allow"
const ALLOW = 1;

/**
 * Lets the origin keep its storage for good. Chromium deletes what it may not keep as soon as the disk gets full, the whole
 * archive at once and without a word, and grants a page's wish to keep it only to sites that are visited often. This
 * profile is Lectern's own, so the wish is granted here, as a person would in the browser's settings.
 *
 * To be called while no browser runs on the profile: it would write its own preferences over these when it ends.
 * @param {string} profile a folder, made if it is not there
 * @param {string} origin such as `http://127.0.0.1:41739`
 */
export function allowToKeepStorage(profile, origin) {
  const folder = join(profile, 'Default');
  const file = join(folder, 'Preferences');
  const preferences = readPreferences(file);
  if (preferences === undefined) return;
  const exceptions = memberOf(memberOf(memberOf(preferences, 'profile'), 'content_settings'), 'exceptions');
  const site = memberOf(memberOf(exceptions, 'durable_storage'), `${origin},*`);
  if (site.setting === ALLOW) return;
  site.setting = ALLOW;
  mkdirSync(folder, { recursive: true });
  // the browser must find the old preferences or the new ones, never half of them
  writeFileSync(`${file}.lectern`, JSON.stringify(preferences));
  renameSync(`${file}.lectern`, file);
}

/**
 * Nothing where there are preferences that cannot be read: the browser knows better what to do about that.
 * @returns {Record<string, unknown> | undefined}
 */
function readPreferences(/** @type {string} */ file) {
  if (!existsSync(file)) return {};
  try {
    const read = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Record<string, unknown>} */
function memberOf(/** @type {Record<string, unknown>} */ object, /** @type {string} */ name) {
  const held = object[name];
  if (isObject(held)) return held;
  /** @type {Record<string, unknown>} */
  const made = {};
  object[name] = made;
  return made;
}

/** @returns {value is Record<string, unknown>} */
function isObject(/** @type {unknown} */ value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
