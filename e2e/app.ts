import { join } from 'node:path';
import {
  type Browser,
  test as base,
  type ConsoleMessage,
  type ElectronApplication,
  type Page,
  type Request,
  type WebError,
} from '@playwright/test';
import type { Loopback } from '../src/main/loopback';
import {
  browserPage,
  contextPage,
  type HostKind,
  isOwnRequest,
  launchBrowser,
  launchMain,
  mainPage,
  type RunningApp,
  refuseStrangers,
  serveBuilt,
} from './hosts';
import { settled } from './settled';
import { type Filling, SharedArchives } from './shared-archives';
import { importAllExports, importSamples } from './steps';

/**
 * The tag of a test whose page must outlive its browser, or which is about what lies on the disk: in a browser, too, it
 * gets a profile of its own. All others share one browser and get a context each, whose storage ends with it and in which
 * no service worker is installed.
 */
export const OWN_PROFILE = { tag: '@own-profile' } as const;

/** The tag of a test that is about the page alone, in a spec whose others are about what lies behind it. */
export const ANY_HOST = { tag: '@any-host' } as const;

export interface HostOptions {
  readonly hostKind: HostKind;
  /** The folder that holds the app's `package.json` and its built `out`. */
  readonly appFolder: string;
}

interface Worker extends HostOptions {
  readonly loopback: Loopback;
  /** The browser that the tests of a worker share. Only in the host that is a browser. */
  readonly sharedBrowser: Browser;
  readonly archives: SharedArchives;
}

interface Fixtures {
  /** Console errors and addresses of others that a test provokes on purpose; any other fails it. */
  readonly expectedErrors: RegExp;
  /** Command-line arguments of the app: files to open, say. */
  readonly appArgs: readonly string[];
  readonly profile: string;
  /** Opens the app, filled or empty, and closes it when the test is over. */
  readonly openApp: (filling?: Filling) => Promise<App>;
  readonly app: App;
  /**
   * The page over an archive that holds all exports of the fixtures, for tests that only read: in a browser it is
   * imported once for all of a worker's tests. Settings and asked searches are as at the first start.
   */
  readonly exportsPage: Page;
  /** The same over the sample exports. */
  readonly samplesPage: Page;
  /** Closes the app and opens it again with the same profile. Gives its new page. Needs `OWN_PROFILE`. */
  readonly restart: () => Promise<Page>;
  /** Starts another copy on the same profile; where one runs already, this is refused. */
  readonly launchApp: (args?: readonly string[]) => Promise<ElectronApplication>;
  /** The main process of the running app. Only in hosts that have one. */
  readonly electronApp: ElectronApplication;
}

interface App {
  running(): RunningApp;
  /** Closes the app and opens it again; `between` is done while it is closed. */
  restart(between?: () => Promise<void>): Promise<Page>;
}

/**
 * The app in the project's host, under its own empty profile: `page` is its page everywhere. A test fails on any
 * console error, uncaught error or request that does not stay with the app.
 */
export const test = base.extend<Fixtures, Worker>({
  hostKind: ['browser', { scope: 'worker', option: true }],
  appFolder: ['.', { scope: 'worker', option: true }],
  expectedErrors: [/(?!)/, { option: true }],
  appArgs: [[], { option: true }],

  loopback: [
    async ({ hostKind, appFolder }, use) => {
      if (hostKind !== 'browser') return use(absent('the loopback server'));
      const loopback = await serveBuilt(appFolder);
      await use(loopback);
      await loopback.close();
    },
    { scope: 'worker' },
  ],

  sharedBrowser: [
    async ({ hostKind, playwright, launchOptions, loopback }, use, { project, workerIndex }) => {
      if (hostKind !== 'browser') return use(absent('a browser that is shared'));
      const log = join(project.outputDir, `net-log-of-worker-${workerIndex}.json`);
      const browser = await launchBrowser(playwright.chromium, launchOptions, loopback, log);
      await use(browser);
      await browser.close();
      await refuseStrangers(log);
    },
    { scope: 'worker' },
  ],
  archives: [async ({ sharedBrowser }, use) => use(new SharedArchives(sharedBrowser)), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  profile: async ({}, use, info) => use(info.outputPath('profile')),

  openApp: async (
    {
      hostKind,
      appFolder,
      loopback,
      sharedBrowser,
      archives,
      playwright,
      launchOptions,
      profile,
      appArgs,
      expectedErrors,
    },
    use,
    info,
  ) => {
    const troubles: string[] = [];
    const opened: App[] = [];
    const hasProfile = hostKind !== 'browser' || info.tags.includes(OWN_PROFILE.tag);
    const openHost = async (filling?: Filling) => {
      if (hostKind !== 'browser')
        return mainPage(await launchMain(hostKind, appFolder, profile, appArgs), profile, expectedErrors);
      if (hasProfile) return browserPage(playwright.chromium, launchOptions, loopback, profile, expectedErrors);
      if (filling !== undefined) return archives.open(filling);
      // to keep the page for when its server is gone costs more than many a test, and ends with the context
      return contextPage(await sharedBrowser.newContext({ serviceWorkers: 'block' }));
    };
    const openWatched = async (filling?: Filling): Promise<RunningApp> => {
      const app = await openHost(filling);
      const unwatch = await watch(app, troubles, expectedErrors);
      await settled(app.page);
      if (filling !== undefined && hasProfile) await filling(app.page);
      return { ...app, close: () => app.close().finally(unwatch) };
    };
    await use(async filling => {
      let running = await openWatched(filling);
      const app: App = {
        running: () => running,
        restart: async between => {
          if (!hasProfile) throw new Error('a test with a restart needs a profile of its own: tag it OWN_PROFILE');
          await running.close();
          await between?.();
          running = await openWatched();
          return running.page;
        },
      };
      opened.push(app);
      return app;
    });
    for (const app of opened) await app.running().close();
    base.expect(troubles, 'console errors, uncaught errors and requests to elsewhere').toEqual([]);
  },

  app: async ({ openApp }, use) => use(await openApp()),
  exportsPage: async ({ openApp }, use) => use((await openApp(importAllExports)).running().page),
  samplesPage: async ({ openApp }, use) => use((await openApp(importSamples)).running().page),
  page: async ({ app }, use) => use(app.running().page),
  context: async ({ app }, use) => use(app.running().context),
  restart: async ({ app }, use) => use(() => app.restart()),
  launchApp: async ({ hostKind, appFolder, profile }, use) =>
    use((args = []) => launchMain(hostKind, appFolder, profile, args)),
  electronApp: async ({ app }, use) => use(app.running().electron ?? absent('a main process')),
});

export { expect } from '@playwright/test';
export { settled } from './settled';

/** Listens from now on, and takes what the page said before anybody could listen. Gives the way to stop it. */
async function watch({ page, context, electron }: RunningApp, troubles: string[], expected: RegExp) {
  const take = (kind: string, message: string) => {
    if (!expected.test(message)) troubles.push(`${kind}: ${message}`);
  };
  const takeMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') take('console', `${message.text()} (${message.location().url})`);
  };
  const takeError = (error: WebError) => take('uncaught', error.error().message);
  const takeRequest = (request: Request) => {
    if (!isOwnRequest(request.url())) take('request', request.url());
  };
  electron?.process().stderr?.on('data', data => {
    // the stand-in ends the program over what it does not model, and says what that was
    const [line] = /^stand-in: .*/m.exec(String(data)) ?? [];
    if (line !== undefined) take('refused', line);
  });
  context.on('console', takeMessage);
  context.on('weberror', takeError);
  context.on('request', takeRequest);

  for (const message of await page.consoleMessages()) takeMessage(message);
  for (const error of await page.pageErrors()) take('uncaught', error.message);
  for (const request of await page.requests()) takeRequest(request);
  return () => {
    context.off('console', takeMessage);
    context.off('weberror', takeError);
    context.off('request', takeRequest);
  };
}

/** Stands for what the host does not have. Whoever uses it learns so by name. */
function absent(what: string): never {
  // handed out as a value, it must not fail the tests that never look at it
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (key === 'then' || typeof key === 'symbol') return undefined;
        throw new Error(`this host has no ${what}`);
      },
    },
  ) as never;
}
