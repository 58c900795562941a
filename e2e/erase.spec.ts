import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { conversationPane, exportText, importFile, listRow, openConversation, search } from './story';
import { filesWith } from './traces';

/** In the words of one conversation, in none of the others. */
const ERASED = 'qzxerased';
const NOTE = 'qzxnote';
/**
 * Where the browser writes down the searches that were asked before. It takes what was removed there out of its own files
 * when it tidies these up, and nobody can ask it to.
 */
const SEARCHES = /^(?:[^/]+\/)?Local Storage\//;

const notice = (page: Page) => page.getByRole('region', { name: 'Notice' });

async function confirmErasing(page: Page): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await expect(notice(page)).toContainText('erased');
  await settled(page);
}

test(
  'D-16: an erased conversation leaves no word in any file of the profile, and neither does a note on it',
  OWN_PROFILE,
  async ({ page, app, profile }, info) => {
    test.slow();
    const path = info.outputPath('given.json');
    const text = await exportText('liveperson-page.json');
    await writeFile(path, text.replaceAll('Beatrix Lang', `Beatrix Lang ${ERASED}`));
    await importFile(page, path);
    await search(page, ERASED);
    await openConversation(page, new RegExp(ERASED));
    await page.keyboard.press('m');
    await page.keyboard.type(NOTE);
    await page.keyboard.press('ControlOrMeta+Enter');
    await settled(page);
    await search(page, '');
    await settled(page);

    let before: readonly string[] = [];
    const first = await app.restart(async () => {
      before = [...(await filesWith(profile, [ERASED])), ...(await filesWith(profile, [NOTE]))];
    });
    // the scan does find what is there
    expect(before.some(name => name.includes('IndexedDB') || name.includes('WebStorage'))).toBe(true);
    await openConversation(first, new RegExp(ERASED));
    await conversationPane(first).getByRole('button', { name: 'More to do with this conversation' }).click();
    await first.getByRole('menuitem', { name: 'Erase conversation…' }).click();
    await confirmErasing(first);
    await expect(listRow(first, new RegExp(ERASED))).toBeHidden();

    expect(await first.evaluate(() => JSON.stringify(localStorage))).not.toContain(ERASED);

    // what a browser writes about a page it writes at the latest when it closes
    let after: readonly string[] = [];
    await app.restart(async () => {
      after = await filesWith(profile, [ERASED]);
      expect(await filesWith(profile, [NOTE])).toEqual([]);
    });
    expect(after.filter(name => !SEARCHES.test(name))).toEqual([]);
  },
);
