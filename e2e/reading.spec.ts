import { expect, settled, test } from './app';
import {
  conversationPane,
  importExports,
  importFile,
  lineWith,
  list,
  listRow,
  openConversation,
  openTab,
  openTimeline,
  search,
  searchBox,
  transcript,
} from './steps';
import { logOf, webhookChat, written } from './written';

test('a click in the list shows the transcript, the timeline and the facts of a conversation', async ({
  exportsPage: page,
}) => {
  const pane = await openConversation(page, /Emre/);
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('Emre with Signe');
  await expect(pane.getByRole('list', { name: 'About this conversation' })).toContainText('2 messages');
  await expect(pane.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await expect(transcript(page).getByRole('article')).toContainText([/./, /Do you rent cargo bikes on Sunday\?/]);
  await expect(await openTab(page, 'Details')).toContainText('hb60311700202');

  await openConversation(page, /Lukáš Veselý/);
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('Lukáš Veselý with Irena Malá');
  await expect(transcript(page)).toContainText('It is, from noon.');
  await expect(transcript(page)).not.toContainText('cargo bikes');
  await expect(listRow(page, /Lukáš Veselý/)).toHaveAttribute('aria-selected', 'true');
});

test('S-10: markup in a message is text, and no picture is fetched', async ({ exportsPage: page }) => {
  await openConversation(page, /Beatrix Lang/);
  await expect(
    lineWith(page, 'It says <b>eight</b> gears <img src=https://pictures.elsewhere.example/spy.png onerror=alert(1)>'),
  ).toBeVisible();
  const html = lineWith(page, 'Then it is two turns at the cable');
  await expect(html.locator('strong, b', { hasText: 'two turns' })).toBeVisible();
  await expect(html).toContainText('https://workshop.harbour.example/cable');
  await expect(html).not.toContainText('alert(1)');
  await expect(page.locator('img')).toHaveCount(0);
  await openConversation(page, /Hana Dvorská/);
  await expect(lineWith(page, 'Bring it round, <i>any time</i> before six.')).toBeVisible();
});

test('every kind of message is told apart: card, picture, link, line for agents only, canned reply', async ({
  exportsPage: page,
}) => {
  await openConversation(page, /Beatrix Lang/);
  await expect(lineWith(page, 'Warranty ran out in March')).toContainText('agents only');
  await expect(lineWith(page, 'Which hub does it have?')).toContainText('canned');
  await expect(lineWith(page, 'The gears of my Tern slip')).toContainText('sentiment 42, lowest');
  await expect(lineWith(page, 'https://workshop.harbour.example/how-to-find-us')).toBeVisible();

  const card = lineWith(page, 'Inspection of the hub');
  await expect(card).toContainText('rich content');
  await expect(card.getByRole('img', { name: /Picture, not loaded: Hub from the left/ })).toBeVisible();
  await card.getByRole('button', { name: 'Book a day' }).click();
  await expect(page.getByText('Sends “I would like Thursday”')).toBeVisible();
});

test('files, places, replies, failed delivery, unknown kinds and reports of a CTLive room are shown', async ({
  exportsPage: page,
}) => {
  await openConversation(page, /Paolo Neri/);
  const file = lineWith(page, 'fanale.jpg').filter({ hasNotText: 'Il cavo' });
  await expect(file).toContainText('not in the export');
  await expect(lineWith(page, 'Porto antico')).toContainText('44.4056, 8.9463');
  await expect(lineWith(page, 'HOLOGRAM')).toContainText('Message of an unknown kind');
  await expect(lineWith(page, 'HOLOGRAM')).toContainText('not delivered: too new');
  await expect(transcript(page).getByRole('article').last()).toContainText(/ended|end chat/i);

  await lineWith(page, 'Il cavo è piegato')
    .getByRole('button', { name: /Reply to Paolo Neri/ })
    .click();
  await expect(file).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Back to the reply' }).click();
  await expect(lineWith(page, 'Il cavo è piegato')).toHaveAttribute('aria-current', 'true');
});

test('forms, pictures and reports of a CCAI chat are shown', async ({ exportsPage: page }) => {
  await openConversation(page, /Noor Haddad/);
  await expect(lineWith(page, 'Please send me the').locator('strong, b')).toHaveText('frame number');
  const form = lineWith(page, 'Theft report');
  await expect(form).toContainText('Ferry quay');
  await expect(transcript(page).getByRole('article').filter({ hasText: 'Picture' })).not.toHaveCount(0);
});

test('a transfer that nobody recorded is marked as derived and says what from', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  const transfer = lineWith(page, 'Transferred from Irena Malá to Tomasz Bąk');
  await expect(transfer).toContainText('derived');
  await transfer.click();
  await expect(transfer).toContainText('Derived from');
});

test('a chat without messages says why there are none', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log', 'ctlive-contact.json');
  await expect(listRow(page, /Guest 813/)).toContainText('No messages in this chat');
  const pane = await openConversation(page, /Guest 813/);
  await expect(pane).toContainText('No messages in this chat.');
  await openConversation(page, /Paolo Neri/);
  await expect(pane).toContainText('There are no messages in these files, only events.');
  await expect(pane).toContainText('When a file with the messages is opened, they appear here.');
});

test('what is selected in the events table is selected in the transcript, and the other way round', async ({
  exportsPage: page,
}) => {
  await openConversation(page, /Hana Dvorská/);
  const events = await openTab(page, 'Events');
  await events.getByRole('checkbox', { name: 'With messages' }).check();
  await events.getByRole('row', { name: /The chain fell off twice today/ }).click();
  await expect(lineWith(page, 'The chain fell off')).toHaveAttribute('aria-current', 'true');

  await lineWith(page, 'On my way.').click();
  await expect(events.getByRole('row', { name: /On my way/ })).toHaveAttribute('aria-current', 'true');
  await expect(events.getByRole('row', { name: /The chain fell off/ })).not.toHaveAttribute('aria-current');
});

test('what is clicked in the timeline is selected in the transcript, and Escape takes it back', async ({
  exportsPage: page,
}) => {
  const pane = await openConversation(page, /Hana Dvorská/);
  await openTimeline(page);
  const timeline = pane.getByRole('region', { name: 'Timeline' });
  const plot = timeline.getByRole('application', { name: /^Timeline\./ });
  const selected = transcript(page).locator('article[aria-current="true"]');
  await expect(selected).toHaveCount(0);

  const lane = await timeline.getByText('Hana Dvorská', { exact: true }).boundingBox();
  const drawing = await plot.boundingBox();
  if (lane === null || drawing === null) throw new Error('the timeline is not drawn');
  const y = lane.y + lane.height / 2;
  // her first message opens the conversation: its mark is the first thing on her lane
  for (let x = 1; x < 60 && (await selected.count()) === 0; x += 3) await page.mouse.click(drawing.x + x, y);
  await expect(selected).toContainText('The chain fell off twice today.');

  await plot.focus();
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
});

test('the timeline is zoomed by keys and back, and each measure says how it is measured', async ({
  exportsPage: page,
}) => {
  const pane = await openConversation(page, /Hana Dvorská/);
  await openTimeline(page);
  const whole = pane.getByRole('button', { name: 'Show the whole' });
  await expect(whole).toBeDisabled();
  await pane.getByRole('application', { name: /^Timeline\./ }).focus();
  await page.keyboard.press('w');
  await expect(whole).toBeEnabled();
  await page.keyboard.press('0');
  await expect(whole).toBeDisabled();
  await pane.getByRole('button', { name: /^First reply / }).click();
  await expect(page.getByRole('dialog', { name: /^First reply/ })).toContainText('first message to the next message');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 760, height: 700 });
  await pane.getByRole('button', { name: /^\d more$/ }).click();
  await expect(page.getByRole('dialog', { name: 'More measures' })).toContainText('As the source states it');
});

test('D-07: the source tab has the original record, word for word, and finds in it', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  const source = await openTab(page, 'Source');
  await expect(source).toContainText('"answeredBeforeSLA"');
  const find = source.getByRole('searchbox', { name: 'Find in this record' });
  await find.fill('before six');
  await expect(source).toContainText('1 of 1');
  await find.fill('loyalty');
  await expect(source).toContainText('"loyalty": "silver"');
});

test('the zone of the times can be changed, and the day changes with it', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  await expect(lineWith(page, 'The chain fell off')).toContainText(/10:00:00/);
  await page.getByRole('button', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: 'UTC' }).click();
  await expect(lineWith(page, 'The chain fell off')).toContainText(/08:00:00|8:00:00/);
  await expect(conversationPane(page).getByRole('list', { name: 'About this conversation' })).toContainText('UTC');
});

test('A-03: of 5 000 messages the first and the last are reached by a key, and each knows its place', async ({
  page,
}, info) => {
  const lines = Array.from({ length: 5000 }, (_, index) => `Sentence number ${index + 1} of a long talk.`);
  await importFile(page, await written(info.outputPath('long.json'), logOf([webhookChat(70, 'Long Talker', lines)])));
  await listRow(page, /Long Talker/).click();
  const first = lineWith(page, 'Sentence number 1 of');
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await expect(first).toHaveAttribute('aria-setsize', '5000');

  await first.click();
  await page.keyboard.press('End');
  const last = lineWith(page, 'Sentence number 5000 of');
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-posinset', '5000');
  await expect(last).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(lineWith(page, 'Sentence number 4999 of')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(first).toBeInViewport();
  await expect(first).toBeFocused();

  await transcript(page).hover();
  await page.mouse.wheel(0, 200_000);
  await expect(first).not.toBeInViewport();
  const articles = transcript(page).getByRole('article');
  await expect.poll(() => articles.evaluateAll(placesInSight)).toContainEqual(expect.any(Number));
  // what is drawn stays little, whatever the length
  expect(await articles.count()).toBeLessThan(100);
  await expect(list(page)).toBeVisible();
  await settled(page);
});

/** Which of these lines of the transcript lie where they can be seen, as numbers from 1. */
function placesInSight(articles: readonly Element[]): readonly number[] {
  return articles
    .filter(article => {
      const { top, bottom } = article.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    })
    .map(article => Number(article.getAttribute('aria-posinset')))
    .filter(place => place > 100);
}

test('a page that is read anew shows what it showed, and Back leads through what was looked at', async ({
  exportsPage: page,
}) => {
  await search(page, 'chain');
  const pane = await openConversation(page, /Hana Dvorská/);
  await page.reload();
  await settled(page);
  await expect(searchBox(page)).toHaveValue('chain');
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('Hana Dvorská');
  expect(await page.evaluate(() => `${location.href} ${JSON.stringify(history.state)}`)).not.toMatch(/chain|vcc/);

  await search(page, '');
  await openConversation(page, /Emre/);
  await page.goBack();
  await settled(page);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(searchBox(page)).toHaveValue('chain');
  await expect(pane.getByRole('heading', { level: 2 })).toContainText('Hana Dvorská');
});
