import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { conversationPane, exportText, importFile, listRow, openConversation, search } from './story';
import { filesWith } from './traces';

/** In the words of one conversation of the export, in none of the others. */
const ERASED = 'qzxerased';
const NOTE = 'qzxnote';
/** In the words of another. */
const KEPT = 'qzxkept';

const notice = (page: Page) => page.getByRole('region', { name: 'Notice' });

async function confirmErasing(page: Page): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await expect(notice(page)).toContainText('erased');
  await settled(page);
}

test(
  'D-16: an erased conversation leaves no word in any file of the profile, nor do its note and the search for it',
  OWN_PROFILE,
  async ({ page, profile, restart }, info) => {
    test.slow();
    const path = info.outputPath('given.json');
    const text = (await exportText('liveperson-page.json')).replaceAll('Beatrix Lang', `Beatrix Lang ${ERASED}`);
    await writeFile(path, text);
    await importFile(page, path);
    await search(page, ERASED);
    await openConversation(page, new RegExp(ERASED));
    await page.keyboard.press('m');
    await page.keyboard.type(NOTE);
    await page.keyboard.press('Control+Enter');
    await settled(page);
    await search(page, KEPT);
    await search(page, '');
    await settled(page);

    const first = await restart();
    await openConversation(first, new RegExp(ERASED));
    await conversationPane(first).getByRole('button', { name: 'More to do with this conversation' }).click();
    await first.getByRole('menuitem', { name: 'Erase conversation…' }).click();
    await confirmErasing(first);
    await expect(listRow(first, new RegExp(ERASED))).toBeHidden();

    // what a browser writes about a page it writes at the latest when it closes
    await restart();
    console.log(await filesWith(profile, [ERASED]), await filesWith(profile, [NOTE]), await filesWith(profile, [KEPT]));
    expect(await filesWith(profile, [ERASED, NOTE])).toEqual([]);
  },
);
