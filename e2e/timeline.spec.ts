import type { Locator, Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { breaches, breachesInBothThemes } from './axe';
import {
  ALL_EXPORTS,
  conversationPane,
  importExports,
  importFile,
  lineWith,
  listRow,
  openConversation,
  openTab,
  openTimeline,
  search,
  searchBox,
  transcript,
} from './steps';
import { logOf, webhookChat, written } from './written';

function timeline(page: Page): Locator {
  return conversationPane(page).getByRole('region', { name: 'Timeline' });
}

function plot(page: Page): Locator {
  return timeline(page).getByRole('application', { name: /^Timeline\./ });
}

/** The times under the lanes, as they are read: what is in sight, and at what scale. */
async function ruler(page: Page): Promise<readonly string[]> {
  return (await timeline(page).innerText()).match(/\d\d:\d\d(:\d\d)?/g) ?? [];
}

function seconds(tick: string | undefined): number {
  const [hours = 0, minutes = 0, rest = 0] = (tick ?? '').split(':').map(Number);
  return (hours * 60 + minutes) * 60 + rest;
}

/** From the first to the last time of the ruler. */
async function spanOf(page: Page): Promise<{ readonly from: number; readonly until: number; readonly length: number }> {
  const ticks = await ruler(page);
  const [from, until] = [seconds(ticks[0]), seconds(ticks.at(-1))];
  return { from, until, length: until - from };
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not drawn');
  return box;
}

/** A talk of an hour, a line every ten seconds. */
async function openLongTalk(page: Page, path: string): Promise<void> {
  const lines = Array.from({ length: 360 }, (_, index) => `Sentence number ${index + 1} of a talk.`);
  const chat = webhookChat(71, 'Long Talker', lines);
  await importFile(page, await written(path, logOf([chat])));
  await openConversation(page, /Long Talker/);
  await openTimeline(page);
}

const bars = (page: Page) => page.getByRole('list', { name: 'Conversations over time' });

test(
  'conversations over time are told apart by outcome, over a restart too',
  OWN_PROFILE,
  async ({ page, restart }) => {
    await importExports(page, ...ALL_EXPORTS);
    await page.getByRole('button', { name: 'Colour the bars' }).click();
    await page.getByRole('menuitem', { name: 'By outcome' }).click();
    await settled(page);
    await expect(bars(page)).toContainText(/Completed 2/);
    const again = await restart();
    await expect(bars(again)).toContainText(/Completed 2/);
  },
);

test('the keys pan, zoom, fit the selection and show the whole again', async ({ page }, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  await plot(page).focus();
  const whole = await ruler(page);
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  const closer = await spanOf(page);
  await page.keyboard.press('d');
  expect((await spanOf(page)).until).toBeGreaterThan(closer.until);
  for (let times = 0; times < 3; times++) await page.keyboard.press('a');
  expect((await spanOf(page)).from).toBeLessThan(closer.from);
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  expect(await ruler(page)).toEqual(whole);

  await lineWith(page, 'Sentence number 3 of').click();
  await plot(page).focus();
  await page.keyboard.press('f');
  const fitted = await ruler(page);
  expect(seconds(fitted.at(-1))).toBeLessThan(seconds(whole.at(-1)));
  await page.keyboard.press('0');
  expect(await ruler(page)).toEqual(whole);
});

test('the buttons do what the keys do', async ({ page }, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  const button = (name: string) => timeline(page).getByRole('button', { name, exact: true });
  const whole = await ruler(page);
  await expect(button('Earlier')).toBeDisabled();
  await expect(button('Fit the selection')).toBeDisabled();
  for (let times = 0; times < 4; times++) await button('Zoom in').click();
  const before = await spanOf(page);
  await button('Later').click();
  expect((await spanOf(page)).from).toBeGreaterThan(before.from);
  await button('Earlier').click();
  expect((await spanOf(page)).from).toBe(before.from);
  await button('Show the whole').click();
  expect(await ruler(page)).toEqual(whole);
});

test('the wheel zooms where the pointer is, pinching too, sideways it pans, a drag frames a stretch', async ({
  page,
}, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  const { x, y, width } = await boxOf(plot(page));
  const whole = await spanOf(page);

  await page.mouse.move(x + width * 0.02, y + 8);
  await page.mouse.wheel(0, -600);
  await expect.poll(async () => (await spanOf(page)).until).toBeLessThan(whole.until);
  const start = await spanOf(page);
  expect(start.from).toBeLessThan(whole.from + whole.length / 4);
  await page.mouse.wheel(300, 0);
  await expect.poll(async () => (await spanOf(page)).until).toBeGreaterThan(start.until);

  // what a trackpad's pinch is told as
  await page.keyboard.down('Control');
  const panned = await spanOf(page);
  await page.mouse.wheel(0, 100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await spanOf(page)).length).toBeGreaterThan(panned.length);

  await plot(page).focus();
  await page.keyboard.press('0');
  await page.mouse.move(x + width * 0.5, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.75, y + 8, { steps: 4 });
  await page.mouse.up();
  const framed = await spanOf(page);
  expect(framed.from).toBeGreaterThan(whole.from + whole.length / 4);
  expect(framed.length).toBeLessThan(whole.length / 2);
});

test('in a low window the timeline is one line, where a press leads; it opens with L, and stays open', async ({
  exportsPage: page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openConversation(page, /Hana Dvorská/);
  const line = await boxOf(timeline(page));
  expect(line.height).toBeLessThan(50);
  await expect(transcript(page).locator('article').first()).toBeInViewport();
  expect((await boxOf(transcript(page))).y).toBeLessThan(150);

  await page.mouse.click(line.x + line.width / 2, line.y + line.height / 2);
  await expect(transcript(page).locator('article[aria-current="true"]')).toHaveCount(1);
  await page.keyboard.press('l');
  await expect(plot(page)).toBeVisible();
  await page.reload();
  await settled(page);
  await openConversation(page, /Hana Dvorská/);
  await expect(plot(page)).toBeVisible();
  await page.keyboard.press('l');
  await expect(plot(page)).toHaveCount(0);
});

test('what is under the pointer is told, and gone when the pointer is', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  await openTimeline(page);
  const lane = await boxOf(timeline(page).getByText('Hana Dvorská', { exact: true }));
  const { x } = await boxOf(plot(page));
  const tip = page.getByText('Hana Dvorská: The chain fell off twice today.');
  for (let to = 1; to < 60 && !(await tip.isVisible()); to += 3)
    await page.mouse.move(x + to, lane.y + lane.height / 2);
  await expect(tip).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(tip).toHaveCount(0);
});

test('what is selected anywhere is selected in timeline, transcript and events table', async ({ page }, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  const events = await openTab(page, 'Events');
  await events.getByRole('checkbox', { name: 'With messages' }).check();
  const fit = timeline(page).getByRole('button', { name: 'Fit the selection' });
  await expect(fit).toBeDisabled();
  const whole = await spanOf(page);

  // from the table to transcript and timeline
  await events.getByRole('row', { name: /Sentence number 2 of/ }).click();
  await expect(lineWith(page, 'Sentence number 2 of')).toHaveAttribute('aria-current', 'true');
  await fit.click();
  expect((await spanOf(page)).until).toBeLessThan(whole.from + whole.length / 4);

  // from the transcript: the timeline follows without a change of scale
  const { length } = await spanOf(page);
  await transcript(page).focus();
  await lineWith(page, 'Sentence number 2 of').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lineWith(page, 'Sentence number 360 of')).toHaveAttribute('aria-current', 'true');
  await expect.poll(async () => (await spanOf(page)).until).toBeGreaterThan(whole.until - whole.length / 4);
  expect(Math.abs((await spanOf(page)).length - length)).toBeLessThan(length / 2);
  await expect(events.getByRole('row', { name: /Sentence number 360 of/ })).toHaveAttribute('aria-current', 'true');

  // from the timeline: Escape lets go everywhere
  await plot(page).focus();
  await page.keyboard.press('Escape');
  await expect(lineWith(page, 'Sentence number 360 of')).not.toHaveAttribute('aria-current');
  await expect(events.getByRole('row', { name: /Sentence number 360 of/ })).not.toHaveAttribute('aria-current');
});

test('hits are marked beside the scrollbar, and a press leads there', async ({ page }, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  await search(page, '"number 324"');
  await expect(searchBox(page)).toBeVisible();
  await listRow(page, /Long Talker/).click();
  await settled(page);
  const hit = lineWith(page, 'Sentence number 324 of');
  await expect(hit).toBeInViewport();
  const map = conversationPane(page).getByTitle('1 hit');
  const stroke = conversationPane(page).locator('[data-kind="found"]');
  const pane = await boxOf(transcript(page).locator('xpath=..'));
  const mark = await boxOf(stroke);
  expect((mark.y - pane.y) / pane.height).toBeCloseTo(0.9, 1);

  await lineWith(page, 'Sentence number 324 of').click();
  await page.keyboard.press('Home');
  await expect(hit).not.toBeInViewport();
  await page.mouse.move(mark.x + 3, mark.y + 1);
  await expect(map).toBeVisible();
  await page.mouse.click(mark.x + 3, mark.y + 1);
  await expect(hit).toBeInViewport();
  await expect(hit).toHaveAttribute('aria-current', 'true');
});

test('of 50 000 messages the place is kept while others are read, and a hit at nine tenths is found', async ({
  page,
}, info) => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `Sentence number ${index + 1} of a very long talk.`);
  lines[45_000] = 'Here the lighthouse is mentioned.';
  const chats = [webhookChat(72, 'Very Long Talker', lines), webhookChat(73, 'Short Talker', ['Only this.'])];
  await importFile(page, await written(info.outputPath('long.json'), logOf(chats)));
  await listRow(page, /Very Long Talker/).click();
  await settled(page);
  const first = lineWith(page, 'Sentence number 1 of');
  await first.click();
  await page.keyboard.press('End');
  const last = lineWith(page, 'Sentence number 50000 of');
  await expect(last).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(first).toBeInViewport();

  await transcript(page).hover();
  await page.mouse.wheel(0, 900_000);
  await expect(first).not.toBeInViewport();
  const top = () =>
    transcript(page)
      .getByRole('article')
      .evaluateAll(articles => {
        const pane = articles[0]?.closest('[role="feed"]')?.parentElement?.getBoundingClientRect();
        const inSight = articles.filter(article => article.getBoundingClientRect().bottom > (pane?.top ?? 0));
        const places = inSight.map(article => Number(article.getAttribute('aria-posinset')));
        return Math.min(...places.filter(place => place > 100));
      });
  await expect.poll(top).toBeGreaterThan(1000);
  // the wheel may still be turning: the place is that where it came to rest
  let place = 0;
  await expect
    .poll(async () => {
      const before = place;
      place = await top();
      return place - before;
    })
    .toBe(0);
  await page.setViewportSize({ width: 1180, height: 700 });
  await expect.poll(async () => Math.abs((await top()) - place)).toBeLessThanOrEqual(1);
  await listRow(page, /Short Talker/).click();
  await expect(lineWith(page, 'Only this.')).toBeVisible();
  await listRow(page, /Very Long Talker/).click();
  await expect.poll(async () => Math.abs((await top()) - place)).toBeLessThanOrEqual(1);

  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('lighthouse');
  await page.keyboard.press('Enter');
  const hit = lineWith(page, 'lighthouse');
  await expect(hit).toBeInViewport();
  await expect(hit).toHaveAttribute('aria-posinset', '45001');
});

test('the list with its timeline, and the map beside a transcript, break no rule in either theme', async ({
  page,
}, info) => {
  await openLongTalk(page, info.outputPath('talk.json'));
  expect(await breachesInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 820, height: 700 });
  await expect(timeline(page)).toBeVisible();
  expect(await breaches(page)).toEqual([]);
});
