import type { Page } from '@playwright/test';
import { expect, settled, test } from './app';
import { breaches, overflows } from './axe';
import { conversationPane, list, openTab, search } from './steps';

/** Who the customers of the samples are, as their files say. */
const NAMES = ['Jonas', 'Lind', 'Ruth', 'Omar', '佐藤', '遥', 'Karel', 'Dvořák', 'Chiara', 'Nell'] as const;
const OTHERS = ['jonas.lind@example.org', 'karel.dvorak@example.org'] as const;

/** The names that stand anywhere in the page: in words, names for the screen reader, tooltips, values of fields. */
function leaked(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ([names, others]) => {
      const everything = document.documentElement.outerHTML.replace(/%[\da-f]{2}/gi, '');
      const values = [...document.querySelectorAll('input, textarea')].map(field => (field as HTMLInputElement).value);
      const all = `${document.title} ${everything} ${values.join(' ')}`;
      return [
        ...names.filter(name => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(all)),
        ...others.filter(other => all.includes(other)),
      ];
    },
    [NAMES, OTHERS] as const,
  );
}

async function toggle(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await settled(page);
}

const bar = (page: Page) => page.getByRole('region', { name: 'Masked view' });

test('S-12: while masking is on, nothing on the screen, in a copy or on paper says who a customer is', async ({
  samplesPage: page,
}) => {
  expect(await leaked(page)).not.toEqual([]);
  await toggle(page);
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Masked');
  await list(page).focus();
  const rows = Number(await list(page).getAttribute('aria-rowcount'));
  expect(rows).toBeGreaterThan(10);
  for (let row = 0; row < rows; row++) {
    await page.keyboard.press(row === 0 ? 'Home' : 'ArrowDown');
    await settled(page);
    expect([row, await leaked(page)]).toEqual([row, []]);
    for (const tab of ['Source', 'Details'] as const) {
      await openTab(page, tab);
      await settled(page);
      expect([row, tab, await leaked(page)]).toEqual([row, tab, []]);
    }
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect([row, 'printed', await leaked(page)]).toEqual([row, 'printed', []]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await list(page).focus();
  }
});

test('the real words are searched, masked ones are shown, and the same key shows them again', async ({
  samplesPage: page,
}) => {
  await toggle(page);
  await search(page, 'jonas.lind');
  await expect(list(page).getByRole('row')).toHaveCount(1);
  await list(page).focus();
  await page.keyboard.press('Home');
  await settled(page);
  await expect(conversationPane(page)).toContainText('Customer');
  await expect(bar(page)).toContainText('Hidden in this conversation');
  expect(await breaches(page)).toEqual([]);
  expect(await overflows(page)).toEqual([]);

  await page.keyboard.press('ControlOrMeta+Shift+c');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+v');
  const copied = await page.locator('#pasted').inputValue();
  expect(copied).toContain('Customer');
  for (const name of [...NAMES, ...OTHERS]) expect(copied).not.toMatch(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
  await page.evaluate(() => document.querySelector('#pasted')?.remove());

  await toggle(page);
  await expect(bar(page)).toHaveCount(0);
  await expect(conversationPane(page)).toContainText('Jonas');
});

test('own patterns are masked, and what would mask everything is refused', async ({ samplesPage: page }) => {
  await toggle(page);
  await bar(page).getByRole('button', { name: 'What is masked' }).click();
  const field = page.getByRole('textbox', { name: 'New pattern' });
  await field.fill('*');
  await expect(page.getByText('Give at least three characters')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await field.fill('groundsheet');
  await field.press('Enter');
  expect(await breaches(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await settled(page);
  await search(page, 'groundsheet');
  await expect(list(page).getByRole('row').first()).toContainText('[masked 1]');
  await expect(list(page)).not.toContainText('groundsheet');
});
