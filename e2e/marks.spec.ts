import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { breaches, overflows } from './axe';
import {
  ALL_EXPORTS,
  conversationPane,
  importExports,
  lineWith,
  list,
  listRow,
  openConversation,
  search,
  transcript,
} from './steps';

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Archive' });
const way = (page: Page, name: RegExp) =>
  sidebar(page).getByRole('region', { name: 'Archive' }).getByRole('button', { name });

/** Asks for this and nothing else. */
async function searchAnew(page: Page, words: string): Promise<void> {
  await way(page, /^All conversations/).click();
  if (words !== '') await search(page, words);
  await settled(page);
}
const myMarks = (page: Page) => page.getByRole('region', { name: 'My review' });
const header = (page: Page, name: 'Flagged' | 'Reviewed') => conversationPane(page).getByRole('button', { name });
const notice = (page: Page) => page.getByRole('region', { name: 'Notice' });
const imports = (page: Page) => page.getByRole('region', { name: 'Imports' });

async function tag(page: Page, name: string): Promise<void> {
  await page.keyboard.press('t');
  await expect(myMarks(page).getByRole('combobox', { name: 'Tags' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await settled(page);
  await page.keyboard.press('Escape');
}

async function note(page: Page, words: string): Promise<void> {
  await page.keyboard.press('m');
  await expect(myMarks(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await settled(page);
}

async function takeBack(page: Page): Promise<void> {
  await imports(page)
    .getByRole('button', { name: /^Options for the import/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove import' }).click();
  await settled(page);
}

test('every own mark is taken back by Ctrl+Z and done again, except while something is typed', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  await openConversation(page, /Hana Dvorská/);
  await page.keyboard.press('ControlOrMeta+d');
  await page.keyboard.press('r');
  await tag(page, 'chain');
  await conversationPane(page).getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await settled(page);
  await expect(notice(page)).toContainText('Undone: tag.');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await settled(page);
  await expect(header(page, 'Reviewed')).toHaveAttribute('aria-pressed', 'false');
  await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await settled(page);
  await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('m');
  await page.keyboard.type('Kind');
  await page.keyboard.press('ControlOrMeta+z');
  await settled(page);
  await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'true');
});

test(
  'D-10: what was marked is found by its marks, after a restart, and after its import was undone and done again',
  OWN_PROFILE,
  async ({ page, restart }) => {
    // the import that stays, so that the window is not that of an empty archive
    await importExports(page, 'ctlive-dump.txt', 'ctlive-contact.json');
    await importExports(page, 'vcc-webhooks.log');
    const total = Number(await list(page).getAttribute('aria-rowcount'));

    await openConversation(page, /Lukáš Veselý/);
    await header(page, 'Flagged').click();
    await page.keyboard.press('r');
    await settled(page);
    await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'true');
    await expect(header(page, 'Reviewed')).toHaveAttribute('aria-pressed', 'true');
    await tag(page, 'Coaching');
    await lineWith(page, 'Is the tandem free on Friday?').click();
    await note(page, 'Asked for the tandem twice');
    await expect(lineWith(page, 'Asked for the tandem twice')).toContainText('Is the tandem free on Friday?');
    await myMarks(page).getByLabel('My score').fill('82');
    await page.keyboard.press('Enter');
    await settled(page);

    const found = async (on: Page) => {
      for (const asked of ['is:flagged', 'is:reviewed', 'tag:coach', 'note:tandem', 'has:note', 'mine:80..90']) {
        await searchAnew(on, asked);
        await expect(list(on), asked).toHaveAttribute('aria-rowcount', '1');
        await expect(listRow(on, /Lukáš Veselý.*Flagged.*Reviewed/)).toBeVisible();
      }
      await searchAnew(on, 'note:unicycle');
      await expect(list(on)).toBeHidden();
      await searchAnew(on, '');
      await expect(way(on, /^Flagged/)).toHaveText(/1$/);
      await way(on, /^Not reviewed/).click();
      await settled(on);
      await expect(list(on)).toHaveAttribute('aria-rowcount', String(total - 1));
      await expect(listRow(on, /Lukáš Veselý/)).toBeHidden();
      await way(on, /^Not reviewed/).click();
      await settled(on);
      await expect(list(on)).toHaveAttribute('aria-rowcount', String(total));
    };
    await found(page);

    const again = await restart();
    await found(again);

    await takeBack(again);
    await expect(listRow(again, /Lukáš Veselý/)).toBeHidden();
    await expect(way(again, /^Flagged/)).toHaveText(/0$/);
    await expect(sidebar(again)).toContainText('1 marked conversation is not in the archive now');
    await importExports(again, 'vcc-webhooks.log');
    await expect(sidebar(again)).not.toContainText('not in the archive now');
    await found(again);
    await openConversation(again, /Lukáš Veselý/);
    await expect(lineWith(again, 'Asked for the tandem twice')).toContainText('Is the tandem free on Friday?');
    await expect(myMarks(again).getByLabel('My score')).toHaveValue('82');
  },
);

test('notes are gone through by key, deleted at once, and brought back', async ({ page }) => {
  await importExports(page, 'liveperson-page.json');
  await list(page).getByRole('row').first().click();
  await settled(page);
  const articles = transcript(page).getByRole('article');
  const current = transcript(page).locator('article[aria-current="true"]');
  await articles.first().click();
  await note(page, 'first thought');
  await expect(articles.first()).toBeFocused();
  await page.keyboard.press('End');
  await settled(page);
  await note(page, 'last thought');

  await page.keyboard.press('n');
  await expect(current).toContainText('first thought');
  await page.keyboard.press('n');
  await expect(current).toContainText('last thought');
  await page.keyboard.press('Shift+N');
  await expect(current).toContainText('first thought');

  const notes = myMarks(page).getByRole('list', { name: 'Notes' });
  await notes
    .getByRole('listitem')
    .filter({ hasText: 'first thought' })
    .getByRole('button', { name: 'Delete this note' })
    .click();
  await settled(page);
  await expect(notes.getByRole('listitem')).toHaveCount(1);
  await expect(transcript(page)).not.toContainText('first thought');
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expect(notes.getByRole('listitem')).toHaveCount(2);
  await expect(current).toContainText('first thought');

  // a capital letter in a field is a letter
  await search(page, 'Note');
  await page.getByLabel('Search all conversations').press('Shift+N');
  await expect(page.getByLabel('Search all conversations')).toHaveValue('NoteN');
});

test('words find own notes and tags, and the list says that they are mine', async ({ page }) => {
  await importExports(page, ...ALL_EXPORTS);
  await openConversation(page, /Beatrix Lang/);
  await page.keyboard.press('t');
  await page.keyboard.type('zebraquokka');
  await page.keyboard.press('Enter');
  await settled(page);
  await searchAnew(page, 'zebraq');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '1');
  await expect(list(page).getByRole('row').first().locator('[data-pill]')).toHaveText('My tag');
  await expect(list(page).getByRole('row').first().locator('mark')).toHaveText('zebraq');
});

test('a queue of what is not reviewed is worked through with two keys', async ({ page }) => {
  await importExports(page, ...ALL_EXPORTS);
  const total = Number(await list(page).getAttribute('aria-rowcount'));
  await way(page, /^Not reviewed/).click();
  await settled(page);
  const titles = new Set<string>();
  for (let done = 0; done < 3; done += 1) {
    await page.keyboard.press('j');
    await settled(page);
    titles.add(await conversationPane(page).getByRole('heading', { level: 2 }).first().innerText());
    await page.keyboard.press('r');
    await settled(page);
    await expect(list(page)).toHaveAttribute('aria-rowcount', String(total - done - 1));
  }
  expect(titles.size).toBe(3);
});

test('a mark made in one window shows in the other', async ({ page, context, hostKind }) => {
  test.skip(hostKind !== 'browser', 'the app has one window');
  await importExports(page, 'vcc-webhooks.log');
  await openConversation(page, /Lukáš Veselý/);
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other);
  await openConversation(other, /Lukáš Veselý/);
  await other.keyboard.press('ControlOrMeta+d');
  await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'true');
  await expect(listRow(page, /Lukáš Veselý.*Flagged/)).toBeVisible();
  await expect(way(page, /^Flagged/)).toHaveText(/1$/);
  await header(page, 'Flagged').click();
  await expect(header(other, 'Flagged')).toHaveAttribute('aria-pressed', 'false');
});

for (const { name, size } of [
  { name: 'a wide window', size: { width: 1440, height: 900 } },
  { name: 'a narrow window', size: { width: 820, height: 700 } },
]) {
  test(`marks breach no rule and fit in ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await importExports(page, 'vcc-webhooks.log');
    await openConversation(page, /Lukáš Veselý/);
    await page.keyboard.press('ControlOrMeta+d');
    await tag(page, 'a rather long tag about everything at once');
    await lineWith(page, 'Is the tandem free on Friday?').click();
    await note(page, 'https://example.org/an/address/without/any/place/to/break/it/anywhere');
    await page.keyboard.press('m');
    await expect(myMarks(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
    await expect(header(page, 'Flagged')).toHaveAttribute('aria-pressed', 'true');
    expect(await breaches(page)).toEqual([]);
    expect(await overflows(page)).toEqual([]);
  });
}
