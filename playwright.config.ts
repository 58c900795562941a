import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import type { HostOptions } from './e2e/app';
import { BARE_WINDOWS, findChromium } from './scripts/browser.mjs';
import { electronPath, hasDisplay, isRoot } from './scripts/electron.mjs';

const executablePath = findChromium();
// without a display each of its tests would fail for that reason alone
const hasElectron = electronPath() !== undefined && hasDisplay();
const report: readonly ReporterDescription[] = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? [] : [['json']];

// specs of the main process need one; the browser's own need none
const NEEDS_MAIN = ['main.spec.ts', 'menu.spec.ts', 'standin/*.spec.ts'];
const NEEDS_BROWSER = [
  'browser.spec.ts',
  'two-windows.spec.ts',
  'update.spec.ts',
  'given-files.spec.ts',
  'archive.spec.ts',
  'kills.spec.ts',
];
// where another host can make a difference: its files, dialogs, processes, guards and disk
const DIFFERS_BY_HOST = [
  'import.spec.ts',
  'stuck-reader.spec.ts',
  'rich-files.spec.ts',
  'restart.spec.ts',
  'security.spec.ts',
  'traces.spec.ts',
];
// and one spec through import, list, search and transcript, for the rest of the page
const SMOKE = ['find.spec.ts'];

export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  // profiles lie in there, deep below the names of their tests; a path of Windows ends after 260 characters
  outputDir: process.platform === 'win32' ? join(tmpdir(), 'lectern-e2e') : 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // a shared machine may stand still for seconds; a test that needed another try is named above the count
  retries: process.env.CI === undefined ? 0 : 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...report],
  use: {
    appFolder: import.meta.dirname,
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      chromiumSandbox: !isRoot,
      args: [BARE_WINDOWS],
    },
  },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' }, testIgnore: NEEDS_MAIN },
    // never named after Electron: it proves our code, not Electron's
    {
      name: 'standin',
      use: { hostKind: 'standin' },
      testMatch: [...NEEDS_MAIN, ...DIFFERS_BY_HOST, ...SMOKE],
      // every test starts a program here: those of the page alone are left to the other projects
      grepInvert: /@any-host/,
    },
    ...(hasElectron
      ? [
          {
            name: 'electron',
            use: { hostKind: 'electron' } as const,
            testIgnore: [...NEEDS_BROWSER, 'standin/**'],
            // one at a time: its tests share the system's clipboard and the focus of one screen
            workers: 1,
          },
        ]
      : []),
  ],
});
