import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { drop, dropFromDisk } from './drop';
import { holdWrites } from './hold-writes';
import { browserPage, serveBuilt } from './hosts';
import { exportPath, importExports, importSamples, listRow, search, transcript } from './steps';
import { forgetLedger, storeNames } from './stores';

test.describe('without its server', () => {
  // the browser asks for the icon of a tab past the service worker
  test.use({ expectedErrors: /icon\.svg/ });

  test('the page comes from its service worker', OWN_PROFILE, async ({ page, context }) => {
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await settled(page);
    await expect(page.getByRole('button', { name: 'Open exports…' }).first()).toBeVisible();
  });
});

test('everything works when the server is gone: the page, an import, search, expressions, a new start', async ({
  playwright,
  launchOptions,
  appFolder,
}, info) => {
  // it starts a browser of its own, twice
  test.slow();
  const loopback = await serveBuilt(appFolder);
  const profile = info.outputPath('own-profile');
  const first = await browserPage(playwright.chromium, launchOptions, loopback, profile);
  await settled(first.page);
  await expect.poll(() => first.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const built = await readdir(join(appFolder, 'out/renderer'), { recursive: true, withFileTypes: true });
  const names = built.filter(entry => entry.isFile()).map(({ name }) => name);
  expect(await heldFiles(first.page)).toEqual(expect.arrayContaining(names.filter(name => name !== 'sw.js')));

  await loopback.close();
  await first.page.reload();
  await settled(first.page);
  // each of them loads code that the page did not need before: import worker, vendors, preview
  await importExports(first.page, 'liveperson-page.json', 'ctlive-dump.txt', 'vcc-webhooks.log');
  await search(first.page, '/\\bcha\\w+/');
  await expect(listRow(first.page, /./).first().locator('mark').first()).toHaveText(/^cha/i);
  await first.close();

  const next = await browserPage(playwright.chromium, launchOptions, loopback, profile);
  await settled(next.page);
  await listRow(next.page, /./).first().click();
  await settled(next.page);
  await expect(transcript(next.page).getByRole('article').first()).toBeVisible();
  await next.close();
});

/** The names of all files that the browser holds of the page. */
function heldFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));
  });
}

test('files dropped from the page and from the disk are shown before anything is written', async ({ page }, info) => {
  await drop(page, [{ name: 'made-here.json', text: '{}' }]);
  await expect(page.getByText('made-here.json').first()).toBeVisible();

  await page.reload();
  await settled(page);
  const path = info.outputPath('from-disk.json');
  await writeFile(path, '{}');
  await dropFromDisk(page, [path]);
  await expect(page.getByText('from-disk.json').first()).toBeVisible();
});

test('the hidden input takes files as well', async ({ page }) => {
  await page
    .getByLabel('Export files')
    .setInputFiles([{ name: 'picked.json', mimeType: 'application/json', buffer: Buffer.from('{}') }]);
  await expect(page.getByText('picked.json').first()).toBeVisible();
});

test('what the page stored is there after a restart', OWN_PROFILE, async ({ page, restart }) => {
  await page.evaluate(() => localStorage.setItem('kept', 'still here'));
  const again = await restart();
  expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('still here');
});

test('D-08: a browser that may delete the archive says so before anything is imported', async ({ page }) => {
  await dropFromDisk(page, [exportPath('vcc-webhooks.log')]);
  await expect(page.getByRole('dialog')).toContainText('This browser has not promised to keep the archive');
});

test(
  'D-09: an archive that the browser deleted to make room, with everything about it, is missed',
  OWN_PROFILE,
  async ({ page, app, profile }) => {
    await importExports(page, 'vcc-webhooks.log');
    const again = await app.restart(async () => {
      // what Chromium may delete: databases, files and buckets of an origin
      const names = await readdir(profile, { recursive: true });
      const room = names.filter(name => /(?:^|[\\/])(?:IndexedDB|WebStorage|File System)$/.test(name));
      expect(room.length).toBeGreaterThan(0);
      for (const name of room) await rm(join(profile, name), { recursive: true, force: true });
    });
    const lost = again.getByRole('region', { name: 'The archive was lost' });
    await expect(lost).toContainText('1 import with');
    await expect(lost).toContainText('Import the files again to have them back.');
    await expect(lost.getByRole('button', { name: 'Restore' })).toBeDisabled();
  },
);

test(
  'D-09: a browser that ends during its very first import starts empty, and reports no loss',
  OWN_PROFILE,
  async ({ page, app }) => {
    // the ledger is also written at leisure after the start: here the import comes first
    await page.addInitScript(() => {
      const later = window.setTimeout;
      window.setTimeout = ((run: TimerHandler, ms?: number, ...given: unknown[]) =>
        later(run, ms === 1500 ? 3_600_000 : ms, ...given)) as typeof window.setTimeout;
    });
    await page.reload();
    await settled(page);
    await forgetLedger(page);
    await page.reload();
    await settled(page);
    await dropFromDisk(page, [exportPath('vcc-webhooks.log')]);
    await expect(page.getByRole('dialog')).toBeVisible();
    await holdWrites(page, /catalog/);
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await expect.poll(() => storeNames(page, /shard/)).not.toEqual([]);
    const again = await app.restart();
    await expect(again.getByRole('region', { name: 'The archive was lost' })).toBeHidden();
    await importExports(again, 'vcc-webhooks.log');
  },
);

test('two windows keep what each of them saves, and show it', async ({ page, context }) => {
  await importSamples(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other);
  const saved = (window: Page) => window.getByRole('region', { name: 'Saved searches' }).getByRole('listitem');

  await search(page, 'refund');
  await saveSearch(page, 'Refunds');
  await expect(saved(other)).toHaveText([/Refunds/]);
  await search(other, 'parcel');
  await saveSearch(other, 'Parcels');
  await expect(saved(page)).toHaveText([/Refunds/, /Parcels/]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');

  // what was searched for in one is remembered beside it
  await page.reload();
  await settled(page);
  await expect(saved(page)).toHaveText([/Refunds/, /Parcels/]);
});

async function saveSearch(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name: 'Save search' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill(name);
  await window.getByRole('textbox', { name: 'Name' }).press('Enter');
  await settled(window);
}

test.describe('a mistake inside a thread', () => {
  test.use({ expectedErrors: /Jonas/ });

  test('S-11: is noted in the diagnostics without anybody’s words', async ({ page }) => {
    await importSamples(page);
    const reader = page.workers().find(worker => worker.url().includes('reader.worker'));
    await reader?.evaluate(() => {
      void Promise.reject(new RangeError('Jonas wants a refund'));
    });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Diagnostics' }).click();
    const told = page.getByRole('dialog', { name: 'Diagnostics' });
    await expect(told).toContainText('archive-reader RangeError');
    await expect(told).not.toContainText('Jonas');
  });
});
