import { readFile, writeFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { dropFromDisk } from './drop';
import { archiveTotals, closeDialog, importExports, list, listRow, search, shownDialog } from './steps';

const notice = (page: Page) => page.getByRole('region', { name: 'Notice' });

/** Runs a command by its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(name);
  await page.keyboard.press('Enter');
}

/** What a browser without the File System Access API does with a file that is saved. */
async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  await page.evaluate(() =>
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, configurable: true }),
  );
  const downloading = page.waitForEvent('download');
  await press();
  return downloading;
}

async function backUp(page: Page, path: string, password = ''): Promise<void> {
  await command(page, 'Back up archive');
  const dialog = await shownDialog(page, 'Back up archive');
  await dialog.getByLabel('Password (optional)').fill(password);
  await dialog.getByLabel('Password again').fill(password);
  const download = await saved(page, () => dialog.getByRole('button', { name: 'Choose place and back up…' }).click());
  expect(download.suggestedFilename()).toMatch(/^Lectern \d{4}-\d\d-\d\d\.lectern$/);
  await download.saveAs(path);
  await expect(dialog).toContainText('The backup was handed to the browser');
  await closeDialog(page);
}

async function eraseEverything(page: Page): Promise<void> {
  await command(page, 'Erase everything');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await expect(notice(page)).toContainText('Everything was erased');
  await settled(page);
  await expect(page.getByRole('heading', { name: 'Read your chat exports' })).toBeVisible();
}

async function restore(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toContainText('Restored:');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await settled(page);
}

/** What the list shows, and how much there is. */
async function shown(page: Page): Promise<string> {
  await search(page, '');
  return `${await archiveTotals(page).innerText()} ${await list(page).innerText()}`;
}

test('D-14: a backup with a password brings everything back after everything was erased', async ({ page }, info) => {
  test.slow();
  await importExports(page, 'vcc-webhooks.log', 'liveperson-page.json');
  await listRow(page, /./).first().click();
  await settled(page);
  await page.keyboard.press('Control+d');
  await page.keyboard.press('m');
  await page.keyboard.type('call back on Monday');
  await page.keyboard.press('Control+Enter');
  await settled(page);
  await search(page, 'is:flagged');
  await page.getByRole('button', { name: 'Save search' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('My flags');
  await page.keyboard.press('Enter');
  const before = await shown(page);
  const path = info.outputPath('archive.lectern');
  await backUp(page, path, 'correct horse');
  expect((await readFile(path)).includes('Monday')).toBe(false);

  await eraseEverything(page);
  await dropFromDisk(page, [path]);
  const dialog = await shownDialog(page, 'Restore backup');
  await dialog.getByLabel('Password').fill('correct house');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('This is not the password of the backup.');
  await dialog.getByLabel('Password').fill('correct horse');
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog).toContainText('it will be as it was when the backup was made');
  await restore(page, dialog);

  expect(await shown(page)).toBe(before);
  await expect(page.getByRole('button', { name: /^My flags/ })).toBeVisible();
  await search(page, 'note:monday is:flagged');
  await expect(listRow(page, /./)).toHaveCount(1);
});

test('D-14: a damaged backup is refused, and the archive is as before', async ({ page }, info) => {
  await importExports(page, 'vcc-webhooks.log');
  const before = await shown(page);
  const path = info.outputPath('archive.lectern');
  await backUp(page, path);
  const bytes = await readFile(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const broken = info.outputPath('broken.lectern');
  await writeFile(broken, bytes);

  const choosing = page.waitForEvent('filechooser');
  await command(page, 'Restore backup');
  await (await choosing).setFiles(broken);
  const dialog = await shownDialog(page, 'Restore backup');
  const start = dialog.getByRole('button', { name: 'Restore', exact: true });
  await expect(start.or(dialog.getByText('Nothing was restored'))).toBeVisible();
  if (await start.isVisible()) await start.click();
  await expect(dialog).toContainText('Nothing was restored: The file is not complete or not as it was written.');
  await closeDialog(page);
  expect(await shown(page)).toBe(before);
});

test('marks alone are saved and loaded', async ({ page }, info) => {
  await importExports(page, 'vcc-webhooks.log');
  await listRow(page, /./).first().click();
  await settled(page);
  await page.keyboard.press('Control+d');
  await settled(page);
  const path = info.outputPath('marks.json');
  const download = await saved(page, () => command(page, 'Save my marks'));
  await download.saveAs(path);
  await expect(await shownDialog(page, 'Marks and searches')).toContainText('Saved: marks on 1 conversation');
  await closeDialog(page);
  await eraseEverything(page);

  const choosing = page.waitForEvent('filechooser');
  await command(page, 'Load marks');
  await (await choosing).setFiles(path);
  await expect(await shownDialog(page, 'Marks and searches')).toContainText(
    '1 marked conversation is not in this archive',
  );
  await closeDialog(page);
  await importExports(page, 'vcc-webhooks.log');
  await search(page, 'is:flagged');
  await expect(listRow(page, /./)).toHaveCount(1);
});

test('old conversations are erased by a rule that says first what goes', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  await page.keyboard.press('Control+,');
  const settings = await shownDialog(page, 'Settings');
  await settings.getByRole('button', { name: /Erase old conversations/ }).click();
  await page.getByRole('option', { name: 'Older than 5 years' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toHaveAccessibleName('Erase conversations older than 5 years?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await settled(page);
  await expect(archiveTotals(page)).not.toContainText(/^0 /);
});
