import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { overflows } from './axe';
import {
  closeDialog,
  conversationPane,
  dropExports,
  importFile,
  importSamples,
  list,
  openConversation,
  shownDialog,
  transcript,
} from './steps';
import { webhookChat, written } from './written';

const PANES = {
  archive: (page: Page) => page.getByRole('navigation', { name: 'Archive' }),
  list: (page: Page) => page.getByRole('region', { name: 'Found conversations' }),
  conversation: (page: Page) => page.getByRole('main', { name: 'Conversation' }),
  details: (page: Page) => page.getByRole('complementary', { name: 'Details of the conversation' }),
} as const;

const SIZES = [
  { width: 1440, height: 900, shown: ['archive', 'list', 'conversation', 'details'] },
  { width: 1040, height: 700, shown: ['archive', 'list', 'conversation'] },
  { width: 1024, height: 700, shown: ['list', 'conversation'] },
  { width: 700, height: 600, shown: ['list', 'conversation'] },
] as const;

test(`at ${SIZES.map(({ width, height }) => `${width} × ${height}`).join(', ')} the panes stand side by side, and nothing is cut or covered`, async ({
  page,
}, info) => {
  // each size of the window is a start of its own
  test.slow();
  const picture = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    expect(await overflows(page), `empty archive at ${width}`).toEqual([]);
    await picture(`empty-${width}`);
  }
  const preview = await dropExports(page, 'liveperson-page.json', 'ctlive-dump.txt');
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    expect(await overflows(page), `preview at ${width}`).toEqual([]);
    await picture(`preview-${width}`);
  }
  await preview.getByRole('button', { name: 'Cancel' }).click();
  await page.setViewportSize(SIZES[0]);
  await importSamples(page);
  await openConversation(page, /Jonas/);
  for (const { width, height, shown } of SIZES) {
    await test.step(`${shown.length} panes at ${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      // as after a start at this size: what was open at another says nothing
      await page.reload();
      await settled(page);
      await openConversation(page, /Jonas/);
      await expect(transcript(page)).toBeVisible();
      expect(await overflows(page), 'conversation').toEqual([]);
      await expectSideBySide(page, shown);
      await picture(`conversation-${width}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(`conversation-dark-${width}`);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  }
});

async function expectSideBySide(page: Page, shown: readonly string[]): Promise<void> {
  const boxes: { readonly name: string; readonly from: number; readonly until: number }[] = [];
  for (const [name, pane] of Object.entries(PANES)) {
    if (!shown.includes(name)) {
      await expect(pane(page), name).toBeHidden();
      continue;
    }
    const box = await pane(page).boundingBox();
    expect(box, name).not.toBeNull();
    if (box !== null) boxes.push({ name, from: box.x, until: box.x + box.width });
  }
  boxes.sort((a, b) => a.from - b.from);
  for (const [index, box] of boxes.entries()) {
    expect(box.from, box.name).toBeGreaterThanOrEqual((boxes[index - 1]?.until ?? 0) - 1);
  }
}

for (const [size, least] of [
  [{ width: 1440, height: 900 }, 9],
  [{ width: 1024, height: 700 }, 6],
] as const) {
  test(`${least} messages of an opened chat are whole in a window of ${size.width} × ${size.height}`, async ({
    samplesPage: page,
  }) => {
    await page.setViewportSize(size);
    await openConversation(page, /Jonas/);
    const whole = await transcript(page).evaluate(feed => {
      const { top, bottom } = (feed.parentElement ?? feed).getBoundingClientRect();
      const messages = [...feed.querySelectorAll('article[data-side]')].map(each => each.getBoundingClientRect());
      return messages.filter(box => box.top >= top - 1 && box.bottom <= bottom + 1).length;
    });
    expect(whole).toBeGreaterThanOrEqual(least);
  });
}

test('a name of three hundred letters stays in its lines, its pane and its window', async ({ page }, info) => {
  const name = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(9).slice(0, 300).trim();
  const path = await written(
    info.outputPath('long.json'),
    JSON.stringify(webhookChat(7, name, ['My parcel did not come.', 'Let me look where it is.'])),
  );
  await importFile(page, path);
  await openConversation(page, /Wolfeschlegel/);
  for (const size of [SIZES[0], SIZES[2]]) {
    await page.setViewportSize(size);
    expect(await overflows(page), `at ${size.width}`).toEqual([]);
    const heading = conversationPane(page).getByRole('heading', { level: 2 });
    expect((await heading.boundingBox())?.height ?? 99).toBeLessThan(48);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('[data-pane] *')].flatMap(element => {
        const pane = element.closest('[data-pane]')?.getBoundingClientRect();
        const { right, width } = element.getBoundingClientRect();
        const clipped = element.closest('[style*="overflow"], .visually-hidden') !== null;
        return pane !== undefined && width > 2 && !clipped && right > pane.right + 2 ? [element.className] : [];
      }),
    );
    expect(wide, `beyond their panes at ${size.width}`).toEqual([]);
  }
});

test('a pane without room lies over the others when it is asked for, and goes away with Escape', async ({
  samplesPage: page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openConversation(page, /Jonas/);
  await page.getByRole('button', { name: 'Details pane' }).click();
  await expect(PANES.details(page)).toBeInViewport();
  expect(await overflows(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(PANES.details(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Details pane' })).toBeFocused();
});

test('in a very narrow window one pane is shown at a time, with a way back', async ({ samplesPage: page }) => {
  await page.setViewportSize({ width: 520, height: 700 });
  await expect(PANES.conversation(page)).toBeHidden();
  await openConversation(page, /Jonas/);
  await expect(list(page)).toBeHidden();
  expect(await overflows(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(list(page)).toBeVisible();
  await settled(page);
});

test('dialogs stay inside a small window, and their buttons in sight', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 420 });
  const preview = await dropExports(page, 'ctlive-dump.txt', 'vcc-webhooks.log', 'liveperson-page.json');
  await expect(preview.getByRole('button', { name: 'Import', exact: true })).toBeInViewport({ ratio: 1 });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  const report = await shownDialog(page, /added$/);
  await expect(report.getByRole('button', { name: 'Save as text…' })).toBeInViewport({ ratio: 1 });
  expect(await overflows(page)).toEqual([]);
  await closeDialog(page);
});
