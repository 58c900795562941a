import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { browserPage } from './hosts';
import { importExports, listRow } from './steps';

/** Of which build a page is: the second one marks its root element. */
const buildOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.build ?? 'first');
const offer = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: 'Reload' });
const cacheCount = (page: Page) => page.evaluate(async () => (await caches.keys()).length);

/** Serves the built page from a folder of its own, where another build can take its place. */
async function serveCopy(appFolder: string, folder: string) {
  const root = join(folder, 'renderer');
  await cp(join(appFolder, 'out/renderer'), root, { recursive: true });
  const built: typeof import('../src/main/loopback') = await import(
    pathToFileURL(join(appFolder, 'out/main/loopback.js')).href
  );
  return { root, loopback: await built.startLoopback(root) };
}

/** Makes another build of it: other names for all scripts, since each of them names others, and names tell contents. */
async function buildAnew(root: string): Promise<void> {
  const assets = join(root, 'assets');
  const names = (await readdir(assets)).filter(name => name.endsWith('.js'));
  expect(names.length).toBeGreaterThan(3);
  const renamed = (text: string) =>
    names.reduce((all, name) => all.replaceAll(name, name.replace(/\.js$/, '2.js')), text);
  for (const name of await readdir(assets)) {
    if (!name.endsWith('.js')) continue;
    const path = join(assets, name);
    await writeFile(path, renamed(await readFile(path, 'utf8')));
    await rename(path, join(assets, renamed(name)));
  }
  for (const name of ['index.html', 'sw.js']) {
    const text = renamed(await readFile(join(root, name), 'utf8'));
    const marked = text.replace('<html lang="en"', '<html lang="en" data-build="second"');
    await writeFile(join(root, name), marked.replace(/CACHE = "lectern-/, 'CACHE = "lectern-second-'));
  }
}

test.describe('a newer build', () => {
  // each of them starts a browser of its own, twice
  test.slow();

  test('waits for the next start, and the page goes on with its own workers', async ({
    playwright,
    launchOptions,
    appFolder,
  }, info) => {
    const { root, loopback } = await serveCopy(appFolder, info.outputPath());
    const open = () => browserPage(playwright.chromium, launchOptions, loopback, info.outputPath('own-profile'));
    const first = await open();
    await updated(first.page, root);

    // its server has other files by now, and no import was made yet
    await importExports(first.page, 'liveperson-page.json');
    await expect(listRow(first.page, /./).first()).toBeVisible();
    expect(await buildOf(first.page)).toBe('first');
    const beside = await first.context.newPage();
    await beside.goto(first.page.url());
    await settled(beside);
    expect(await buildOf(beside)).toBe('first');
    await first.close();

    const next = await open();
    await settled(next.page);
    expect(await buildOf(next.page)).toBe('second');
    await expect(listRow(next.page, /./).first()).toBeVisible();
    await expect.poll(() => cacheCount(next.page)).toBe(1);
    await next.close();
    await loopback.close();
    await rm(root, { recursive: true });
  });

  test('comes at once when the user agrees, and other windows go on as they are', async ({
    playwright,
    launchOptions,
    appFolder,
  }, info) => {
    const { root, loopback } = await serveCopy(appFolder, info.outputPath());
    const app = await browserPage(playwright.chromium, launchOptions, loopback, info.outputPath('own-profile'));
    const other = await app.context.newPage();
    await other.goto(app.page.url());
    await updated(app.page, root);

    await offer(app.page).click();
    await expect.poll(() => buildOf(app.page).catch(whileItLoads)).toBe('second');
    await settled(app.page);
    expect(await buildOf(other)).toBe('first');
    await importExports(other, 'liveperson-page.json');
    await expect(listRow(other, /./).first()).toBeVisible();
    await expect(listRow(app.page, /./).first()).toBeVisible();
    expect(await cacheCount(other)).toBe(2);

    await offer(other).click();
    await expect.poll(() => buildOf(other).catch(whileItLoads)).toBe('second');
    await app.close();
    await loopback.close();
  });
});

async function updated(page: Page, root: string): Promise<void> {
  await settled(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await buildAnew(root);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(offer(page)).toBeVisible();
  expect(await cacheCount(page)).toBe(2);
}

/** A page that is being replaced by the next one cannot be asked. */
function whileItLoads(): string {
  return 'loading';
}
