import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { breachesInBothThemes, overflows } from './axe';
import {
  ALL_EXPORTS,
  closeDialog,
  dropExports,
  importExports,
  importFile,
  listRow,
  openConversation,
  openTab,
  search,
  shownDialog,
  transcript,
} from './steps';
import { written } from './written';

async function expectSound(page: Page, what: string): Promise<void> {
  expect(await breachesInBothThemes(page), what).toEqual([]);
}

test.slow();

test('A-01: nothing is broken for anybody before and while exports come in', async ({ page }) => {
  await expectSound(page, 'empty archive');
  await dropExports(page, ...ALL_EXPORTS, 'broken-record.json');
  await expectSound(page, 'preview');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await shownDialog(page, /added$/);
  await expectSound(page, 'report');
  await page.getByRole('button', { name: /^Show broken-record/ }).click();
  await shownDialog(page, /^The record is valid/);
  await expectSound(page, 'original of a finding');
  await closeDialog(page);
  await closeDialog(page);
  await expectSound(page, 'list without a conversation');
  await search(page, 'nowhere to be found');
  await expectSound(page, 'no hits');
});

test('A-01: nothing is broken for anybody while a conversation is read', async ({ exportsPage: page }) => {
  await search(page, 'thursday');
  await openConversation(page, /Beatrix Lang/);
  for (const tab of ['Details', 'Events', 'Surveys', 'Source'] as const) {
    await openTab(page, tab);
    await expectSound(page, tab);
  }
  await search(page, '');
  await openConversation(page, /Paolo Neri/);
  await expectSound(page, 'files, places and unknown kinds');
  await openConversation(page, /Guest 813/);
  await expectSound(page, 'a conversation without messages');
});

test('A-01: nothing is broken for anybody in settings, palette, shortcuts and questions', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  for (const [keys, name] of [
    ['ControlOrMeta+,', 'Settings'],
    ['ControlOrMeta+Shift+P', 'All commands'],
    ['?', 'Keyboard shortcuts'],
  ] as const) {
    await page.keyboard.press(keys);
    const dialog = await shownDialog(page, name);
    await expectSound(page, name);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: 'Options for the import of vcc-webhooks.log' }).click();
  await expectSound(page, 'menu of an import');
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectSound(page, 'question before an import is taken back');
});

test('A-01: nothing is broken for anybody among imports and in their originals, which keys alone reach', async ({
  page,
}, info) => {
  // of a ticket whose chat is in no file
  const ticket = { action: 'add', ticket: { ticketId: 41, projectId: 3, title: 'Parcel', status: 'new' } };
  await importExports(page, ...ALL_EXPORTS);
  await importFile(page, await written(info.outputPath('ticket.json'), JSON.stringify(ticket)));
  await page.getByRole('button', { name: 'All imports' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^\d imports?$/ })).toBeFocused();
  const waiting = page.getByRole('region', { name: 'Waiting for their partner file' });
  await expect(waiting.getByRole('button', { name: /ticket\.json/ })).toBeVisible();
  await expectSound(page, 'imports');
  await page.getByRole('button', { name: /ccai-events\.jsonl|liveperson-page\.json \+/ }).press('Enter');
  await page.getByRole('button', { name: 'Show the original of liveperson-page.json' }).press('Enter');
  await shownDialog(page, 'This is the first record of the file.');
  await expectSound(page, 'original of an import');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(listRow(page, /Beatrix Lang/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+,');
  const settings = await shownDialog(page, 'Settings');
  await expect(settings).toContainText('of original records');
  await expectSound(page, 'settings over an archive');
  await settings.getByRole('button', { name: 'Check now' }).press('Enter');
  await shownDialog(page, 'Check the archive');
  await expectSound(page, 'check of the archive');
});

test('A-04: at 200 % nothing is cut and nothing has to be scrolled sideways', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  expect(await overflows(page), 'empty archive').toEqual([]);
  const preview = await dropExports(page, ...ALL_EXPORTS);
  expect(await overflows(page), 'preview').toEqual([]);
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await shownDialog(page, /added$/);
  expect(await overflows(page), 'report').toEqual([]);
  await closeDialog(page);
  expect(await overflows(page), 'list').toEqual([]);
  await openConversation(page, /Beatrix Lang/);
  await expect(transcript(page)).toBeVisible();
  expect(await overflows(page), 'conversation').toEqual([]);
  await page.keyboard.press('ControlOrMeta+,');
  await shownDialog(page, 'Settings');
  expect(await overflows(page), 'settings').toEqual([]);
});

test('A-05: with reduced motion nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await importExports(page, ...ALL_EXPORTS);
  await openConversation(page, /Beatrix Lang/);
  await page.keyboard.press('ControlOrMeta+,');
  await shownDialog(page, 'Settings');
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter(({ playState, effect }) => {
        const { duration } = effect?.getComputedTiming() ?? {};
        return playState === 'running' && Number(duration) > 1;
      }).length,
  );
  expect(moving).toBe(0);
});

test('A-04: with the system’s own colours everything is there and the selection shows', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await importExports(page, ...ALL_EXPORTS);
  await openConversation(page, /Beatrix Lang/);
  await expect(transcript(page)).toContainText('The gears of my Tern slip on the hill.');
  const row = listRow(page, /Beatrix Lang/);
  const other = listRow(page, /Emre/);
  const look = (element: Element) => {
    const cell = element.firstElementChild ?? element;
    const { backgroundColor, outlineStyle, outlineWidth, borderInlineStartColor, color } = getComputedStyle(cell);
    return [backgroundColor, outlineStyle, outlineWidth, borderInlineStartColor, color].join(' ');
  };
  expect(await row.evaluate(look)).not.toBe(await other.evaluate(look));
  await settled(page);
});
