import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { breaches, breachesInBothThemes, overflows } from './axe';
import {
  ALL_EXPORTS,
  closeDialog,
  conversationPane,
  importExports,
  importFile,
  importSamples,
  lineWith,
  list,
  listRow,
  openTab,
  openTimeline,
  search,
  searchBox,
  shownDialog,
  transcript,
} from './steps';
import { manyChats, written } from './written';

const rows = (page: Page) => list(page).getByRole('row');
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Archive' });
const facet = (page: Page, name: string) => sidebar(page).getByRole('region', { name, exact: true });
const chips = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
const found = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words, exact: true });
const explained = (page: Page) =>
  page.getByRole('region', { name: 'Found conversations' }).locator('[data-explanation]');

test('text and chips are one: a filter becomes a chip, is taken away, edited and lifted', async ({
  exportsPage: page,
}) => {
  const total = await list(page).getAttribute('aria-rowcount');
  const box = searchBox(page);
  await box.click();
  await page.keyboard.type('source:vcc-live chain ');
  await settled(page);
  await expect(chips(page)).toHaveText(['source: VCC Live']);
  await expect(box).toHaveValue('chain ');
  await expect(rows(page)).toHaveCount(1);

  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await settled(page);
  await expect(chips(page)).toHaveCount(0);
  await expect(box).toHaveValue('chain ');

  await search(page, 'source:ctlive is:transferred');
  await expect(chips(page)).toHaveText(['source: Enghouse CTLive', 'is: transferred']);
  await box.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('source:ctlive');
  await expect(chips(page)).toHaveText(['is: transferred']);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(chips(page)).toHaveText(['is: transferred', 'source: Enghouse CTLive']);

  await page.keyboard.press('Escape');
  await settled(page);
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(total));
  await page.keyboard.press('Escape');
  await settled(page);
  await expect(chips(page)).toHaveText(['is: transferred', 'source: Enghouse CTLive']);
  await page.getByRole('button', { name: 'Remove is: transferred' }).click();
  await settled(page);
  await expect(chips(page)).toHaveText(['source: Enghouse CTLive']);
});

test('suggestions come with their counts and what they mean, and are taken by the keys or a press', async ({
  exportsPage: page,
}) => {
  const box = searchBox(page);
  await box.click();
  await page.keyboard.type('irena');
  await settled(page);
  const agents = page.getByRole('group', { name: 'Agent' }).getByRole('option');
  await expect(agents).toHaveText([/^agent:Irena Malá\s*\d+$/]);
  await page.keyboard.press('ArrowDown');
  await expect(agents).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(chips(page)).toHaveText(['agent: Irena Malá']);
  await expect(explained(page)).toHaveText(/are with the agent .*Irena Malá/);
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeHidden();

  await page.keyboard.type('outc');
  await page.getByRole('option', { name: /^outcome:/ }).click();
  await expect(box).toHaveValue('outcome:');
  await expect(page.getByRole('group', { name: 'Outcome' }).getByRole('option').first()).toBeVisible();
  await page.getByRole('group', { name: 'Outcome' }).getByRole('option').first().click();
  await settled(page);
  await expect(chips(page)).toHaveCount(2);
});

test('what is not understood is underlined and said, and the rest runs', async ({ exportsPage: page }) => {
  await search(page, 'score:high tandem');
  await expect(rows(page)).toHaveCount(1);
  await expect(explained(page)).toContainText('“high” is not a number and is ignored.');
  await expect(explained(page)).toContainText('The rest of the search still runs.');
  await expect(page.getByRole('search').locator('u')).toHaveText('high');
});

test('what was asked before comes back with the up arrow, and can be forgotten', async ({ exportsPage: page }) => {
  await search(page, 'tandem');
  await search(page, 'chain');
  const box = searchBox(page);
  await box.fill('');
  await box.press('ArrowUp');
  await expect(box).toHaveValue('chain');
  await box.press('ArrowUp');
  await expect(box).toHaveValue('tandem');
  await settled(page);
  await expect(rows(page)).toHaveCount(1);

  await page.keyboard.press('ControlOrMeta+,');
  const settings = await shownDialog(page, 'Settings');
  await settings.getByRole('button', { name: 'Clear 2 searches' }).click();
  await closeDialog(page);
  await box.fill('');
  await box.press('ArrowUp');
  await expect(box).toHaveValue('');
});

test('facets count what picking them would find, write into the search and are taken out again', async ({
  exportsPage: page,
}) => {
  const total = Number(await list(page).getAttribute('aria-rowcount'));
  const vendors = facet(page, 'Source').getByRole('button', { pressed: false });
  const counts = await vendors.locator('[data-count]').allInnerTexts();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(total);

  const vcc = facet(page, 'Source').getByRole('button', { name: /^VCC Live/ });
  const count = Number(await vcc.locator('[data-count]').innerText());
  await vcc.click();
  await settled(page);
  await expect(vcc).toHaveAttribute('aria-pressed', 'true');
  await expect(chips(page)).toHaveText(['source: VCC Live']);
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(count));
  // the other sources say what they would add
  await expect(facet(page, 'Source').locator('[data-count]')).toHaveText(counts);

  await facet(page, 'Agent')
    .getByRole('button', { name: /^Irena Malá/ })
    .click();
  await settled(page);
  await expect(chips(page)).toHaveText(['source: VCC Live', 'agent: Irena Malá']);
  await search(page, 'zebra');
  await expect(facet(page, 'Agent').getByRole('button', { name: /^Irena Malá/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(found(page, '0 conversations')).toBeVisible();
  await facet(page, 'Agent')
    .getByRole('button', { name: /^Irena Malá/ })
    .click();
  await vcc.click();
  await settled(page);
  await expect(chips(page)).toHaveCount(0);
});

test('what needs attention is one press away', async ({ exportsPage: page }) => {
  const attention = sidebar(page).getByRole('button', { name: /^Import issues/ });
  const count = await attention.locator('[data-count]').innerText();
  await attention.click();
  await settled(page);
  await expect(list(page)).toHaveAttribute('aria-rowcount', count);
  await expect(chips(page)).toHaveText(['has: finding']);
});

test('the time is chosen over the bars, by the grips’ keys, and by name', async ({ page }) => {
  await importSamples(page);
  await importExports(page, ...ALL_EXPORTS);
  const total = Number(await list(page).getAttribute('aria-rowcount'));
  const plot = sidebar(page).locator('[data-plot]');
  const box = await plot.boundingBox();
  if (box === null) throw new Error('no bars');
  await page.mouse.move(box.x + 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  await expect(chips(page)).toHaveText([/^\w{3} \d+, \d{4} – \w{3} \d+, \d{4}$/]);
  const part = Number(await list(page).getAttribute('aria-rowcount'));
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(total);

  const end = sidebar(page).getByRole('slider', { name: 'End of the selected time' });
  const before = await chips(page).innerText();
  await end.focus();
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  await expect(end).toBeFocused();
  expect(await chips(page).innerText()).not.toBe(before);

  await sidebar(page).getByRole('button', { name: 'Zoom to selection' }).click();
  await expect(plot).toBeVisible();
  await sidebar(page).getByRole('button', { name: 'Any time' }).click();
  await settled(page);
  await expect(chips(page)).toHaveCount(0);

  await sidebar(page).getByRole('button', { name: 'Choose dates' }).click();
  await page.getByRole('dialog', { name: 'Choose dates' }).getByLabel('From').fill('2025-05-01');
  await page.getByRole('dialog', { name: 'Choose dates' }).getByLabel('To').fill('2025-05-31');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await settled(page);
  await expect(chips(page)).toHaveText(['May 1, 2025 – May 31, 2025']);
});

test(
  'a search is saved with its count, run by its key, renamed, passed on as text and deleted',
  OWN_PROFILE,
  async ({ page, restart }) => {
    await importExports(page, ...ALL_EXPORTS);
    await search(page, 'source:vcc-live ');
    const count = await list(page).getAttribute('aria-rowcount');
    await page.getByRole('button', { name: 'Save search' }).click();
    const save = await shownDialog(page, 'Save this search');
    await save.getByRole('textbox', { name: 'Name' }).fill('Our webhooks');
    await page.keyboard.press('Enter');
    await settled(page);
    const saved = facet(page, 'Saved searches');
    await expect(saved.getByRole('button', { name: `Our webhooks ${count}` })).toBeVisible();

    await searchBox(page).press('Escape');
    await settled(page);
    await list(page).focus();
    await page.keyboard.press('1');
    await settled(page);
    await expect(chips(page)).toHaveText(['source: VCC Live']);

    await saved.getByRole('button', { name: 'Options for saved searches' }).click();
    await page.getByRole('menuitem', { name: 'As text…' }).click();
    const texts = await shownDialog(page, 'Saved searches as text');
    const area = texts.getByRole('textbox', { name: 'Searches' });
    await expect(area).toHaveValue('# Our webhooks\nsource:vcc-live\n');
    await area.fill('# Our webhooks\nsource:vcc-live\n\n# Tandems\ntandem\n');
    await texts.getByRole('button', { name: 'Replace my searches' }).click();
    await settled(page);
    await expect(saved.getByRole('button', { name: 'Tandems 1' })).toBeVisible();

    const again = await restart();
    const kept = facet(again, 'Saved searches');
    await kept.getByRole('button', { name: 'Tandems 1' }).hover();
    await kept.getByRole('button', { name: 'Options for “Tandems”' }).click();
    await again.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(kept.getByRole('button', { name: /^Tandems/ })).toBeHidden();
  },
);

test('where nothing is found, looser searches are offered with what they find', async ({ exportsPage: page }) => {
  await search(page, 'source:ctlive tandem');
  await expect(page.getByRole('heading', { name: 'No results' })).toBeVisible();
  const offer = page.getByRole('button', { name: /Without source:ctlive.*1 conversation/s });
  await offer.click();
  await settled(page);
  await expect(rows(page)).toHaveCount(1);
  await expect(searchBox(page)).toHaveValue('tandem');
});

test('hits are walked from conversation to conversation, and Escape leads back to the row', async ({
  exportsPage: page,
}) => {
  await search(page, 'chain');
  await page.keyboard.press('F3');
  await settled(page);
  await expect(lineWith(page, /chain/).first()).toBeInViewport();
  await expect(transcript(page).locator('article[aria-current="true"] mark').first()).toHaveText(/chain/i);

  await search(page, 'the');
  const title = conversationPane(page).getByRole('heading', { level: 2 });
  await listRow(page, /./).first().click();
  await settled(page);
  const first = await title.innerText();
  await expect
    .poll(async () => {
      await page.keyboard.press('F3');
      await settled(page);
      return title.innerText();
    })
    .not.toBe(first);
  await page.keyboard.press('Shift+F3');
  await settled(page);
  await expect(title).toHaveText(first);

  await transcript(page).locator('article[aria-current="true"]').focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      return list(page).evaluate(grid => grid === document.activeElement);
    })
    .toBe(true);
  const active = await list(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toBeInViewport();
});

test('the order has a second key, and the best match where there are words', async ({ exportsPage: page }) => {
  const order = page.getByRole('button', { name: /Order$/ });
  await order.click();
  await expect(page.getByRole('option', { name: 'Best match' })).toBeHidden();
  await page.getByRole('option', { name: 'Source A to Z' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Add second sort' }).click();
  await page
    .getByRole('dialog', { name: 'Add second sort' })
    .getByRole('button', { name: /Add second sort$/ })
    .click();
  await page.getByRole('option', { name: 'Customer A to Z' }).click();
  await settled(page);
  await page.keyboard.press('Escape');
  const shown = await rows(page).evaluateAll(all =>
    all.map(row => [
      row.querySelector('[data-filter-key="source"]')?.getAttribute('data-filter-value'),
      row.querySelector('bdi')?.textContent,
    ]),
  );
  const sources = shown.map(([source]) => source);
  expect(sources).toEqual(sources.toSorted());
  const vcc = shown.filter(([source]) => source === 'vcc-live').map(([, customer]) => customer ?? '');
  expect(vcc.length).toBeGreaterThan(1);
  expect(vcc).toEqual(vcc.toSorted((a, b) => a.localeCompare(b)));

  await search(page, 'the');
  await order.click();
  await page.getByRole('option', { name: 'Best match' }).click();
  await settled(page);
  await expect(order).toContainText('Best match');
});

test('an Alt-click on a value, or its button, searches for it', async ({ exportsPage: page }) => {
  await listRow(page, /Hana Dvorská/).click();
  await settled(page);
  const details = await openTab(page, 'Details');
  await details.getByText('VCC Live', { exact: true }).click({ modifiers: ['Alt'] });
  await settled(page);
  await expect(chips(page)).toHaveText(['source: VCC Live']);
  await details
    .getByRole('button', { name: /^Search for Queue:/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(chips(page)).toHaveCount(2);
  await expect(chips(page).last()).toHaveText(/^in: /);
  // what is open stays open, and its row is known in the shorter list
  await expect(list(page).locator('[aria-selected="true"]')).toHaveAccessibleName(/Hana Dvorská/);
});

test('an Alt-click on a value in list, header, transcript or timeline searches for it, and opens nothing', async ({
  exportsPage: page,
}) => {
  await listRow(page, /Hana Dvorská/).click();
  await settled(page);
  const alt = { modifiers: ['Alt'] as 'Alt'[] };
  const clear = async () => {
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await settled(page);
  };
  const expectChip = async (chip: RegExp) => {
    await settled(page);
    await expect(chips(page)).toHaveText([chip]);
    await expect(conversationPane(page).getByRole('heading', { level: 2 })).toContainText('Hana Dvorská');
    await clear();
  };
  const pane = conversationPane(page);
  await pane.getByRole('heading', { level: 2 }).getByText('Hana Dvorská').click(alt);
  await expectChip(/^with: Hana Dvorská$/);
  await transcript(page).locator('[data-filter-key="from"]:visible').first().click(alt);
  await expectChip(/^from: /);
  await openTimeline(page);
  await pane.locator('[data-pane="timeline"] [data-filter-key="with"]').first().click(alt);
  await expectChip(/^with: /);
  const other = list(page).getByRole('row').filter({ hasNotText: 'Hana Dvorská' }).first();
  await other.locator('[data-filter-key="customer"]').click(alt);
  await expectChip(/^customer: /);
  await list(page).locator('time').first().click(alt);
  await expectChip(/^[A-Z][a-z]{2} \d{1,2}, \d{4}$/);
});

test('behind a role those who have it are offered, and every key in an empty box', async ({ exportsPage: page }) => {
  const box = searchBox(page);
  await box.click();
  const panel = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(panel.getByRole('option', { name: /^field:/ })).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await page.keyboard.type('agent:ire');
  await settled(page);
  await expect(page.getByRole('group', { name: 'Agent' }).getByRole('option')).toHaveText([/^agent:Irena Malá\s*\d+$/]);
  await expect(page.getByRole('group', { name: 'In the text' }).getByRole('option').first()).toContainText(
    'agent-said:ire',
  );
  // said once, and the panel goes without taking the text along
  await expect(page.locator('[data-explanation]:visible')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(box).toHaveValue('agent:ire');
  await expect(page.locator('[data-explanation]:visible')).toHaveCount(1);

  await page.keyboard.type('n');
  await settled(page);
  await expect(panel).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(chips(page)).toHaveText(['agent: Irena Malá']);
  await box.pressSequentially('th');
  await settled(page);
  await expect(panel).toBeVisible();
  await list(page).click({ position: { x: 40, y: 400 } });
  await expect(panel).toBeHidden();
});

test('all keys stand on a help page, and its examples are asked by a press', async ({ exportsPage: page }) => {
  await page.keyboard.press('F1');
  await shownDialog(page, 'Keyboard shortcuts');
  await page.getByRole('button', { name: 'Search help' }).click();
  const help = await shownDialog(page, 'Search help');
  expect(await breaches(page)).toEqual([]);
  await help.getByRole('button', { name: 'Search for has:internal' }).click();
  await settled(page);
  await expect(help).toBeHidden();
  await expect(chips(page)).toHaveText(['has: internal']);
});

test('the search stands as text or as chips', OWN_PROFILE, async ({ page, restart }) => {
  await importExports(page, ...ALL_EXPORTS);
  await search(page, 'source:ctlive the');
  const asText = page.getByRole('button', { name: 'Show the search as text' });
  await asText.click();
  await expect(searchBox(page)).toHaveValue('source:ctlive the');
  await expect(chips(page)).toHaveCount(0);
  await searchBox(page).fill('the source:vcc-live');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(searchBox(page)).toHaveValue('the source:vcc-live');
  const again = await restart();
  await search(again, 'source:ctlive');
  await expect(searchBox(again)).toHaveValue('source:ctlive');
  await again.getByRole('button', { name: 'Show the search as text' }).click();
  await expect(chips(again)).toHaveText(['source: Enghouse CTLive']);
});

test('what fits an expression is shown, opened at and walked like a word', async ({ exportsPage: page }) => {
  await search(page, '/\\bchain\\w*/');
  await expect(explained(page)).toContainText('fits the expression');
  await expect(rows(page).first().locator('mark').first()).toHaveText(/^chain\w*$/i);
  await rows(page).first().click();
  await settled(page);
  const current = transcript(page).locator('article[aria-current="true"]');
  await expect(current).toBeInViewport();
  await expect(current.locator('mark').first()).toHaveText(/^chain\w*$/i);
  const before = await current.getAttribute('data-item');
  await expect
    .poll(async () => {
      await page.keyboard.press('F3');
      await settled(page);
      return transcript(page).locator('article[aria-current="true"]').first().getAttribute('data-item');
    })
    .not.toBe(before);
});

test('an expression that runs away is given up and said, and the window goes on', async ({ samplesPage: page }) => {
  await search(page, '/(\\w+\\s?)+!$/');
  await expect(page.getByText(/could not be searched in time/)).toBeVisible();
  await search(page, 'tent');
  await expect(rows(page).first()).toBeVisible();
});

test('the bars under When stay those of the archive, each with its name', async ({ page }) => {
  await importSamples(page);
  await importExports(page, ...ALL_EXPORTS);
  const bars = sidebar(page).getByRole('list', { name: 'Conversations over time' });
  const all = await sidebar(page).locator('[data-bar]').count();
  expect(all).toBeGreaterThan(5);
  await search(page, 'tandem');
  await expect(sidebar(page).locator('[data-bar]')).toHaveCount(all);
  await expect(bars.getByRole('listitem')).toHaveText([/ · 1 of \d+$/]);
  await search(page, 'zebrafish');
  await expect(sidebar(page).locator('[data-bar]')).toHaveCount(all);
});

test('a saved search that was deleted comes back, and is moved', async ({ exportsPage: page }) => {
  await page.getByRole('button', { name: 'Options for saved searches' }).click();
  await page.getByRole('menuitem', { name: 'As text…' }).click();
  const texts = await shownDialog(page, 'Saved searches as text');
  await texts.getByRole('textbox', { name: 'Searches' }).fill('# One\nchain\n\n# Two\ntandem\n');
  await texts.getByRole('button', { name: 'Replace my searches' }).click();
  await settled(page);
  const saved = facet(page, 'Saved searches');
  const names = saved.getByRole('listitem').locator('[data-name]');
  await saved.getByRole('button', { name: /^One/ }).hover();
  await saved.getByRole('button', { name: 'Options for “One”' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(names).toHaveText(['Two']);
  await saved.getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveText(['One', 'Two']);
  await saved.getByRole('button', { name: /^One/ }).hover();
  await saved.getByRole('button', { name: 'Options for “One”' }).click();
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(names).toHaveText(['Two', 'One']);
});

test('when an import comes in, the list stays where it is looked at', async ({ page }, info) => {
  await importFile(page, await written(info.outputPath('many.log'), manyChats(900)));
  await list(page).focus();
  await page.keyboard.press('End');
  await settled(page);
  for (let n = 0; n < 12; n++) await page.keyboard.press('PageUp');
  await settled(page);
  const place = () =>
    list(page).evaluate(grid => {
      const top = grid.getBoundingClientRect().top;
      const shown = [...grid.querySelectorAll('[role="row"]')].find(
        row => row.getBoundingClientRect().bottom > top + 1,
      );
      return [shown?.textContent, Math.round((shown?.getBoundingClientRect().top ?? 0) - top)];
    });
  await list(page).evaluate(grid => grid.scrollBy(0, -1234));
  await settled(page);
  const before = await place();
  const selected = await list(page).locator('[aria-selected="true"]').textContent();
  await importExports(page, 'ccai-events.jsonl', 'liveperson-page.json');
  expect(await place()).toEqual(before);
  await expect(list(page).locator('[aria-selected="true"]')).toHaveText(selected ?? '');
});

test('the count is announced once for each search, and a long list is looked at from its top', async ({
  page,
}, info) => {
  await importFile(page, await written(info.outputPath('many.log'), manyChats(1500)));
  await list(page).focus();
  await page.keyboard.press('End');
  await settled(page);
  await search(page, 'ferry');
  await expect(page.locator('[data-live-announcer]')).toHaveText('1,500 conversations');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '1500');
  await search(page, 'ticket77');
  await expect(list(page).getByRole('row').first()).toHaveAttribute('aria-rowindex', '1');
  await expect(list(page).getByRole('row').first()).toBeInViewport();
});

test('nothing is broken for anybody while something is searched, at any width and in both colours', async ({
  page,
}) => {
  test.slow();
  await importExports(page, ...ALL_EXPORTS);
  const expectSound = async (what: string) => {
    expect(await breachesInBothThemes(page), what).toEqual([]);
  };
  await search(page, 'score:high during:2025-05 the');
  await expectSound('an answer, with a part that was not understood');
  await page.getByRole('button', { name: 'Save search' }).click();
  await shownDialog(page, 'Save this search');
  await expectSound('saving a search');
  await page.keyboard.press('Enter');
  await settled(page);
  await searchBox(page).pressSequentially(' ir');
  await page.keyboard.press('ArrowDown');
  await settled(page);
  await expectSound('suggestions');
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
    [820, 700],
    [520, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    // the panes take their new places a moment after the window did
    await expect.poll(() => overflows(page), `${width} wide`).toEqual([]);
  }
});
