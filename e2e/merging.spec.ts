import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { dropFromDisk } from './drop';
import {
  conversationPane,
  importFile,
  importShown,
  lineWith,
  list,
  listRow,
  openConversation,
  search,
  searchAnew,
  searchBox,
  shownDialog,
  transcript,
} from './steps';
import { logOf, webhookChat, written } from './written';

const START = Date.UTC(2025, 4, 20, 8);

/** A dump of one room, whose messages have ids. */
function room(...texts: readonly string[]): string {
  const messages = texts.map((text, nth) => ({
    data: {
      id: `line-${nth}`,
      messageType: 'TEXT',
      ts: START + nth * 20_000,
      content: { text, user: { id: nth % 2 === 0 ? 'c7' : 'a1', isAgent: nth % 2 === 1 } },
    },
  }));
  return JSON.stringify({ room: 'CHAT_HARBOUR_7', messages });
}

async function findInTranscript(page: Page, words: string): Promise<void> {
  await transcript(page).getByRole('article').first().click();
  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill(words);
  await settled(page);
}

test('copies that say different things are both kept, shown, found and told of', async ({ page }, info) => {
  const first = await written(
    info.outputPath('harbour.json'),
    room('Please cancel my berth.', 'It will cost 90 euros.', 'Then leave it.'),
  );
  const second = await written(
    info.outputPath('crafted.json'),
    room('Please cancel my berth.', 'It is free of charge.', 'Then leave it.', 'Done.'),
  );
  await importFile(page, first);

  await dropFromDisk(page, [second]);
  const preview = await shownDialog(page);
  await expect(preview).toContainText(
    '1 conversation differs from known copies. Both versions will be kept and shown.',
  );
  expect(await importShown(page)).toContain('1 differs from another copy');
  await page.getByRole('button', { name: /^crafted\.json / }).click();
  const report = await shownDialog(page);
  await expect(report).toContainText('1 conversation differs from other copies. Both versions are kept and shown.');
  await report.getByRole('button', { name: 'Close' }).last().click();

  await listRow(page, /berth/).click();
  await settled(page);
  const line = lineWith(page, 'It will cost 90 euros.');
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('As in crafted.json');
  await expect(line).toContainText('It is free of charge.');
  const others = line.getByRole('list', { name: 'What other copies say here' }).getByRole('listitem');
  await expect(others).toHaveText(/Differs in harbour\.json\s*It will cost 90 euros\./);
  await expect(transcript(page).getByRole('article')).toHaveCount(4);

  for (const words of ['"free of charge"', '"90 euros"']) {
    await search(page, words);
    await expect(list(page)).toHaveAttribute('aria-rowcount', '1');
    await openConversation(page, /berth|euros|charge/);
    await expect(line.locator('mark')).toHaveText(words.replaceAll('"', ''));
  }
  await searchBox(page).fill('');
  await searchBox(page).press('Enter');
  await settled(page);

  await findInTranscript(page, 'euros');
  await expect(line.locator('mark')).toHaveText('euros');
  await findInTranscript(page, 'charge');
  await expect(line.locator('mark')).toHaveText('charge');

  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText(
    /A message has different text in this copy than in crafted\.json\..*harbour\.json #1 \/messages\/1/s,
  );
});

test('values of a conversation that copies tell differently are both kept, told of and found', async ({
  page,
}, info) => {
  const copy = (name: string, disposition: string, ...lines: readonly string[]) =>
    written(info.outputPath(name), logOf([{ ...webhookChat(79, 'Mia Berg', lines), disposition }]));
  const first = await copy('known.log', 'completed', 'Hello?', 'Good day.');
  const second = await copy('later.log', 'refused', 'Hello?', 'Good day.');
  await importFile(page, first);
  await dropFromDisk(page, [second]);
  const preview = await shownDialog(page);
  await expect(preview).toContainText(
    '1 conversation differs from known copies. Both versions will be kept and shown.',
  );
  expect(await importShown(page)).toContain('1 differs from another copy');

  for (const words of ['has:conflict', 'outcome:completed', 'outcome:refused', 'anywhere:refused']) {
    await searchAnew(page, words);
    await expect(list(page)).toHaveAttribute('aria-rowcount', '1');
  }
  await searchAnew(page, 'has:conflict');
  await openConversation(page, /Mia Berg/);
  await page.getByRole('tab', { name: 'Details' }).click();
  const details = page.getByRole('tabpanel', { name: 'Details' });
  await expect(details).toContainText(/Disposition.*As in (known|later)\.log.*Differs in (known|later)\.log/s);
  await expect(details).toContainText(/This copy has another disposition than \w+\.log has\. Both values are kept/);
});

test('where lines have no ids, other words at one place are another line, and each says so', async ({ page }, info) => {
  const copy = (name: string, ...lines: readonly string[]) =>
    written(info.outputPath(name), logOf([webhookChat(77, 'Jun Abe', lines)]));
  await importFile(page, await copy('known.log', 'Where is my helmet?', 'In the box by the door.'));
  await importFile(page, await copy('other.log', 'Where is my helmet?', 'We sold it.', 'Oh no.'));
  await openConversation(page, /Jun Abe/);
  await expect(transcript(page).getByRole('article')).toHaveCount(4);
  await expect(lineWith(page, 'In the box by the door.')).toContainText(
    'Only in known.log. other.log has different text here, likely of the same message.',
  );
  await expect(lineWith(page, 'We sold it.')).toContainText('Only in other.log. known.log has different text here');
});

test('D-13: what a later import also brought stays when the first one is taken back', async ({ page }, info) => {
  const one = await written(info.outputPath('one.log'), logOf([webhookChat(81, 'Ada Roe', ['Hello', 'Good day'])]));
  const two = await written(info.outputPath('two.log'), logOf([webhookChat(82, 'Bo Lind', ['Hi', 'Good day'])]));
  await importFile(page, one);
  await dropFromDisk(page, [one, two]);
  await shownDialog(page);
  await importShown(page);

  await page.getByRole('button', { name: 'Options for the import of one.log' }).last().click();
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  const question = page.getByRole('alertdialog', { name: /^Remove the import of / });
  await expect(question).toContainText('Files that are also part of another import stay');
  await question.getByRole('button', { name: 'Remove import' }).click();
  await settled(page);
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2');
  await openConversation(page, /Ada Roe/);
  await expect(conversationPane(page)).toContainText('Good day');
});
