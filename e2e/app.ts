import { test as base, type ConsoleMessage, type ElectronApplication, type Page, type Request } from '@playwright/test';
import type { Loopback } from '../src/main/loopback';
import { browserPage, type HostKind, isOwnRequest, launchMain, mainPage, type RunningApp, serveBuilt } from './hosts';

export interface HostOptions {
  readonly hostKind: HostKind;
  /** The folder that holds the app's `package.json` and its built `out`. */
  readonly appFolder: string;
}

interface Worker extends HostOptions {
  readonly loopback: Loopback;
}

interface Fixtures {
  /** Console errors a test provokes on purpose; any other fails it. */
  readonly expectedErrors: RegExp;
  /** Command-line arguments of the app: files to open, say. */
  readonly appArgs: readonly string[];
  readonly profile: string;
  readonly app: App;
  /** Closes the app and opens it again with the same profile. Gives its new page. */
  readonly restart: () => Promise<Page>;
  /** Starts another copy on the same profile; where one runs already, this is refused. */
  readonly launchApp: (args?: readonly string[]) => Promise<ElectronApplication>;
  /** The main process of the running app. Only in hosts that have one. */
  readonly electronApp: ElectronApplication;
}

interface App {
  running(): RunningApp;
  restart(): Promise<Page>;
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

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  profile: async ({}, use, info) => use(info.outputPath('profile')),

  app: async ({ hostKind, appFolder, loopback, playwright, launchOptions, profile, appArgs, expectedErrors }, use) => {
    const troubles: string[] = [];
    const open = async () => {
      const app =
        hostKind === 'browser'
          ? await browserPage(playwright.chromium, launchOptions, loopback, profile)
          : await mainPage(await launchMain(hostKind, appFolder, profile, appArgs));
      await watch(app, troubles, expectedErrors);
      await settled(app.page);
      return app;
    };
    let running = await open();
    await use({
      running: () => running,
      restart: async () => {
        await running.close();
        running = await open();
        return running.page;
      },
    });
    await running.close();
    base.expect(troubles, 'console errors, uncaught errors and requests to elsewhere').toEqual([]);
  },

  page: async ({ app }, use) => use(app.running().page),
  context: async ({ app }, use) => use(app.running().context),
  restart: async ({ app }, use) => use(() => app.restart()),
  launchApp: async ({ hostKind, appFolder, profile }, use) =>
    use((args = []) => launchMain(hostKind, appFolder, profile, args)),
  electronApp: async ({ app }, use) => use(app.running().electron ?? absent('a main process')),
});

export const expect = test.expect;

/** Waits until the app loads nothing any more, by its own word. */
export async function settled(page: Page): Promise<void> {
  // an assertion would look again only every half second, and a story waits like this all the time
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true', undefined, { timeout: 15_000 });
}

/** Listens from now on, and takes what the page said before anybody could listen. */
async function watch({ page, context, electron }: RunningApp, troubles: string[], expected: RegExp): Promise<void> {
  const take = (kind: string, message: string) => {
    if (!expected.test(message)) troubles.push(`${kind}: ${message}`);
  };
  const takeMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') take('console', `${message.text()} (${message.location().url})`);
  };
  const takeRequest = (request: Request) => {
    if (!isOwnRequest(request.url())) take('request', request.url());
  };
  electron?.process().stderr?.on('data', data => {
    // the stand-in ends the program over what it does not model, and says what that was
    const [line] = /^stand-in: .*/m.exec(String(data)) ?? [];
    if (line !== undefined) take('refused', line);
  });
  context.on('console', takeMessage);
  context.on('weberror', error => take('uncaught', error.error().message));
  context.on('request', takeRequest);

  for (const message of await page.consoleMessages()) takeMessage(message);
  for (const error of await page.pageErrors()) take('uncaught', error.message);
  for (const request of await page.requests()) takeRequest(request);
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
