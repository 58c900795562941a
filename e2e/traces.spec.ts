import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, OWN_PROFILE, settled, test } from './app';
import { exportText, importFile, listRow, openConversation, openTab, search, transcript } from './story';
import { filesWith } from './traces';

/** In every text of the export and in its file's name; nothing of the system or of ours has it by chance. */
const MARKER = 'qzxmarker';
/** In the path of that file, which no page may learn. */
const FOLDER = 'qzxfolder';

/**
 * Where words of customers may lie in the profile, and nowhere else: the archive and what is written down of it outside,
 * and the searches that were kept and asked before, which stand in `localStorage` under one name.
 */
const STORES = /^(?:[^/]+\/){0,2}(?:WebStorage|Local Storage)\/|^(?:ledger\.json|marks\.jsonl)$/;
/** Where the main process alone remembers which files were imported from where. */
const PLACES = 'places.json';

// numbers, times, ids and words of the vendor's own language stay as they are, so that the record is still one
const NO_WORDS = /^[\d\s:.+-]*$|^[A-Z_]+$|^[\w-]*\d[\w-]*$|^\d{4}-\d\d-\d\d/;
const OWN_LANGUAGE = /^(?:type|textType|subType|source|by|rel|self|status|channel|startReason|endReason|uri|url|href)$/;

function marked(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map(each => marked(each, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each, key)]));
  }
  if (typeof value !== 'string' || NO_WORDS.test(value) || OWN_LANGUAGE.test(name)) return value;
  return `${value} ${MARKER}`;
}

test(
  'S-11: no word of a chat or a search stands anywhere in the profile but in its stores',
  OWN_PROFILE,
  async ({ page, context, profile, restart }, info) => {
    test.slow();
    const said: string[] = [];
    context.on('console', message => said.push(message.text()));
    const titles = new Set<string>();
    const look = async () => titles.add(await page.title());

    await mkdir(info.outputPath(FOLDER));
    const path = join(info.outputPath(FOLDER), `${MARKER}.json`);
    const text = JSON.stringify(marked(JSON.parse(await exportText('liveperson-page.json')), ''));
    expect(text.split(MARKER).length).toBeGreaterThan(30);
    await writeFile(path, text);
    await importFile(page, path);
    await look();
    await search(page, MARKER);
    await look();
    await openConversation(page, new RegExp(`Beatrix Lang ${MARKER}`));
    await expect(transcript(page)).toContainText(MARKER);
    await look();
    await openTab(page, 'Source');
    await openTab(page, 'Details');

    await page.getByRole('button', { name: 'Save search' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(`${MARKER} saved`);
    await page.keyboard.press('Enter');
    await settled(page);

    await transcript(page).getByRole('article').first().click();
    await page.keyboard.press('ControlOrMeta+c');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Open the reading view' }).click();
    await expect(page.getByRole('document', { name: 'Reading view' })).toContainText(MARKER);
    await page.emulateMedia({ media: 'print' });
    await look();
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Close the reading view' }).click();

    const names = await page.evaluate(
      marker => Object.keys(localStorage).filter(name => `${name} ${localStorage.getItem(name)}`.includes(marker)),
      MARKER,
    );
    expect(names).toEqual(['lectern.searches']);
    expect(await page.evaluate(() => [sessionStorage.length, document.cookie, location.search, location.hash])).toEqual(
      [0, '', '', ''],
    );

    // what a browser writes about a page it writes at the latest when it closes
    const again = await restart();
    await expect(listRow(again, new RegExp(MARKER)).first()).toBeVisible();
    expect([...titles]).toEqual(['Lectern']);
    expect(said.filter(words => words.includes(MARKER))).toEqual([]);
    const found = await filesWith(profile, [MARKER]);
    // the scan does find what is there
    expect(found.some(name => STORES.test(name))).toBe(true);
    expect(found.filter(name => !STORES.test(name))).toEqual([]);
    // S-13: not even the stores hold where the file lay
    expect((await filesWith(profile, [FOLDER])).filter(name => name !== PLACES)).toEqual([]);
    expect(await again.content()).not.toContain(FOLDER);
  },
);
