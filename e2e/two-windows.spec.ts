import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { dropFromDisk } from './drop';
import { BROWSER_ORIGIN } from './hosts';
import { archiveTotals, exportPath, importShown, list, searchBox, shownDialog } from './steps';
import { storeNames } from './stores';
import { logOf, webhookChat, written } from './written';

/** Long enough that bringing them back takes a moment, in which the other window can be looked at. */
function longChats(): string {
  const words = (of: number) => Array.from({ length: 120 }, (_, nth) => `word${(nth * 7 + of) % 4000}`).join(' ');
  return logOf(Array.from({ length: 300 }, (_, nth) => webhookChat(2000 + nth, `Rider ${nth}`, [words(nth)])));
}

/** Imports long chats, and says where their file is and what the archive then holds. */
async function importMany(page: Page, path: string): Promise<{ readonly many: string; readonly totals: string }> {
  const many = await written(path, longChats());
  await dropFromDisk(page, [many]);
  await shownDialog(page);
  await importShown(page);
  return { many, totals: await archiveTotals(page).innerText() };
}

const lostIn = (page: Page) => page.getByRole('region', { name: 'The archive was lost' });

/** Takes the catalog away while windows are open, as a browser does that needs room. */
async function loseCatalog(page: Page): Promise<void> {
  const [name = ''] = await storeNames(page, /^lectern-catalog-/);
  await page.evaluate(async store => {
    const { storageBuckets } = navigator as unknown as {
      readonly storageBuckets: { delete(of: string): Promise<void> };
    };
    await storageBuckets.delete(store);
  }, name);
}

/** Waits for the words, which may stand there for a moment only, and for what must not stand beside them. */
async function toldOfTheOther(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const region = document.querySelector('[data-recovery]');
    const isTold = region?.textContent?.includes('Another window is restoring the archive.') ?? false;
    return isTold && region?.querySelector('[data-actions] button') === null;
  });
}

test.describe('D-09: a loss and two windows', OWN_PROFILE, () => {
  test.slow();

  test('what one window notices the other shows, too; one brings it back, and both have it', async ({
    page,
    context,
  }, info) => {
    const { many, totals } = await importMany(page, info.outputPath('many.log'));
    // what is written down outside follows the import
    await settled(page);
    await expect(list(page)).toBeVisible();
    await loseCatalog(page);

    const second = await context.newPage();
    await second.goto(`${BROWSER_ORIGIN}/index.html`);
    await expect(lostIn(second)).toBeVisible();
    // the first one has asked nothing since, and does not go on with what is left
    await expect(lostIn(page)).toBeVisible();
    await expect(list(page)).toBeHidden();

    await dropFromDisk(second, [exportPath('ctlive-dump.txt')]);
    await expect(lostIn(second)).toContainText('ctlive-dump.txt is not one of the missing files.');
    await dropFromDisk(second, [many]);
    await expect(lostIn(second)).toContainText('The imported file was found.');
    // two of them would import everything twice, or start an empty archive under the other's hands
    const told = toldOfTheOther(page);
    await lostIn(second).getByRole('button', { name: 'Restore', exact: true }).click();
    await told;

    const back = second.getByRole('region', { name: 'The archive was restored' });
    await expect(back).toBeVisible({ timeout: 45_000 });
    await expect(archiveTotals(page)).toHaveText(totals);
    await expect(searchBox(page)).toBeVisible();
    await expect(lostIn(page)).toBeHidden();
    await back.getByRole('button', { name: 'Open the archive' }).click();
    await expect(archiveTotals(second)).toHaveText(totals);
  });

  test('a window that is closed while it brings something back leaves it to the other', async ({
    page,
    context,
  }, info) => {
    const { many, totals } = await importMany(page, info.outputPath('many.log'));
    await loseCatalog(page);
    const second = await context.newPage();
    await second.goto(`${BROWSER_ORIGIN}/index.html`);
    await expect(lostIn(second)).toBeVisible();
    await dropFromDisk(second, [many]);
    await expect(lostIn(second)).toContainText('The imported file was found.');
    const told = toldOfTheOther(page);
    await lostIn(second).getByRole('button', { name: 'Restore', exact: true }).click();
    await told;
    await second.close();

    // it says what is missing now, and offers the way back
    await expect(page.getByText('Another window is restoring the archive.')).toBeHidden();
    await dropFromDisk(page, [many]);
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByRole('region', { name: 'The archive was restored' })).toBeVisible({ timeout: 45_000 });
    await page.getByRole('button', { name: 'Open the archive' }).click();
    await expect(archiveTotals(page)).toHaveText(totals);
  });
});
