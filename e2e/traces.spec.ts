import { expect, OWN_PROFILE, settled, test } from './app';
import { dropFromDisk } from './drop';
import {
  ALL_EXPORTS,
  archiveTotals,
  exportText,
  importShown,
  listRow,
  openConversation,
  openTab,
  searchAnew,
  shownDialog,
  transcript,
} from './steps';
import { filesWith } from './traces';
import { written } from './written';

/** In every text of the exports and in the names of their files; nothing of the system or of ours has it by chance. */
const MARKER = 'qzxmarker';
/** In the path of those files, which no page may learn. */
const FOLDER = 'qzxfolder';

/**
 * Where words of customers may lie in the profile, and nowhere else: the archive, and what is written down outside of it of
 * imports, marks and searches.
 */
const STORES = /^(?:[^/]+\/){0,2}WebStorage\/|^(?:ledger\.json|marks\.jsonl|searches\.jsonl)$/;
/** Where the main process alone remembers which files were imported from where. */
const PLACES = 'places.json';

const STRING = /"((?:[^"\\\n]|\\.)*)"(\s*:)?/g;
// numbers, times, ids and words of a vendor's own language stay as they are, so that the record is still one
const NO_WORDS = /^[\d\s:.+-]*$|^[A-Z_]+$|^[\w-]*\d[\w-]*$|^\d{4}-\d\d-\d\d|^USER_/;
const OWN_LANGUAGE =
  /^(?:\w*[tT]ype|type_v2|session_type_v2|source|by|rel|self|status|state|channel|startReason|endReason|ur[il]|href|action|from|platform|disposition|slaStatus|role|event|direction|lang|language|timezone|initiator|dn|disconnected_by|materialized_path|queue_path_\w+|ctlive_type|origin|servid|transcript_version|identifier)$/;

/** An export, in whatever syntax, with the marker at the end of every text that is somebody's. */
function marked(text: string): string {
  let name = '';
  return text.replace(STRING, (whole, value: string, colon: string | undefined) => {
    if (colon !== undefined) name = value;
    const stays = colon !== undefined || value === '' || NO_WORDS.test(value) || OWN_LANGUAGE.test(name);
    return stays ? whole : `"${value} ${MARKER}"`;
  });
}

/** A conversation of each vendor, and something its customer or agent says in it. */
const OF_EACH_VENDOR = ['Beatrix Lang', 'Paolo Neri', 'Hana Dvorská', 'stolen at the ferry'];

/** What the exports come to without the marker. */
const TOTALS = '7 conversations · 30 messages';

test(
  'S-11: no word of a chat of any vendor, nor of a search, stands anywhere in the profile but in its stores',
  OWN_PROFILE,
  async ({ page, context, profile, restart }, info) => {
    test.slow();
    const said: string[] = [];
    context.on('console', message => said.push(message.text()));
    const titles = new Set<string>();
    const look = async () => titles.add(await page.title());

    const paths = await Promise.all(
      ALL_EXPORTS.map(async name => {
        const text = marked(await exportText(name));
        expect(text.split(MARKER).length, name).toBeGreaterThan(3);
        return written(info.outputPath(FOLDER, `${MARKER}-${name}`), text);
      }),
    );
    await dropFromDisk(page, paths);
    await shownDialog(page);
    await look();
    await importShown(page);
    // none was rejected for what was written into it
    await expect(archiveTotals(page)).toHaveText(TOTALS);
    await look();
    for (const words of OF_EACH_VENDOR) {
      await searchAnew(page, `anywhere:"${words}" ${MARKER}`);
      await look();
      await openConversation(page, new RegExp(MARKER));
      await expect(transcript(page)).toContainText(MARKER);
      await look();
      await openTab(page, 'Events');
      await openTab(page, 'Source');
      await openTab(page, 'Details');
    }

    await page.getByRole('button', { name: 'Save search' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(`${MARKER} saved`);
    await page.keyboard.press('Enter');
    await settled(page);

    await transcript(page).getByRole('article').first().click();
    await page.keyboard.press('ControlOrMeta+c');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Show all messages on one page' }).click();
    await expect(page.getByRole('document', { name: 'All messages on one page' })).toContainText(MARKER);
    await page.emulateMedia({ media: 'print' });
    await look();
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Back to the transcript' }).click();

    const names = await page.evaluate(
      marker => Object.keys(localStorage).filter(name => `${name} ${localStorage.getItem(name)}`.includes(marker)),
      MARKER,
    );
    expect(names).toEqual([]);
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
