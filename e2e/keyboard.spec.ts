import type { Locator, Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { conversationPane, list, listRow, searchBox, shownDialog, transcript } from './steps';

/** The part of the window that has the focus, by its name. */
async function partWithFocus(page: Page): Promise<string | undefined> {
  const parts: readonly (readonly [string, Locator])[] = [
    ['header', page.getByRole('banner').first()],
    ['archive', page.getByRole('navigation', { name: 'Archive' })],
    ['list', page.getByRole('region', { name: 'Found conversations' })],
    ['timeline', page.getByRole('region', { name: 'Timeline' })],
    ['transcript', page.getByRole('region', { name: 'Transcript' })],
    ['details', page.getByRole('complementary', { name: 'Details of the conversation' })],
  ];
  for (const [name, part] of parts) {
    if (await part.evaluate(element => element.contains(document.activeElement))) return name;
  }
  return undefined;
}

test('A-02: samples are imported, found, read and put away again without a mouse', async ({ page }) => {
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 20; presses += 1) {
    if (await page.getByRole('button', { name: 'Try with sample exports' }).evaluate(isFocused)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await shownDialog(page, /^Import \d+ conversations/);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await shownDialog(page, /conversations added$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('tent');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await settled(page);
  await expect(conversationPane(page).getByRole('heading', { level: 2 })).toContainText(' with ');

  // into the transcript, through its lines and out of it again
  await page.keyboard.press('F6');
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.tagName)) === 'ARTICLE') break;
    await page.keyboard.press('Tab');
  }
  await expect(transcript(page).locator('article:focus')).toHaveCount(1);
  await page.keyboard.press('End');
  const last = transcript(page).locator('article:focus');
  expect(await last.getAttribute('aria-posinset')).toBe(await last.getAttribute('aria-setsize'));
  await page.keyboard.press('Control+End');
  await expect(transcript(page).locator('article:focus')).toHaveCount(0);
});

test('J and K, and Alt with the arrows, go to the next and the previous conversation', async ({
  exportsPage: page,
}) => {
  const title = conversationPane(page).getByRole('heading', { level: 2 });
  const opened = async (keys: string) => {
    await page.keyboard.press(keys);
    await settled(page);
    return title.innerText();
  };
  const first = await opened('j');
  const second = await opened('j');
  expect(second).not.toBe(first);
  expect(await opened('k')).toBe(first);
  expect(await opened('Alt+ArrowDown')).toBe(second);
  expect(await opened('Alt+ArrowUp')).toBe(first);
  // the first has none before it
  expect(await opened('k')).toBe(first);
});

test('letters are not shortcuts while something is typed, nor when they are switched off', async ({
  exportsPage: page,
}) => {
  const box = searchBox(page);
  await page.keyboard.press('/');
  await page.keyboard.type('jk?/');
  await expect(box).toHaveValue('jk?/');
  await expect(page.getByRole('dialog')).toBeHidden();
  // the first closes the suggestions and leaves the text
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('jk?/');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await settled(page);

  await page.keyboard.press('ControlOrMeta+,');
  const settings = await shownDialog(page, 'Settings');
  await settings.getByRole('switch', { name: /Single-key shortcuts/ }).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await list(page).focus();
  await page.keyboard.press('j');
  await settled(page);
  await expect(conversationPane(page)).toContainText('No conversation is open');
});

test('F6 goes round the panes and Shift with it back', async ({ exportsPage: page }) => {
  await page.keyboard.press('j');
  await settled(page);
  await list(page).focus();
  const round: (string | undefined)[] = [];
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('F6');
    round.push(await partWithFocus(page));
  }
  expect(round).toEqual(['timeline', 'transcript', 'details', 'header', 'archive', 'list']);
  const back: (string | undefined)[] = [];
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('Shift+F6');
    back.push(await partWithFocus(page));
  }
  expect(back).toEqual(['archive', 'header', 'details', 'transcript', 'timeline', 'list']);
});

test('the shortcuts list, the palette and the settings open by keys, act and give the focus back', async ({
  exportsPage: page,
}) => {
  await list(page).focus();
  await page.keyboard.press('?');
  const shortcuts = await shownDialog(page, 'Keyboard shortcuts');
  await expect(shortcuts).toContainText('Next conversation');
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await expect(list(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Shift+P');
  const palette = await shownDialog(page, 'All commands');
  await expect(palette.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type('dark');
  await expect(palette.getByRole('option')).toHaveText([/Theme: dark/]);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(list(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.keyboard.type('all of the nonsense');
  await expect(page.getByText('No command has these words in its name.')).toBeVisible();
});

test('the panes are made wider and put away by keys', async ({ exportsPage: page }) => {
  const splitter = page.getByRole('separator', { name: 'Width of the list' });
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await splitter.getAttribute('aria-valuenow'))).toBeGreaterThan(before);

  await page.keyboard.press('ControlOrMeta+b');
  await expect(page.getByRole('navigation', { name: 'Archive' })).toBeHidden();
  await page.keyboard.press('ControlOrMeta+b');
  await expect(page.getByRole('navigation', { name: 'Archive' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+i');
  await expect(page.getByRole('complementary', { name: 'Details of the conversation' })).toBeHidden();
  await page.keyboard.press('j');
  await settled(page);
  await page.keyboard.press('ControlOrMeta+u');
  await expect(page.getByRole('tab', { name: 'Source' })).toHaveAttribute('aria-selected', 'true');
  await expect(listRow(page, /./).first()).toBeVisible();
});

const isFocused = (element: Element) => element === document.activeElement;
