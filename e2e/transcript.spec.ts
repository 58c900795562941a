import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { breaches } from './axe';
import { conversationPane, importExports, importFile, lineWith, listRow, openConversation, transcript } from './steps';
import { logOf, webhookChat, written } from './written';

const BEGIN = Date.UTC(2025, 4, 12, 8);
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

interface Engagement {
  readonly id: string;
  readonly agent: string;
  /** Minutes after the first one. */
  readonly at: number;
  readonly set: number;
  readonly sequence: number;
  readonly says: readonly [customer: string, agent: string];
  readonly endReason?: string;
  readonly startReason?: string;
}

/** A page of a history export: engagements of one visitor, two lines each. */
function historyOf(visitor: string, engagements: readonly Engagement[]): string {
  const records = engagements.map(({ id, agent, at, set, sequence, says, endReason = '210', startReason = '0' }) => {
    const start = BEGIN + at * MINUTE_MS;
    const said = (text: string, source: 'visitor' | 'agent', seconds: number) => ({
      timeL: start + seconds * 1000,
      controlType: 0,
      subType: 'REGULAR',
      textType: 'plain',
      lineSeq: String(seconds),
      agentId: source === 'agent' ? 311 : 0,
      by: source === 'agent' ? agent : visitor,
      source,
      text,
    });
    return {
      info: {
        engagementId: id,
        startTimeL: start,
        endTimeL: start + 2 * MINUTE_MS,
        visitorId: `v-${visitor}`,
        visitorName: visitor,
        accountId: 'hb60311',
        agentId: '311',
        agentNickName: agent,
        engagementSet: set,
        engagementSequence: sequence,
        startReason,
        endReason,
        channel: 1,
      },
      transcript: { lines: [said(says[0], 'visitor', 10), said(says[1], 'agent', 40)] },
    };
  });
  return JSON.stringify({ _metadata: { count: records.length }, interactionHistoryRecords: records });
}

const VISITS = historyOf('Lea Moser', [
  {
    id: 'hb1',
    agent: 'Oskar',
    at: 0,
    set: 0,
    sequence: 0,
    says: ['My wheel is bent.', 'The workshop knows more.'],
    endReason: '6',
  },
  {
    id: 'hb2',
    agent: 'Signe',
    at: 7,
    set: 0,
    sequence: 1,
    says: ['Is this the workshop?', 'It is, bring the wheel.'],
    startReason: '6',
  },
  {
    id: 'hb3',
    agent: 'Tove',
    at: 4 * DAY_MINUTES,
    set: 0,
    sequence: 0,
    says: ['Is my wheel ready?', 'Since this morning.'],
  },
]);

/** What the next paste would bring, in a form. */
async function pasted(page: Page, type: 'text/plain' | 'text/html'): Promise<string> {
  await page.evaluate(
    form =>
      document.addEventListener(
        'paste',
        event => {
          document.documentElement.dataset.pasted = event.clipboardData?.getData(form) ?? '';
        },
        { once: true },
      ),
    type,
  );
  await page.keyboard.press('ControlOrMeta+v');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-pasted', /./);
  const words = (await root.getAttribute('data-pasted')) ?? '';
  await page.evaluate(() => delete document.documentElement.dataset.pasted);
  return words;
}

async function chooseFrom(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await conversationPane(page).getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('marked lines are copied with names and times, for a mail and for Markdown', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  await lineWith(page, 'The chain fell off').click();
  await lineWith(page, 'Bring it round').click({ modifiers: ['Shift'] });
  await expect(conversationPane(page)).toContainText(/\d messages selected/);
  await page.keyboard.press('ControlOrMeta+Shift+c');
  await expect(conversationPane(page)).toContainText(/\d lines copied/);

  const plain = await pasted(page, 'text/plain');
  expect(plain).toContain('Hana Dvorská with');
  expect(plain).toMatch(/\[10:00:00\] Hana Dvorská: The chain fell off twice today/);
  expect(plain).toContain('Bring it round, <i>any time</i> before six.');
  expect(plain).not.toContain('On my way.');
  await page.keyboard.press('ControlOrMeta+Shift+c');
  await expect.poll(() => pasted(page, 'text/html')).toContain('&lt;i&gt;any time&lt;/i&gt; before six.');

  await conversationPane(page).getByRole('button', { name: 'As Markdown' }).click();
  await expect(conversationPane(page)).toContainText(/\d lines copied/);
  // that lines were copied stands there from the copy before
  await expect
    .poll(() => pasted(page, 'text/plain'))
    .toContain('> Bring it round, \\<i\\>any time\\</i\\> before six.');
});

test('with Shift and the arrow keys lines are marked, and Escape takes first the marks and then the selection back', async ({
  exportsPage: page,
}) => {
  await openConversation(page, /Hana Dvorská/);
  const first = lineWith(page, 'The chain fell off');
  await first.click();
  await first.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(conversationPane(page)).toContainText('2 messages selected');
  await page.keyboard.press('Escape');
  await expect(conversationPane(page)).not.toContainText('messages selected');
  await expect(transcript(page).locator('article[aria-current="true"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(transcript(page).locator('article[aria-current="true"]')).toHaveCount(0);
});

test('the link to a line is copied from its menu', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  await lineWith(page, 'On my way.').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy link to this place' }).click();
  await expect(conversationPane(page)).toContainText('Link copied');
  await lineWith(page, 'On my way.').focus();
  expect(await pasted(page, 'text/plain')).toMatch(/^lectern:conversation\/vcc-live:\S+#\S+$/);
});

test('the menu of a line closes with its choice, and the focus goes where the choice leads', async ({ page }) => {
  await importExports(page, 'vcc-webhooks.log');
  await openConversation(page, /Hana Dvorská/);
  const menu = page.getByRole('menu');
  await lineWith(page, 'On my way.').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy link to this place' }).click();
  await expect(menu).toHaveCount(0);
  await expect(lineWith(page, 'On my way.')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Add a note…' }).press('Enter');
  await expect(menu).toHaveCount(0);
  const note = page.getByRole('textbox', { name: /^Note/ });
  await expect(note).toBeFocused();
  await page.keyboard.type('Kind.');
  await expect(note).toHaveValue('Kind.');
});

test('the find bar walks through lines that are not drawn, and gives the focus back', async ({ page }, info) => {
  const lines = Array.from({ length: 3000 }, (_, n) =>
    n % 1000 === 700 ? `Línea of the anchor ${n}` : `Sentence ${n}.`,
  );
  await importFile(page, await written(info.outputPath('long.json'), logOf([webhookChat(71, 'Long Talker', lines)])));
  await listRow(page, /Long Talker/).click();
  await settled(page);
  await page.keyboard.press('ControlOrMeta+f');
  const field = page.getByRole('textbox', { name: 'Find in this transcript' });
  await expect(field).toBeFocused();
  await page.keyboard.type('LINEA');
  const bar = page.getByRole('search').filter({ has: field });
  await expect(bar).toContainText('3 lines');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('1 of 3');
  await expect(lineWith(page, 'anchor 700')).toBeInViewport();
  await expect(lineWith(page, 'anchor 700').locator('mark')).toHaveText('Línea');
  await page.keyboard.press('F3');
  await expect(lineWith(page, 'anchor 1700')).toBeInViewport();
  await page.keyboard.press('Shift+F3');
  await page.keyboard.press('Shift+F3');
  await expect(bar).toContainText('3 of 3');
  await expect(lineWith(page, 'anchor 2700')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(lineWith(page, 'anchor 2700')).toBeFocused();
});

test('the engagements of one visit are one thread with a seam, and a later visit is a link', async ({ page }, info) => {
  await importFile(page, await written(info.outputPath('visits.json'), VISITS));
  const pane = await openConversation(page, /Signe/);
  await expect(pane).toContainText('Visit, conversation 2 of 2');
  await expect(transcript(page)).toContainText('Transferred to Signe, 5m 00s later');
  await expect(lineWith(page, 'Is this the workshop?')).toBeInViewport();

  await chooseFrom(page, 'Go to', 'Beginning');
  await expect(lineWith(page, 'My wheel is bent.')).toBeVisible();
  await lineWith(page, 'The workshop knows more.').click();
  await settled(page);
  await expect(pane.getByRole('heading', { level: 2 })).toHaveText('Lea Moser with Oskar');
  await expect(pane).toContainText('Visit, conversation 1 of 2');
  await expect(lineWith(page, 'The workshop knows more.')).toHaveAttribute('aria-current', 'true');
  await expect(transcript(page)).toContainText('It is, bring the wheel.');

  await expect(transcript(page)).not.toContainText('Since this morning.');
  await pane.getByRole('button', { name: '1 related conversation' }).click();
  const other = page.getByRole('dialog').getByRole('button', { name: /Tove/ });
  await expect(other).toContainText('same customer');
  await other.click();
  await settled(page);
  await expect(transcript(page)).toContainText('Since this morning.');
  await expect(pane.getByRole('button', { name: '2 related conversations' })).toBeVisible();
});

test('what happened before the first message is one line, which opens, and is found and copied like the rest', async ({
  samplesPage: page,
}) => {
  await openConversation(page, /Jonas/);
  const begun = transcript(page).getByRole('button', { name: /^Requested .* waited 24s in Tents · Mira joined/ });
  await expect(begun).toHaveAttribute('aria-expanded', 'false');
  await expect(lineWith(page, 'Welcome to Fernweh Outdoor.')).toHaveCount(0);
  await begun.click();
  await expect(lineWith(page, 'Welcome to Fernweh Outdoor.')).toBeVisible();
  await begun.click();
  await expect(lineWith(page, 'Welcome to Fernweh Outdoor.')).toHaveCount(0);

  await chooseFrom(page, 'Copy', /plain/);
  await expect(conversationPane(page)).toContainText(/lines copied/);
  expect(await pasted(page, 'text/plain')).toContain('Welcome to Fernweh Outdoor.');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('fernweh outdoor');
  await page.keyboard.press('Enter');
  await expect(lineWith(page, 'Welcome to Fernweh Outdoor.')).toHaveAttribute('aria-current', 'true');
});

test('lines of the system and lines for agents only fold away, and open again one by one', async ({
  exportsPage: page,
}) => {
  await openConversation(page, /Beatrix Lang/);
  await chooseFrom(page, 'View', 'Hide agent-only messages');
  await expect(lineWith(page, 'Warranty ran out in March')).toHaveCount(0);
  await transcript(page).getByRole('button', { name: '1 agent-only message' }).click();
  await expect(lineWith(page, 'Warranty ran out in March')).toBeVisible();
  await chooseFrom(page, 'View', 'Hide system messages');
  await expect(lineWith(page, 'Welcome to the harbour workshop.')).toHaveCount(0);
  await chooseFrom(page, 'View', 'Show system messages');
  await transcript(page)
    .getByRole('button', { expanded: false, name: /events$/ })
    .click();
  await expect(lineWith(page, 'Welcome to the harbour workshop.')).toBeVisible();
});

test('the reading view holds every line in one flow, and a long one by parts', async ({ page }, info) => {
  const lines = Array.from({ length: 5500 }, (_, n) => `Sentence number ${n + 1}.`);
  await importFile(page, await written(info.outputPath('long.json'), logOf([webhookChat(72, 'Long Talker', lines)])));
  await listRow(page, /Long Talker/).click();
  await settled(page);
  await chooseFrom(page, 'View', 'Show all messages on one page');
  const flow = page.getByRole('document', { name: 'All messages on one page' });
  await expect(flow).toBeFocused();
  await expect(flow.getByRole('article')).toHaveCount(5000);
  await expect(page.getByText('Part 1 of 2: lines 1 to 5,000 of 5,500')).toBeVisible();
  await page.getByRole('button', { name: 'Next part' }).click();
  await expect(flow).toContainText('Sentence number 5500.');
  await page.getByRole('button', { name: 'Back to the transcript' }).click();
  await expect(transcript(page)).toBeVisible();
});

test('on paper there is the whole transcript in light colours, and nothing else of the window', async ({
  page,
}, info) => {
  const lines = Array.from({ length: 300 }, (_, n) => `Sentence number ${n + 1}.`);
  await importFile(page, await written(info.outputPath('long.json'), logOf([webhookChat(73, 'Long Talker', lines)])));
  await listRow(page, /Long Talker/).click();
  await settled(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const paper = page.getByRole('table');
  await expect(paper.getByRole('article')).toHaveCount(300);
  await expect(paper.getByRole('columnheader')).toContainText(/Long Talker with Irena Malá · 20 May 2025|May 20, 2025/);
  await expect(page.getByRole('grid', { name: 'Conversations' })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  const cut = await page.evaluate(() => {
    const article = [...document.querySelectorAll('article')].at(-1);
    const clipping: string[] = [];
    for (let box = article?.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY !== 'visible') clipping.push(box.className);
    }
    return clipping;
  });
  expect(cut).toEqual([]);
  const colour = await paper.evaluate(element => getComputedStyle(element).color);
  expect(colour).toBe('rgb(28, 30, 34)');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(transcript(page)).toBeVisible();
});

test('printing by key breaks no pane, and the window is as it was afterwards', async ({ exportsPage: page }) => {
  await openConversation(page, /Hana Dvorská/);
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.documentElement.dataset.printed = String(document.querySelectorAll('table article').length);
    });
  });
  // the browser's own: it stops the page while it prints, which an event that is only dispatched does not
  await page.keyboard.press('ControlOrMeta+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', /^[1-9]/);
  await settled(page);
  await expect(page.getByText('This part of the window stopped working')).toHaveCount(0);
  await expect(lineWith(page, 'On my way.')).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toBeVisible();
});

test('transcript, find bar, marked lines, folds, reading view and timeline break no rule in either theme', async ({
  page,
}, info) => {
  await importFile(page, await written(info.outputPath('visits.json'), VISITS));
  await openConversation(page, /Signe/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await lineWith(page, 'Is this the workshop?').click();
    await lineWith(page, 'It is, bring the wheel.').click({ modifiers: ['Shift'] });
    await chooseFrom(page, 'View', 'Hide system messages');
    expect(await breaches(page), `${colorScheme}: marked and folded`).toEqual([]);
    await chooseFrom(page, 'View', 'Show system messages');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('wheel');
    await expect(transcript(page).locator('mark').first()).toBeVisible();
    expect(await breaches(page), `${colorScheme}: finding`).toEqual([]);
    await page.keyboard.press('Escape');
    await chooseFrom(page, 'View', 'Show all messages on one page');
    expect(await breaches(page), `${colorScheme}: reading`).toEqual([]);
    await page.getByRole('button', { name: 'Back to the transcript' }).click();
  }
});
