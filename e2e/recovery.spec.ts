import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { breaches } from './axe';
import { dropFromDisk } from './drop';
import type { RunningApp } from './hosts';
import {
  archiveTotals,
  chooseFiles,
  type ExportName,
  exportPath,
  importShown,
  list,
  listRow,
  openConversation,
  shownDialog,
} from './steps';

const FILES: readonly ExportName[] = ['ctlive-dump.txt', 'ctlive-contact.json'];
const MORE: ExportName = 'vcc-webhooks.log';

const recovery = (page: Page, name: string) => page.getByRole('region', { name });
const flagged = (page: Page) =>
  page.getByRole('navigation', { name: 'Archive' }).getByRole('button', { name: /^Flagged/ });

/** Deletes every database of the profile, as they lie on the disk; what the page keeps elsewhere stays. */
async function loseDatabases(profile: string): Promise<number> {
  const names = await readdir(profile, { recursive: true });
  const lost = names.filter(name => /indexeddb\.(?:leveldb|blob)$/.test(name) || /WebStorage.+IndexedDB$/.test(name));
  for (const name of lost) await rm(join(profile, name), { recursive: true, force: true });
  return lost.length;
}

test.describe('D-09: an archive that was lost', OWN_PROFILE, () => {
  test('is noticed, comes back from its files with its marks, and is whole at the next start', async ({
    page,
    app,
    profile,
    hostKind,
  }) => {
    // three starts of the program, and two imports that are brought in twice
    test.slow();
    const choose = async (on: Page, names: readonly ExportName[]) => {
      if (hostKind === 'browser') return dropFromDisk(on, names.map(exportPath));
      return chooseFiles(on, { hostKind, electronApp: electronOf(app.running()) }, names.map(exportPath));
    };
    await choose(page, FILES);
    await shownDialog(page);
    await importShown(page);
    await choose(page, [MORE]);
    await shownDialog(page);
    await importShown(page);
    const totals = await archiveTotals(page).innerText();
    await openConversation(page, /Lukáš Veselý/);
    await page.keyboard.press('ControlOrMeta+d');
    await settled(page);
    await expect(flagged(page)).toHaveText(/1$/);
    await page.evaluate(() => localStorage.clear());

    const again = await app.restart(async () => {
      expect(await loseDatabases(profile)).toBeGreaterThan(0);
    });
    const lost = recovery(again, 'The archive was lost');
    await expect(lost).toBeVisible();
    await expect(lost).toContainText('Your flags, tags and notes on 1 conversation are safe.');
    await expect(list(again)).toBeHidden();
    expect(await breaches(again)).toEqual([]);

    if (hostKind === 'browser') {
      await expect(lost).toContainText('0 of 3 imported files were found.');
      await dropFromDisk(again, [exportPath('liveperson-page.json')]);
      await expect(lost).toContainText('liveperson-page.json is not one of the missing files.');
      await dropFromDisk(again, [...FILES, MORE].map(exportPath));
    }
    await expect(lost).toContainText('3 of 3 imported files were found.');
    await lost.getByRole('button', { name: 'Restore', exact: true }).press('Enter');
    const back = recovery(again, 'The archive was restored');
    // each import is read by a process of its own, perhaps on a busy machine
    await expect(back).toContainText('2 imports were restored.', { timeout: 45_000 });
    await expect(back.getByRole('button', { name: 'Open the archive' })).toBeFocused();
    await again.keyboard.press('Enter');
    await settled(again);
    await expect(archiveTotals(again)).toHaveText(totals);
    await expect(flagged(again)).toHaveText(/1$/);
    await expect(listRow(again, /Lukáš Veselý.*Flagged/)).toBeVisible();

    const third = await app.restart();
    await expect(archiveTotals(third)).toHaveText(totals);
    await expect(flagged(third)).toHaveText(/1$/);
  });

  test('is not taken for an empty one however often it is opened, and only the user’s word begins a new one', async ({
    page,
    app,
    profile,
  }) => {
    await dropFromDisk(page, [exportPath(MORE)]);
    await shownDialog(page);
    await importShown(page);
    let again = await app.restart(async () => {
      await loseDatabases(profile);
    });
    for (let n = 0; n < 2; n++) {
      await expect(recovery(again, 'The archive was lost')).toBeVisible();
      again = await app.restart();
    }
    const lost = recovery(again, 'The archive was lost');
    await lost.getByRole('button', { name: 'Start empty…' }).click();
    const question = again.getByRole('alertdialog', { name: 'Start with an empty archive?' });
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await again.keyboard.press('Enter');
    await expect(lost).toBeVisible();
    await lost.getByRole('button', { name: 'Start empty…' }).click();
    await question.getByRole('button', { name: 'Start empty' }).click();
    await expect(again.getByRole('button', { name: 'Open exports…' }).first()).toBeVisible();
    await expect(lost).toBeHidden();
    again = await app.restart();
    await expect(again.getByRole('button', { name: 'Try with sample exports' })).toBeVisible();
    await expect(recovery(again, 'The archive was lost')).toBeHidden();
  });
});

function electronOf({ electron }: RunningApp) {
  if (electron === undefined) throw new TypeError('no main process');
  return electron;
}
