import { ANY_HOST, expect, settled, test } from './app';
import { importFile, lineWith, list, listRow, search, searchAnew, searchBox, transcript } from './steps';
import { logOf, manyChats, webhookChat, written } from './written';

const rows = (page: Parameters<typeof list>[0]) => list(page).getByRole('row');

test(
  'words of messages find their conversations, people and ids by their keys or anywhere',
  ANY_HOST,
  async ({ exportsPage: page }) => {
    for (const [words, found] of [
      ['tandem', /Lukáš Veselý/],
      ['TANDEM friday', /Lukáš Veselý/],
      ['fanale cavo', /Paolo Neri/],
      ['customer:beatrix', /Beatrix Lang/],
      ['anywhere:dvorska', /Hana Dvorská/],
      ['anywhere:Noor anywhere:Haddad', /crm-41/],
      ['id:hb60311700202', /Emre/],
      ['stol', /stolen at the ferry/],
      ['"cargo bikes"', /Emre/],
    ] as const) {
      await searchAnew(page, words);
      await expect(rows(page), words).toHaveCount(1);
      await expect(rows(page).first(), words).toHaveAccessibleName(found);
    }
  },
);

test(
  'a person is found by who they are, also by another name of the key, and told from what they said',
  ANY_HOST,
  async ({ exportsPage: page }) => {
    await searchAnew(page, 'agent:irena');
    const handled = await list(page).getAttribute('aria-rowcount');
    expect(Number(handled)).toBeGreaterThan(0);
    await expect(page.locator('[data-explanation]:visible')).toContainText('are with the agent');
    await searchAnew(page, 'agent-said:irena');
    await expect(page.getByRole('heading', { name: 'No results' })).toBeVisible();
    await searchAnew(page, 'person:dvorska');
    await expect(rows(page)).toHaveCount(1);
    await expect(page.locator('[data-explanation]:visible')).toContainText('are with the customer');
    await searchAnew(page, 'customer:dvorska from:customer');
    await expect(rows(page)).toHaveCount(1);
  },
);

test(
  'what stands only in a name or another field is offered in one line, and says where it is',
  ANY_HOST,
  async ({ exportsPage: page }) => {
    await searchAnew(page, 'beatrix');
    await expect(page.getByRole('heading', { name: 'No results' })).toBeVisible();
    const [first] = await page.locator('[data-offer]').all();
    await expect(first as NonNullable<typeof first>).toContainText('anywhere:beatrix');
    await first?.click();
    await settled(page);
    await expect(rows(page)).toHaveCount(1);
    await expect(listRow(page, /Beatrix Lang/).locator('[data-pill]')).toHaveText('Customer');
    await listRow(page, /Beatrix Lang/).click();
    await settled(page);
    await expect(page.getByText('Not in a message. Found in:')).toBeVisible();
    await expect(page.locator('[data-found-elsewhere] mark')).toHaveText(/beatrix/i);
  },
);

test(
  'a mistyped word finds what was meant, by asking for it or by taking the offer',
  ANY_HOST,
  async ({ exportsPage: page }) => {
    await search(page, '~thrusday');
    await expect(listRow(page, /Beatrix Lang/)).toBeVisible();
    await listRow(page, /Beatrix Lang/).click();
    await expect(lineWith(page, 'Thursday it is, thank you.').locator('mark')).toHaveText('Thursday');

    await searchAnew(page, 'thrusday');
    await page.getByRole('button', { name: /Did you mean “thursday”/ }).click();
    await settled(page);
    await expect(listRow(page, /Beatrix Lang/)).toBeVisible();
  },
);

test('the excerpt shows where the word stands, and the hit opens at its message', async ({ exportsPage: page }) => {
  await search(page, 'thursday');
  await expect(listRow(page, /Beatrix Lang/).getByText('Thursday', { exact: true })).toBeVisible();
  await listRow(page, /Beatrix Lang/).click();
  const hit = lineWith(page, 'Thursday it is, thank you.');
  await expect(hit).toBeInViewport();
  await expect(hit.locator('mark')).toHaveText('Thursday');
  await expect(transcript(page).locator('article[aria-current="true"]').locator('mark').first()).toHaveText('Thursday');

  await page.getByRole('button', { name: 'Next hit' }).click();
  await expect(page.getByText(/^Hit \d of \d$/)).toBeVisible();
});

test(
  'a chat is of the same day in the list, its header and the search, by the offset its file wrote',
  ANY_HOST,
  async ({ page }, info) => {
    const log = logOf([webhookChat(1, 'Asha Rao', ['Is the harbour open?', 'Until six.'])]);
    const inDelhi = log.replaceAll(/"date":"[^"]+"/g, '"date":"2025-03-07T00:30:00+05:30"');
    await importFile(page, await written(info.outputPath('delhi.log'), inDelhi));
    await expect(listRow(page, /Asha Rao/).locator('time')).toHaveText('Mar 7, 2025 00:30');
    await search(page, 'harbour on:2025-03-07');
    await expect(rows(page)).toHaveCount(1);
    await expect(page.locator('[data-explanation]:visible')).toContainText('days as recorded by each file');
    await listRow(page, /Asha Rao/).click();
    await settled(page);
    await expect(page.locator('[data-header]')).toContainText('Mar 7, 2025');
    await searchAnew(page, 'harbour on:2025-03-06');
    await expect(page.getByRole('heading', { name: 'No results' })).toBeVisible();
  },
);

test('in a long list the hit far down opens, and the keys go on from it', ANY_HOST, async ({ page }, info) => {
  await importFile(page, await written(info.outputPath('many.log'), manyChats(800)));
  await expect(list(page)).toHaveAttribute('aria-rowcount', '800');
  await list(page).focus();
  await page.keyboard.press('End');
  await settled(page);
  await expect(list(page).getByRole('row', { name: /Rider 0 / })).toBeInViewport();
  await expect(transcript(page)).toContainText('I have ticket0 for the ferry.');
  await page.keyboard.press('ArrowUp');
  await settled(page);
  await expect(transcript(page)).toContainText('I have ticket1 for the ferry.');

  await search(page, 'ticket234');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('heading', { name: '1 conversation' })).toBeVisible();
});

test('typing quickly never shows an older answer after a newer one', ANY_HOST, async ({ page }, info) => {
  await importFile(page, await written(info.outputPath('many.log'), manyChats(500)));
  // each further digit leaves fewer chats: an older answer after a newer one would be a longer list
  await list(page).evaluate(grid => {
    const lengths: number[] = [];
    Reflect.set(window, 'lengths', lengths);
    const note = () => lengths.push(Number(grid.getAttribute('aria-rowcount')));
    new MutationObserver(note).observe(grid, { attributeFilter: ['aria-rowcount'] });
  });
  const box = searchBox(page);
  await box.pressSequentially('ticket499', { delay: 90 });
  await settled(page);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('ticket499');
  const lengths: readonly number[] = await page.evaluate(() => Reflect.get(window, 'lengths'));
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  expect(lengths.at(-1)).toBe(1);
});

test(
  'without a hit it is said what was asked, and clearing brings everything back',
  ANY_HOST,
  async ({ exportsPage: page }) => {
    const total = await list(page).getAttribute('aria-rowcount');
    await search(page, 'submarine yellow');
    await expect(page.getByRole('heading', { name: 'No results' })).toBeVisible();
    await expect(page.getByText('Every word of “submarine yellow” must occur.', { exact: false })).toBeVisible();
    await expect(page.getByRole('status')).toHaveText(/0 conversations/);
    await page
      .getByRole('region', { name: 'Found conversations' })
      .getByRole('button', { name: 'Clear the search' })
      .click();
    await settled(page);
    await expect(list(page)).toHaveAttribute('aria-rowcount', String(total));
    await expect(searchBox(page)).toHaveValue('');

    await search(page, 'tandem');
    await expect(rows(page)).toHaveCount(1);
    await searchBox(page).press('Escape');
    await settled(page);
    await expect(list(page)).toHaveAttribute('aria-rowcount', String(total));
  },
);

test('the list stands in the order that is chosen, and either way round', ANY_HOST, async ({ exportsPage: page }) => {
  const names = () => rows(page).evaluateAll(all => all.map(row => row.querySelector('bdi')?.textContent));
  await page.getByRole('button', { name: /Order$/ }).click();
  await page.getByRole('option', { name: 'Customer A to Z' }).click();
  await settled(page);
  const down = await names();
  await page.getByRole('button', { name: 'Reverse order' }).click();
  await settled(page);
  expect(await names()).toEqual([...down].reverse());
});
