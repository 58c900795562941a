import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect, settled } from './app';
import { dropFromDisk } from './drop';
import { DEADLY, ENDLESS, plantedApp, removeApp } from './planted-reader';
import { chooseFiles, closeDialog, importShown, list, listRow } from './steps';
import { logOf, webhookChat, written } from './written';

/** The built app, but for its readers: one thread in them gets really stuck, or dies. */
const test = base.extend<object, { readonly appFolder: string }>({
  appFolder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = await plantedApp(join(import.meta.dirname, '..'), 'trouble');
      await use(folder);
      await removeApp(folder);
    },
    { scope: 'worker' },
  ],
});

// ten seconds of silence, and the start of three readers on a busy machine
const STUCK_MS = 45_000;

const chats = (...lines: readonly string[]) =>
  logOf(lines.map((line, nth) => webhookChat(60 + nth, `Rider ${nth}`, [line])));

test.beforeEach(() => test.slow());
test.use({ expectedErrors: /planted/ });

test('R-01: a record that a reader gets stuck at is named and left out, and reading goes on behind it', async ({
  page,
}, info) => {
  const stuck = await written(info.outputPath('stuck.log'), chats('one', 'two', ENDLESS, 'four'));
  const sound = await written(info.outputPath('sound.log'), logOf([webhookChat(90, 'Ada Roe', ['Hello'])]));
  const began = Date.now();
  await dropFromDisk(page, [stuck, sound]);
  const preview = page.getByRole('dialog', { name: 'Import 4 conversations from 2 files?' });
  await expect(preview).toBeVisible({ timeout: STUCK_MS });
  // no sooner than promised: what is only slow is not left out
  expect(Date.now() - began).toBeGreaterThan(9_000);
  await expect(preview).toContainText('This record could not be read in reasonable time.');
  await expect(preview).toContainText(/stuck\.log:3/);

  // what the preview was stuck at is not tried again
  expect(await importShown(page)).toContain('4 conversations added');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '4');
  await expect(listRow(page, /Rider 3/)).toBeVisible();
  await expect(listRow(page, /Rider 2/)).toHaveCount(0);
});

test('R-05: Cancel ends a reader that is stuck, and the next import has another', async ({ page }, info) => {
  await dropFromDisk(page, [await written(info.outputPath('stuck.log'), chats(ENDLESS))]);
  const reading = page.getByRole('dialog');
  await expect(reading).toContainText('Looking at 1 file…');
  await reading.getByRole('button', { name: 'Cancel' }).click();
  await expect(reading).toBeHidden();
  await expectNextToBeRead(page, info.outputPath('next.log'));
});

test('R-05: a reader that dies is told at once, and nothing is imported', async ({
  page,
  hostKind,
  electronApp,
}, info) => {
  // what is chosen is read by an import process where there is one, and what is dropped by a worker in the stand-in
  const deadly = await written(info.outputPath('deadly.log'), chats('one', DEADLY, 'three'));
  await chooseFiles(page, { hostKind, electronApp }, [deadly]);
  await expect(page.getByRole('dialog')).toContainText('The part of Lectern that reads files stopped unexpectedly.', {
    timeout: 9_000,
  });
  await closeDialog(page);
  await expectNextToBeRead(page, info.outputPath('next.log'));
});

base.describe('where the reader cannot be started', () => {
  const withoutReader = base.extend<object, { readonly appFolder: string }>({
    appFolder: [
      // biome-ignore lint/correctness/noEmptyPattern: as above
      async ({}, use) => {
        const folder = await plantedApp(join(import.meta.dirname, '..'), 'no-start');
        await use(folder);
        await removeApp(folder);
      },
      { scope: 'worker' },
    ],
  });

  withoutReader.use({ expectedErrors: /planted/ });
  withoutReader('R-05: that is told at once', async ({ page }, info) => {
    await dropFromDisk(page, [await written(info.outputPath('any.log'), chats('one'))]);
    await expect(page.getByRole('dialog')).toContainText('The part of Lectern that reads files did not start.', {
      timeout: 9_000,
    });
  });
});

async function expectNextToBeRead(page: Page, path: string): Promise<void> {
  await settled(page);
  await dropFromDisk(page, [await written(path, chats('a sound one'))]);
  await expect(page.getByRole('dialog', { name: 'Import 1 conversation from 1 file?' })).toBeVisible();
  expect(await importShown(page)).toContain('1 conversation added');
}
