import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { conversationPane, importFile, listRow, openConversation, search } from './steps';
import { filesWith, wordsIn } from './traces';
import { logOf, webhookChat, written } from './written';

/**
 * Each is in what it is named after, and nowhere else. They have no beginning in common: a database that compresses its
 * files would write it once only, and the scan would not find the others.
 */
const WORDS = {
  conversation: 'zirbelquast',
  noteOnIt: 'mokelfrund',
  customer: 'drabbelhurx',
  noteOnCustomer: 'wuxelpinge',
  import: 'krompfilat',
  fileName: 'jolgerbant',
  kept: 'hestimruck',
  noteOnKept: 'pfaddelwonk',
  saved: 'yquibbelor',
  asked: 'vontrasmil',
};
const FOLDER = 'gurkelstapf';

const CUSTOMER = 77;
const notice = (page: Page) => page.getByRole('region', { name: 'Notice' });

async function confirmErasing(page: Page): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await expect(notice(page)).toContainText('erased');
  await settled(page);
}

async function chooseForOpen(page: Page, command: string): Promise<void> {
  await conversationPane(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: command }).click();
}

async function writeNote(page: Page, note: string): Promise<void> {
  await page.keyboard.press('m');
  await page.keyboard.type(note);
  await page.keyboard.press('Control+Enter');
  await settled(page);
}

/** Looks for a word and opens what has it: that is how a search gets among those asked before. */
async function askAndOpen(page: Page, word: string): Promise<void> {
  await search(page, word);
  await openConversation(page, new RegExp(word));
}

test(
  'D-16: what was erased stands in no file of the profile, nor does a note on it or a search for it',
  OWN_PROFILE,
  async ({ page, app, profile }, info) => {
    test.slow();
    const chat = (id: number, word: string) => webhookChat(id, `Rider ${word}`, [`Is ${word} here?`, `${word} it is.`]);
    await importFile(
      page,
      await written(
        info.outputPath(FOLDER, 'first.log'),
        logOf([
          chat(1, WORDS.conversation),
          { ...chat(2, WORDS.customer), entityId: CUSTOMER },
          { ...chat(3, WORDS.customer), entityId: CUSTOMER },
          chat(4, WORDS.kept),
        ]),
      ),
    );
    await importFile(
      page,
      await written(
        info.outputPath(FOLDER, `${WORDS.fileName}.log`),
        logOf([chat(5, WORDS.import), chat(6, WORDS.import)]),
      ),
    );
    await search(page, WORDS.saved);
    await page.getByRole('button', { name: 'Save search' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(WORDS.saved);
    await page.keyboard.press('Enter');
    for (const [word, note] of [
      [WORDS.conversation, WORDS.noteOnIt],
      [WORDS.customer, WORDS.noteOnCustomer],
      [WORDS.kept, WORDS.noteOnKept],
    ] as const) {
      await search(page, word);
      await listRow(page, new RegExp(word)).first().click();
      await settled(page);
      await writeNote(page, note);
    }
    await search(page, '');

    /** What a browser writes about a page it writes at the latest when it closes. Gives the words that are in its files. */
    const restarted = async (): Promise<{ readonly next: Page; readonly found: readonly string[] }> => {
      let found: readonly string[] = [];
      const next = await app.restart(async () => {
        found = await wordsIn(profile, Object.values(WORDS));
      });
      return { next, found };
    };
    const all = Object.values(WORDS).filter(word => word !== WORDS.asked);
    const expectGone = (found: readonly string[], gone: readonly string[]) => {
      expect(
        found.filter(word => gone.includes(word)),
        'erased words in files of the profile',
      ).toEqual([]);
    };

    // the scan does find what is there
    let { next, found } = await restarted();
    expect(found).toEqual(all);

    await search(next, `${WORDS.conversation} -${WORDS.asked}`);
    await openConversation(next, new RegExp(WORDS.conversation));
    await chooseForOpen(next, 'Erase conversation…');
    await confirmErasing(next);
    await expect(listRow(next, new RegExp(WORDS.conversation))).toBeHidden();
    await search(next, '');
    ({ next, found } = await restarted());
    const ofConversation = [WORDS.conversation, WORDS.noteOnIt, WORDS.asked];
    expectGone(found, ofConversation);
    expect(found).toEqual(all.filter(word => !ofConversation.includes(word)));

    await search(next, WORDS.customer);
    await listRow(next, new RegExp(WORDS.customer)).first().click();
    await settled(next);
    await chooseForOpen(next, 'Erase this customer’s conversations…');
    await confirmErasing(next);
    await search(next, '');
    ({ next, found } = await restarted());
    const ofCustomer = [...ofConversation, WORDS.customer, WORDS.noteOnCustomer];
    expect(found).toEqual(all.filter(word => !ofCustomer.includes(word)));

    await askAndOpen(next, `${WORDS.kept}`);
    await search(next, '');
    await next.getByRole('button', { name: new RegExp(`the import of ${WORDS.fileName}`) }).click();
    await next.getByRole('menuitem', { name: 'Erase…' }).click();
    await confirmErasing(next);
    ({ next, found } = await restarted());
    expect(found).toEqual([WORDS.kept, WORDS.noteOnKept, WORDS.saved]);
    expect((await filesWith(profile, [WORDS.fileName])).length).toBe(0);

    await askAndOpen(next, WORDS.kept);
    await next.getByRole('button', { name: 'Settings' }).click();
    await next.getByRole('button', { name: 'Erase everything…' }).click();
    await confirmErasing(next);
    await next.keyboard.press('Escape');
    await search(next, '');
    ({ next, found } = await restarted());
    expect(found).toEqual([]);
    // nor where the files lay
    expect(await filesWith(profile, [FOLDER])).toEqual([]);
    await expect(next.getByRole('region', { name: 'Saved searches' }).getByRole('listitem')).toHaveCount(0);
  },
);

test(
  'D-16: a history that was forgotten leaves no word in any file of the profile',
  OWN_PROFILE,
  async ({ page, app, profile }, info) => {
    await importFile(page, await written(info.outputPath('first.log'), logOf([webhookChat(1, 'Rider', ['Ferry?'])])));
    await search(page, `ferry -${WORDS.asked}`);
    await openConversation(page, /Rider/);
    await search(page, '');
    let before: readonly string[] = [];
    const next = await app.restart(async () => {
      before = await filesWith(profile, [WORDS.asked]);
    });
    expect(before.length).toBeGreaterThan(0);
    await next.getByRole('button', { name: 'Settings' }).click();
    await next.getByRole('button', { name: 'Clear 1 search' }).click();
    await settled(next);
    await app.restart(async () => {
      expect(await filesWith(profile, [WORDS.asked])).toEqual([]);
    });
  },
);
