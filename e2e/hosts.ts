import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  _electron,
  type Browser,
  type BrowserContext,
  type BrowserType,
  type ElectronApplication,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import { canSandbox, electronPath, isRoot } from '../scripts/electron.mjs';
import type { Loopback } from '../src/main/loopback';
import { netLogSwitch, strangersIn } from './net-log';

export type HostKind = 'browser' | 'standin' | 'electron';

/** The app while it runs, in whichever host. `electron` is there in the hosts that have a main process. */
export interface RunningApp {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly electron?: ElectronApplication;
  close(): Promise<void>;
}

// the same for every run and port, so that the archive of a profile is found again
export const BROWSER_ORIGIN = 'http://lectern.localhost';
const OWN_PAGES = /^(?:http:\/\/lectern(?:\.app)?\.localhost\/|app:\/\/lectern\/|blob:|data:|devtools:|about:)/;
// without a card, pictures are drawn by a slow imitation of one unless it is switched off
const SWITCHES = ['--disable-gpu', '--process-per-site'];
const NOBODY = /(?!)/;
const STANDIN = join(import.meta.dirname, 'standin/electron.cjs');

/** Whether a request stays with the app's own pages. */
export function isOwnRequest(url: string): boolean {
  return OWN_PAGES.test(url);
}

/** The built loopback server over the built page, with files for it to open. */
export async function serveBuilt(appFolder: string, files: readonly string[] = []): Promise<Loopback> {
  const built: typeof import('../src/main/loopback') = await import(
    pathToFileURL(join(appFolder, 'out/main/loopback.js')).href
  );
  return built.startLoopback(join(appFolder, 'out/renderer'), 0, files);
}

/** Starts the built main process in real Electron, or in its stand-in. */
export async function launchMain(
  hostKind: HostKind,
  appFolder: string,
  profile: string,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const runtime = electronPath();
  const app = await _electron.launch({
    // real Electron is found by Playwright itself, which then holds the app back until it is attached
    ...(hostKind === 'standin' && { executablePath: STANDIN }),
    args: [appFolder, `--user-data-dir=${profile}`, ...args],
    cwd: appFolder,
    chromiumSandbox: hostKind === 'electron' && runtime !== undefined ? canSandbox(runtime) : !isRoot,
    timeout: 20_000,
  });
  // a test that fails during an import would hang at the question whether to stop it: it is answered with yes
  if (hostKind === 'electron') await app.evaluate(({ dialog }) => Reflect.set(dialog, 'showMessageBoxSync', () => 1));
  return app;
}

/** Opens the page of the main process' window and waits until it is there. */
export async function mainPage(electron: ElectronApplication, profile: string, expected = NOBODY): Promise<RunningApp> {
  const page = await electron.firstWindow();
  await page.waitForURL(/\/index\.html$/);
  const close = () => electron.close().finally(() => refuseStrangers(logOf(profile), expected));
  return { page, context: electron.context(), electron, close };
}

/** Opens the page in a browser of its own, with a profile that stays. */
export async function browserPage(
  chromium: BrowserType,
  launchOptions: LaunchOptions,
  loopback: Loopback,
  profile: string,
  expected = NOBODY,
): Promise<RunningApp> {
  const log = logOf(profile);
  const context = await chromium.launchPersistentContext(profile, withOrigin(launchOptions, loopback, log));
  const app = await contextPage(context);
  return { ...app, close: () => app.close().finally(() => refuseStrangers(log, expected)) };
}

/** A browser for many tests, each in a context of its own. It writes down whom it asks the network for. */
export function launchBrowser(
  chromium: BrowserType,
  launchOptions: LaunchOptions,
  loopback: Loopback,
  log: string,
): Promise<Browser> {
  return chromium.launch(withOrigin(launchOptions, loopback, log));
}

/** Beside the profile, where the stand-in writes its own. */
function logOf(profile: string): string {
  return `${profile}-net-log.json`;
}

/** Fails where a browser that has ended would look a name up or make a connection beyond its own server, if only once. */
export async function refuseStrangers(log: string, expected = NOBODY): Promise<void> {
  // real Electron writes none: its guard counts what it refuses
  if (!existsSync(log)) return;
  const strangers = (await strangersIn(log)).filter(name => !expected.test(name));
  if (strangers.length > 0) throw new Error(`the network was asked for ${strangers.join(', ')}: see ${log}`);
  await rm(log);
}

/** Opens the page in a context, which ends with it. */
export async function contextPage(context: BrowserContext): Promise<RunningApp> {
  return openPage(context.pages()[0] ?? (await context.newPage()));
}

/** Opens the app in a page. Closing it closes the whole context. */
export async function openPage(page: Page): Promise<RunningApp> {
  await page.goto(`${BROWSER_ORIGIN}/index.html`);
  const context = page.context();
  return { page, context, close: () => context.close() };
}

/** Has the origin of the page answered by this server, and everything that is asked of the network written down. */
function withOrigin(launchOptions: LaunchOptions, { url }: Loopback, log: string): LaunchOptions {
  const { port } = new URL(url);
  const rule = `--host-resolver-rules=MAP lectern.localhost:80 127.0.0.1:${port}`;
  return { ...launchOptions, args: [...SWITCHES, ...(launchOptions.args ?? []), rule, netLogSwitch(log)] };
}
