import { copyFile, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { archiveTotals, importFile, importSamples, list, openConversation, search, shownDialog } from './steps';

/** Presses the label of a choice, as a person does: its own field is only there for keyboards and screen readers. */
async function pick(dialog: Locator, role: 'radio' | 'checkbox', name: string | RegExp): Promise<void> {
  const field = dialog.getByRole(role, { name, exact: true });
  await dialog
    .locator('label')
    .filter({ has: dialog.page().getByRole(role, { name, exact: true }) })
    .click();
  await expect(field).toBeChecked();
}

/** Chooses a form in the dialog and saves it, as a browser without the File System Access API does. */
async function save(page: Page, format: string): Promise<string> {
  await page.evaluate(() =>
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, configurable: true }),
  );
  const dialog = await shownDialog(page);
  await pick(dialog, 'radio', format);
  await settled(page);
  const downloading: Promise<Download> = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  const path = await (await downloading).path();
  await expect(page.getByRole('dialog')).toContainText('exported');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  return path;
}

test('one conversation as HTML opens anywhere, offline, and asks for nothing', async ({ samplesPage: page }, info) => {
  await search(page, 'id:fw20417900101');
  await openConversation(page, /Jonas/);
  await page.keyboard.press('Control+Shift+E');
  const dialog = await shownDialog(page);
  await expect(dialog.getByRole('document', { name: 'first page' })).toContainText('We are three people');
  const path = await save(page, 'HTML');
  const copy = info.outputPath('jonas.html');
  const html = await readFile(path, 'utf8');
  await copyFile(path, copy);

  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  const elsewhere = await browser.newContext({ offline: true });
  const opened = await elsewhere.newPage();
  const asked: string[] = [];
  opened.on('request', request => asked.push(request.url()));
  await opened.goto(pathToFileURL(copy).href);
  await expect(opened.getByRole('heading', { level: 1 })).toHaveText(/Jonas/);
  await expect(opened.getByText('We are three people')).toBeVisible();
  // agents alone saw it, and nobody asked for it
  expect(html).not.toContain('crm-1188');
  expect(asked.filter(url => !url.startsWith('data:'))).toEqual([pathToFileURL(copy).href]);
  expect(await opened.evaluate(() => document.querySelectorAll('script, iframe, form, object, link').length)).toBe(0);
  await elsewhere.close();
});

test('everything found as CSV has a row for each message of each of them', async ({ samplesPage: page }) => {
  await search(page, 'source:liveperson');
  const found = await page
    .getByRole('heading', { name: /conversations?$/ })
    .first()
    .innerText();
  await page.keyboard.press('Control+Alt+E');
  const path = await save(page, 'CSV');
  const rows = (await readFile(path, 'utf8')).split('\r\n');
  expect(rows[0]).toMatch(/^\uFEFFConversation,Source,Account/);
  expect(
    new Set(
      rows
        .slice(1)
        .filter(row => row.includes(',LivePerson,'))
        .map(row => row.split(',')[0]),
    ).size,
  ).toBe(Number.parseInt(found, 10));
});

test('Lectern reads its own JSON Lines: exported, erased and imported again, the archive lists the same', async ({
  page,
}, info) => {
  test.slow();
  await importSamples(page);
  await settled(page);
  const before = { totals: await archiveTotals(page).innerText(), rows: await list(page).innerText() };
  await page.keyboard.press('Control+Alt+E');
  const dialog = await shownDialog(page);
  await pick(dialog, 'radio', 'JSON Lines');
  await pick(dialog, 'checkbox', /^Agent-only messages/);
  const copy = info.outputPath('own.jsonl');
  await copyFile(await save(page, 'JSON Lines'), copy);

  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('Erase everything');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText('erased');
  await settled(page);

  await importFile(page, copy);
  await settled(page);
  await expect(archiveTotals(page)).toHaveText(before.totals);
  expect(await list(page).innerText()).toBe(before.rows);
});

test('the pages that are printed are those of the preview, and nothing but them', async ({ samplesPage: page }) => {
  await search(page, 'id:fw20417900101');
  await openConversation(page, /Jonas/);
  await page.keyboard.press('Control+Shift+E');
  const dialog = await shownDialog(page);
  await pick(dialog, 'radio', 'PDF');
  // stands in for the system's dialog, and looks at the paper meanwhile
  await page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector('[data-export-pages] > div')?.shadowRoot?.textContent;
      document.body.dataset.paper = paper ?? 'none';
    };
  });
  await dialog.getByRole('button', { name: 'Print…' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-paper', /Jonas with Mira.*We are three people/s);
  await expect(page.locator('[data-export-pages]')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Print…' })).toBeVisible();
});
