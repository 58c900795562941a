import { expect, settled, test } from './app';
import {
  conversationPane,
  lineWith,
  list,
  listRow,
  openConversation,
  openTab,
  searchBox,
  shownDialog,
  transcript,
} from './steps';

test('the details are told by subject, each fact once, and raw codes only under other fields', async ({
  samplesPage: page,
}) => {
  await openConversation(page, /Jonas/);
  const details = await openTab(page, 'Details');
  await expect(details.getByRole('heading', { level: 3 })).toHaveText([
    /^My review/,
    'Customer',
    'Related conversations',
    'Conversation',
    'Queue',
    'Scores',
    'Agents',
    'Customer activity',
    'From file',
  ]);
  await expect(details.getByText('Visitor request', { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(details.getByText('LINUX', { exact: true })).toHaveCount(0);

  const others = details.getByText(/^Technical \(\d+\)$/);
  const code = details.getByText('startReasonDesc');
  await expect(code).toBeHidden();
  await others.click();
  await expect(code).toBeVisible();
});

test('what the customer did stands in cards, in short in the transcript', async ({ samplesPage: page }) => {
  await openConversation(page, /Jonas/);
  const details = await openTab(page, 'Details');
  const purchase = details.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Purchase/ }) });
  await expect(purchase.getByRole('heading')).toHaveText('Purchaseauthenticated');
  await expect(purchase).toContainText('FW-2025-004711');
  await expect(purchase.getByRole('row', { name: /Kvitfjell 3.*tents · KV3.*1.*4290\.00/ })).toBeVisible();
  await expect(purchase.getByRole('row', { name: 'Total 4290.00 NOK' })).toBeVisible();

  // what was known before the first message is one line until it is unfolded
  await transcript(page)
    .getByRole('button', { name: /\d+ events$/, expanded: false })
    .click();
  await expect(lineWith(page, 'Personal details')).toContainText('Jonas Lind');
  await expect(transcript(page)).not.toContainText('OTHER');
});

test('a value becomes a filter by keyboard: by its key, or by its field where there is none', async ({
  samplesPage: page,
}) => {
  await openConversation(page, /Jonas/);
  const details = await openTab(page, 'Details');
  await details.getByRole('button', { name: 'Search for Country: Norway' }).first().focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(listRow(page, /Jonas/)).toBeVisible();
  await expect(listRow(page, /Ruth/)).toBeVisible();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2');

  await details.getByText(/^Technical/).click();
  await details.getByRole('button', { name: 'Search for startReasonDesc: Visitor request' }).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(listRow(page, /Jonas/)).toBeVisible();
});

test('a link to a message opens it again, from the search box and from Go to conversation', async ({
  samplesPage: page,
}) => {
  await openConversation(page, /Jonas/);
  await lineWith(page, 'two nights on the plateau').click();
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('link');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Link copied')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+K');
  const where = page.getByRole('combobox', { name: 'Link to a message' });
  await where.press('ControlOrMeta+V');
  await expect(where).toHaveValue(/^lectern:conversation\/.+#.+/);
  const link = await where.inputValue();
  await page.keyboard.press('Escape');

  await openConversation(page, /Omar/);
  await searchBox(page).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await settled(page);
  await expect(conversationPane(page).getByRole('heading', { level: 2 })).toContainText('Jonas');
  await expect(transcript(page).locator('[aria-current="true"]')).toContainText('two nights on the plateau');
  await expect(searchBox(page)).toHaveValue('');

  await openConversation(page, /Omar/);
  await page.keyboard.press('ControlOrMeta+K');
  const dialog = await shownDialog(page, 'Go to conversation');
  await dialog.getByRole('combobox').fill(link);
  await expect(dialog.getByRole('option')).toContainText('opens at the message');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(transcript(page).locator('[aria-current="true"]')).toContainText('two nights on the plateau');

  await page.keyboard.press('ControlOrMeta+K');
  await dialog.getByRole('combobox').fill('Omar');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await dialog.getByRole('combobox').fill(`${link.split('#')[0]}-elsewhere`);
  await expect(dialog.getByRole('status')).toHaveText('The conversation of this link is not in this archive.');
  await page.keyboard.press('Escape');

  await searchBox(page).fill(`${link.split('#')[0]}-elsewhere`);
  await searchBox(page).press('Enter');
  await settled(page);
  await expect(conversationPane(page)).toContainText('This conversation is not in the archive');
});
