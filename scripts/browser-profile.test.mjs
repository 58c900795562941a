import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allowToKeepStorage } from './browser-profile.mjs';

const ORIGIN = 'http://127.0.0.1:41739';
const ALLOWED = { [`${ORIGIN},*`]: { setting: 1 } };

/** @type {string} */
let profile;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'lectern-profile-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

const preferencesFile = () => join(profile, 'Default/Preferences');
const preferences = () => JSON.parse(readFileSync(preferencesFile(), 'utf8'));
/** @param {string} text */
const writePreferences = text => {
  mkdirSync(join(profile, 'Default'));
  writeFileSync(preferencesFile(), text);
};

test('a new profile may keep what the origin stores', () => {
  allowToKeepStorage(profile, ORIGIN);
  expect(preferences().profile.content_settings.exceptions.durable_storage).toEqual(ALLOWED);
});

test('everything else in the preferences of a profile stays as it was', () => {
  const other = { 'https://elsewhere.example,*': { setting: 2 } };
  const held = {
    browser: { theme: 1 },
    profile: { name: 'x', content_settings: { exceptions: { durable_storage: other } } },
  };
  writePreferences(JSON.stringify(held));
  allowToKeepStorage(profile, ORIGIN);
  allowToKeepStorage(profile, ORIGIN);
  expect(preferences()).toEqual({
    browser: { theme: 1 },
    profile: { name: 'x', content_settings: { exceptions: { durable_storage: { ...other, ...ALLOWED } } } },
  });
});

test('preferences that cannot be read are left to the browser', () => {
  writePreferences('{"profile":');
  allowToKeepStorage(profile, ORIGIN);
  expect(readFileSync(preferencesFile(), 'utf8')).toBe('{"profile":');
});
