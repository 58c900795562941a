import { cp, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { ANY_HOST, expect, settled, test } from './app';
import { drop, dropFromDisk } from './drop';
import { holdWrites } from './hold-writes';
import {
  ALL_EXPORTS,
  archiveTotals,
  chooseFiles,
  closeDialog,
  conversationPane,
  dropExports,
  exportPath,
  exportText,
  importExports,
  importShown,
  list,
  listRow,
  openConversation,
  openTab,
  searchBox,
  shownDialog,
  transcript,
} from './steps';
import { logOf, webhookChat, written } from './written';

test(
  'the sample exports come with one click, and the preview promises what the archive then holds',
  ANY_HOST,
  async ({ page }) => {
    await page.getByRole('button', { name: 'Try with sample exports' }).click();
    const preview = await shownDialog(page, /^Import \d+ conversations from 10 files\?$/);
    await expect(preview.getByText('Nothing has been written yet.')).toBeVisible();
    const promised = /\d+/.exec(await preview.getByRole('heading', { level: 2 }).innerText())?.[0];
    const firstRow = (name: RegExp) => preview.getByRole('row', { name }).first();
    for (const vendor of [/CTLive/, /LivePerson Engagement History/, /VCC Live/, /Google CCAI Platform/]) {
      await expect(firstRow(vendor).getByRole('cell').nth(2)).toHaveText(/^\d+ new/);
    }
    await expect(archiveTotals(page)).toHaveText('0 conversations · 0 messages');

    expect(await importShown(page)).toBe(`${promised} conversations added`);
    await expect(archiveTotals(page)).toContainText(`${promised} conversations · `);
    await expect(list(page)).toHaveAttribute('aria-rowcount', String(promised));
  },
);

test(
  'a LivePerson page dropped on the window tells which part of its results it is, and what is odd in it',
  ANY_HOST,
  async ({ page }) => {
    const preview = await dropExports(page, 'liveperson-page.json');
    await expect(preview).toHaveAccessibleName('Import 2 conversations from 1 file?');
    await expect(preview.getByRole('row', { name: /liveperson-page\.json/ })).toContainText(
      /LivePerson Engagement History.*May 12, 2025 – May 13, 2025.*2 new/,
    );

    await expect(preview.getByText(/co-browse session has times that cannot all be true/)).toBeVisible();
    expect(await importShown(page)).toContain('2 conversations added');

    await page.getByRole('button', { name: /^liveperson-page\.json .* 2 conversations/ }).click();
    const report = await shownDialog(page, '2 conversations added');
    await expect(report.getByRole('row', { name: /liveperson-page\.json/ })).toContainText('from 0: 2 of 5 results');
    await closeDialog(page);

    await openConversation(page, /Beatrix Lang/);
    await expect(conversationPane(page).getByRole('button', { name: 'Book a day' })).toBeVisible();
    const surveys = await openTab(page, 'Surveys');
    await expect(surveys).toContainText('What is it about?');
    await expect(surveys).toContainText('Very much');
    const events = await openTab(page, 'Events');
    await expect(events.getByRole('row', { name: /Co-browsing/ })).toContainText('impossible times');
  },
);

for (const [first, second] of [
  ['ctlive-dump.txt', 'ctlive-contact.json'],
  ['ctlive-contact.json', 'ctlive-dump.txt'],
] as const) {
  test(`a CTLive room is whole after ${first} and then ${second}`, ANY_HOST, async ({ page }) => {
    await importExports(page, first);
    await expect(archiveTotals(page)).toContainText('1 conversation · ');
    const preview = await dropExports(page, second);
    await expect(preview.getByRole('row', { name: new RegExp(second) })).toContainText('1 merged with known ones');
    await importShown(page);

    await expect(archiveTotals(page)).toHaveText('1 conversation · 6 messages');
    const pane = await openConversation(page, /Paolo Neri/);
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText('Paolo Neri with Giulia Costa');
    await expect(transcript(page)).toContainText('Ciao, il fanale non si accende.');
  });
}

test('a VCC Live log chosen by the button joins a ticket to its chat and explains the e-mail', async ({
  page,
  hostKind,
  electronApp,
}) => {
  await chooseFiles(page, { hostKind, electronApp }, [exportPath('vcc-webhooks.log')]);
  const preview = await shownDialog(page, 'Import 3 conversations from 1 file?');
  await expect(preview).toContainText('1 skipped');
  await expect(preview).toContainText('This is an e-mail of VCC Live. It contains no chat.');
  expect(await importShown(page)).toBe('3 conversations added');

  await openConversation(page, /Hana Dvorská/);
  await expect(await openTab(page, 'Details')).toContainText('Loose chain');
});

test('a dropped folder of CCAI events, metadata and transcript makes one chat', async ({ page }, info) => {
  const folder = info.outputPath('may');
  for (const name of ['ccai-events.jsonl', 'ccai-session.json', 'ccai-transcript.json'] as const) {
    await cp(exportPath(name), `${folder}/harbour/${name}`);
  }
  await written(`${folder}/.hidden.json`, '{}');
  await dropFromDisk(page, [folder]);
  const preview = await shownDialog(page, 'Import 1 conversation from 3 files?');
  await expect(preview.getByText('may/harbour/ccai-', { exact: false }).first()).toBeVisible();
  await preview.getByRole('textbox', { name: 'Account' }).fill('North harbour');
  await importShown(page);

  await openConversation(page, /Noor Haddad/);
  await expect(transcript(page)).toContainText('My e-bike was stolen at the ferry.');
  const details = await openTab(page, 'Details');
  await expect(details).toContainText('North harbour');
  await expect(details).toContainText('Insurance');
});

test('packed exports are read as if they were not, and the report says what they were in', async ({ page }, info) => {
  const log = await readFile(exportPath('vcc-webhooks.log'));
  const packed = await written(info.outputPath('may.log.gz'), gzipSync(log));
  const zip = await written(
    info.outputPath('harbour.zip'),
    zipSync({
      'room/contact.json': strToU8(await exportText('ctlive-contact.json')),
      'room/dump.txt': strToU8(await exportText('ctlive-dump.txt')),
    }),
  );
  await dropFromDisk(page, [packed, zip]);
  await shownDialog(page, /^Import 4 conversations from 3 files\?$/);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const report = await shownDialog(page, '4 conversations added');
  await expect(report.getByRole('row', { name: /room\/contact\.json/ })).toContainText('in harbour.zip');
  await closeDialog(page);
  await expect(archiveTotals(page)).toHaveText('4 conversations · 12 messages');
});

test(
  'D-03: importing the same again is refused with the day it came, and changes nothing',
  ANY_HOST,
  async ({ page }) => {
    await importExports(page, ...ALL_EXPORTS);
    const before = await archiveTotals(page).innerText();

    const again = await dropExports(page, ...ALL_EXPORTS);
    await expect(again).toHaveAccessibleName('These 7 files are here already');
    await expect(again.getByRole('row', { name: /liveperson-page\.json/ })).toContainText(/Already here since .*\d{4}/);
    await expect(again.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
    await closeDialog(page);
    await expect(archiveTotals(page)).toHaveText(before);
  },
);

test(
  'D-05: a longer copy extends a chat, a shorter one takes nothing away, and undo restores it exactly',
  ANY_HOST,
  async ({ page }, info) => {
    // four imports, each with its preview
    test.slow();
    const lines = ['Where is my helmet?', 'In the box by the door.', 'There it is.', 'Ride well.'];
    const copy = (count: number) =>
      written(info.outputPath(`${count}.json`), logOf([webhookChat(55, 'Jun Abe', lines.slice(0, count))]));
    const imported = async (count: number) => {
      await dropFromDisk(page, [await copy(count)]);
      const preview = await shownDialog(page);
      const change = await preview.getByRole('row').last().getByRole('cell').last().innerText();
      return [change, await importShown(page)];
    };

    expect(await imported(2)).toEqual(['1 new', expect.stringContaining('1 conversation added')]);
    await openConversation(page, /Jun Abe/);
    expect(await imported(4)).toEqual(['nothing new · 1 merged with known ones', expect.stringContaining('1 merged')]);
    await expect(transcript(page).getByRole('article')).toHaveCount(4);
    await expect(archiveTotals(page)).toHaveText('1 conversation · 4 messages');

    await page.getByRole('region', { name: 'Notice' }).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('region', { name: 'Notice' })).toContainText('The import was removed');
    await settled(page);
    await expect(transcript(page).getByRole('article')).toHaveCount(2);
    await expect(archiveTotals(page)).toHaveText('1 conversation · 2 messages');

    await imported(4);
    await imported(3);
    await expect(archiveTotals(page)).toHaveText('1 conversation · 4 messages');
  },
);

test('an import is taken back from the list of imports, after a question that names it', ANY_HOST, async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  await importExports(page, 'liveperson-page.json');
  await expect(archiveTotals(page)).toHaveText('5 conversations · 19 messages');

  await page.getByRole('button', { name: 'Options for the import of vcc-webhooks.log' }).click();
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  const question = page.getByRole('alertdialog', { name: /^Remove the import of / });
  await expect(question).toContainText('3 conversations of 1 file will be removed');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(archiveTotals(page)).toHaveText('5 conversations · 19 messages');

  await page.getByRole('button', { name: 'Options for the import of vcc-webhooks.log' }).click();
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  await question.getByRole('button', { name: 'Remove import' }).click();
  await expect(archiveTotals(page)).toHaveText('2 conversations · 13 messages');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(listRow(page, /Hana Dvorská/)).toBeHidden();
});

test('a cancelled preview leaves nothing', ANY_HOST, async ({ page }) => {
  const preview = await dropExports(page, ...ALL_EXPORTS);
  await preview.getByRole('button', { name: 'Cancel' }).click();
  await expect(preview).toBeHidden();
  await page.reload();
  await settled(page);
  await expect(archiveTotals(page)).toHaveText('0 conversations · 0 messages');
  await expect(page.getByRole('button', { name: 'Try with sample exports' })).toBeVisible();
});

test(
  'R-03: while an import runs its progress is shown, and the page finds and opens what was there',
  ANY_HOST,
  async ({ page }) => {
    await importExports(page, 'vcc-webhooks.log');
    const release = await holdWrites(page, /^lectern-catalog/);
    await dropExports(page, 'liveperson-page.json');
    await page.getByRole('button', { name: 'Import', exact: true }).click();

    const progress = page.getByRole('dialog', { name: 'Importing 1 file…' });
    await expect(progress.getByRole('progressbar', { name: 'Progress of the import' })).toBeVisible();
    await progress.getByRole('button', { name: 'Continue in background' }).click();
    const running = page.getByRole('contentinfo').getByRole('button', { name: 'Importing liveperson-page.json' });
    await expect(running).toBeVisible();

    await searchBox(page).fill('chain');
    // Enter puts the suggestions away, which lie over the list
    await searchBox(page).press('Enter');
    await expect(list(page)).toHaveAttribute('aria-rowcount', '1');
    await listRow(page, /Hana Dvorská/).click();
    await expect(transcript(page)).toContainText('The chain fell off twice today.');
    await expect(archiveTotals(page)).toHaveText('3 conversations · 6 messages');
    await expect(running).toBeVisible();

    await release();
    await expect(page.getByRole('region', { name: 'Notice' })).toContainText('2 conversations added');
    await expect(running).toBeHidden();
    await expect(archiveTotals(page)).toHaveText('5 conversations · 19 messages');
  },
);

test('D-01: an import that is cancelled while it writes leaves nothing', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  const release = await holdWrites(page, /^lectern-(?:catalog|shard)-/);
  await dropExports(page, 'liveperson-page.json');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const progress = page.getByRole('dialog', { name: 'Importing 1 file…' });
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await release();
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText('The import was cancelled.');
  await settled(page);
  await expect(archiveTotals(page)).toHaveText('3 conversations · 6 messages');
  await page.reload();
  await settled(page);
  await expect(archiveTotals(page)).toHaveText('3 conversations · 6 messages');
  expect(await dropExports(page, 'liveperson-page.json').then(preview => preview.innerText())).toContain('2 new');
});

test('what is dropped on a preview is looked at with the rest', ANY_HOST, async ({ page }) => {
  await dropFromDisk(page, [exportPath('vcc-webhooks.log')]);
  await shownDialog(page, 'Import 3 conversations from 1 file?');
  await dropFromDisk(page, [exportPath('liveperson-page.json')]);
  await dropFromDisk(page, [exportPath('ctlive-dump.txt')]);
  const all = await shownDialog(page, 'Import 6 conversations from 3 files?');
  await expect(all).toContainText('2 files were added while this was open.');
  await importShown(page);
  await expect(archiveTotals(page)).toHaveText('6 conversations · 25 messages');
});

test('a finding opens the original at its place, before the import and after it', async ({ page }) => {
  const preview = await dropExports(page, 'ctlive-dump.txt');
  await expect(preview).toContainText('12 repairs');
  const show = page.getByRole('button', { name: 'Show ctlive-dump.txt:6:15' });
  await expect(preview.getByText('MongoDB shell syntax (such as ObjectId) was converted.').first()).toBeVisible();
  const original = page.getByRole('dialog', { name: 'MongoDB shell syntax (such as ObjectId) was converted.' });

  await show.click();
  await expect(original.getByRole('region', { name: 'ctlive-dump.txt:6:15' })).toContainText(
    'ObjectId("66a0c0ffee00000000000001")',
  );
  await closeDialog(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await shownDialog(page, '1 conversation added');
  await show.click();
  await expect(original.getByRole('region', { name: 'ctlive-dump.txt:6:15' })).toContainText(
    'ObjectId("66a0c0ffee00000000000001")',
  );
});

test('R-02: a broken record costs only itself, and the report about it can be saved as text', async ({
  page,
  hostKind,
  electronApp,
}, info) => {
  const preview = await dropExports(page, 'broken-record.json');
  await expect(preview).toHaveAccessibleName('Import 2 conversations from 1 file?');
  await expect(preview.getByRole('row', { name: /broken-record/ })).toContainText('1 record rejected');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const report = await shownDialog(page, '2 conversations added');
  await expect(report.getByRole('heading', { name: '1 rejected' })).toBeVisible();

  const path = info.outputPath('report.txt');
  const save = report.getByRole('button', { name: 'Save as text…' });
  if (hostKind === 'browser') {
    const downloading = page.waitForEvent('download');
    await save.click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('import-report.txt');
    await download.saveAs(path);
  } else {
    await electronApp.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    await save.click();
  }
  await expect(page.getByText('The report was saved.')).toBeAttached();
  const text = await readFile(path, 'utf8');
  expect(text).toContain('2 conversations added');
  expect(text).toMatch(/broken-record\.json .* 3 records, 1 rejected/);
  expect(text).toContain('broken-record.json:3:3');
  expect(text).not.toContain('May I bring the dog?');
});

const HALF = 'The file ends in the middle of this record.';
const NO_EXPORTS: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['empty.json', '', 'The file is empty.'],
  ['picture.json', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'This is a picture.'],
  ['program.json', Buffer.from('7f454c460201010000000000', 'hex'), 'This is a program.'],
  ['letter.txt', 'Dear harbour,\nthank you for everything.\n', 'This is plain text without any JSON in it.'],
  ['page.html', '<!doctype html><html><body>sign in</body></html>', 'This is a web page without any JSON in it.'],
  [
    'other.json',
    '{"Transcript":[{"ParticipantId":"x"}]}',
    'This is data of Amazon Connect, which Lectern does not read',
  ],
  ['own.json', '{"shape":"round","size":3}', 'The record is valid, but of no known kind. Its members: shape, size.'],
  ['deep.json', `{"conversation":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'brackets inside one another'],
];

test('R-06: each input that is no export says what it is, and costs only itself', ANY_HOST, async ({ page }, info) => {
  const log = await exportText('vcc-webhooks.log');
  const half = log.slice(0, log.indexOf('Is the tandem'));
  await dropFromDisk(page, [
    ...(await Promise.all(NO_EXPORTS.map(([name, contents]) => written(info.outputPath(name), contents)))),
    await written(info.outputPath('half.log'), half),
  ]);
  const said = [...NO_EXPORTS.map(([name, , words]) => [name, words] as const), ['half.log', HALF] as const];
  const preview = await shownDialog(page, 'Import 1 conversation from 9 files?');
  for (const [name, words] of said) {
    await expect(preview.getByRole('listitem').filter({ hasText: name })).toContainText(words);
  }
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const report = await shownDialog(page, '1 conversation added');
  for (const [name, words] of said) {
    await expect(report.getByRole('listitem').filter({ hasText: name })).toContainText(words);
  }
  await closeDialog(page);
  await expect(archiveTotals(page)).toHaveText('1 conversation · 4 messages');
});

test('files without any conversation can only be put away', ANY_HOST, async ({ page }) => {
  await drop(page, [{ name: 'only-this.json', text: '{"name":"something else"}' }]);
  const preview = await shownDialog(page, 'No conversation in this file');
  await expect(preview).toContainText('only-this.json');
  await expect(preview.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
  await closeDialog(page);
  await expect(page.getByRole('button', { name: 'Try with sample exports' })).toBeVisible();
});
