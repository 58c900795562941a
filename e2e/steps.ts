import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { dropFromDisk } from './drop';
import type { HostKind } from './hosts';
import { settled } from './settled';

const EXPORTS = join(import.meta.dirname, 'fixtures/exports');

export const ALL_EXPORTS = [
  'liveperson-page.json',
  'ctlive-dump.txt',
  'ctlive-contact.json',
  'vcc-webhooks.log',
  'ccai-events.jsonl',
  'ccai-session.json',
  'ccai-transcript.json',
] as const;

export type ExportName = (typeof ALL_EXPORTS)[number] | 'broken-record.json';

export function exportPath(name: ExportName): string {
  return join(EXPORTS, name);
}

export function exportText(name: ExportName): Promise<string> {
  return readFile(exportPath(name), 'utf8');
}

/** Drops exports of the fixtures on the window. Gives the dialog that shows what is in them. */
export async function dropExports(page: Page, ...names: readonly ExportName[]): Promise<Locator> {
  await dropFromDisk(page, names.map(exportPath));
  return shownDialog(page);
}

/** Chooses files by "Open exports…": with the system's dialog, or with the browser's. */
export async function chooseFiles(
  page: Page,
  { hostKind, electronApp }: { readonly hostKind: HostKind; readonly electronApp: ElectronApplication },
  paths: readonly string[],
): Promise<void> {
  const button = page.getByRole('button', { name: 'Open exports…' }).first();
  if (hostKind === 'browser') {
    const asking = page.waitForEvent('filechooser');
    await button.click();
    await (await asking).setFiles([...paths]);
    return;
  }
  await electronApp.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
    },
    [...paths],
  );
  await button.click();
}

// hundreds of conversations are read first, perhaps on a busy machine
const LONG_READING_MS = 20_000;

/** The dialog on top, once it is there. */
export async function shownDialog(page: Page, name?: string | RegExp): Promise<Locator> {
  const dialog = page.getByRole('dialog', name === undefined ? {} : { name });
  await page.waitForFunction(() => document.querySelector('[role="dialog"]') !== null);
  await settled(page);
  await expect(dialog).toBeVisible({ timeout: LONG_READING_MS });
  await settled(page);
  return dialog;
}

/** Imports what is being previewed and puts the report away, where there is one. Gives what was told of it. */
export async function importShown(page: Page): Promise<string> {
  const report = page.getByRole('dialog', { name: /added$|^No new/ });
  const notice = page.getByRole('region', { name: 'Notice' });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await settled(page);
  // the notice of an earlier import may still stand behind the report
  await expect(report.or(notice).first()).toBeVisible({ timeout: LONG_READING_MS });
  await settled(page);
  if (!(await report.isVisible())) return notice.innerText();
  const told = await report.getByRole('heading', { level: 2 }).innerText();
  await closeDialog(page);
  return told;
}

/** Imports exports of the fixtures, and is done when everything about it is put away. */
export async function importExports(page: Page, ...names: readonly ExportName[]): Promise<void> {
  await dropExports(page, ...names);
  await importShown(page);
}

/** Imports a file that the test wrote itself. */
export async function importFile(page: Page, path: string): Promise<void> {
  await dropFromDisk(page, [path]);
  await shownDialog(page);
  await importShown(page);
}

export function importAllExports(page: Page): Promise<void> {
  return importExports(page, ...ALL_EXPORTS);
}

export async function importSamples(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try with sample exports' }).click();
  await shownDialog(page);
  await importShown(page);
}

/** Puts the dialog on top away. */
export async function closeDialog(page: Page): Promise<void> {
  const dialogs = page.getByRole('dialog');
  const count = await dialogs.count();
  await dialogs.last().getByRole('button', { name: 'Close' }).last().click();
  await expect(dialogs).toHaveCount(count - 1);
}

/** What the foot of the window says the archive holds. */
export function archiveTotals(page: Page): Locator {
  return page.getByRole('contentinfo').getByText(/\d+ conversations? · \d+ messages?/);
}

export function list(page: Page): Locator {
  return page.getByRole('grid', { name: 'Conversations' });
}

export function listRow(page: Page, name: string | RegExp): Locator {
  return list(page).getByRole('row', { name });
}

/** Opens a conversation by a click on its row, scrolling to it where the list does not reach it. Gives its pane. */
export async function openConversation(page: Page, name: string | RegExp): Promise<Locator> {
  const row = listRow(page, name);
  await expect(async () => {
    if ((await row.count()) === 0) {
      await list(page).hover();
      await page.mouse.wheel(0, 300);
    }
    await expect(row).toBeAttached({ timeout: 500 });
  }).toPass();
  await row.click();
  await settled(page);
  return conversationPane(page);
}

export function conversationPane(page: Page): Locator {
  return page.getByRole('main', { name: 'Conversation' });
}

/** Opens the timeline of the conversation, which a low window shows as one line. */
export async function openTimeline(page: Page): Promise<void> {
  const folded = conversationPane(page).getByRole('button', { name: 'Open the timeline' });
  const drawn = conversationPane(page).getByRole('application', { name: /^Timeline\./ });
  await expect(folded.or(drawn).first()).toBeVisible();
  if (await folded.isVisible()) await folded.click();
  await expect(drawn).toBeVisible();
}

export function transcript(page: Page): Locator {
  return page.getByRole('feed', { name: 'Transcript' });
}

/** The line of the transcript with these words in it. */
export function lineWith(page: Page, words: string | RegExp): Locator {
  return transcript(page).getByRole('article').filter({ hasText: words });
}

/** Opens a tab of the inspector. Gives its panel. */
export async function openTab(page: Page, name: 'Details' | 'Events' | 'Surveys' | 'Source'): Promise<Locator> {
  await page.getByRole('tab', { name }).click();
  await settled(page);
  return page.getByRole('tabpanel', { name });
}

/** Asks for this and nothing else: filters that are chips go, too. */
export async function searchAnew(page: Page, words: string): Promise<void> {
  const clear = page.getByRole('button', { name: 'Clear the search' });
  if (await clear.first().isVisible()) await clear.first().click();
  await settled(page);
  await search(page, words);
}

export function searchBox(page: Page): Locator {
  return page.getByLabel('Search all conversations');
}

/** Types into the search box as a person does, asks, and waits for the answer. Filters that are chips already stay. */
export async function search(page: Page, words: string): Promise<void> {
  await searchBox(page).fill(words);
  await searchBox(page).press('Enter');
  await settled(page);
}
