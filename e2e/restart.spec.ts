import { expect, OWN_PROFILE, settled, test } from './app';
import { ALL_EXPORTS, archiveTotals, importExports, list, listRow, openTab, search, transcript } from './steps';

test(
  'D-02: after a restart everything is there again, and can be read, searched and taken back',
  OWN_PROFILE,
  async ({ page, restart }) => {
    await importExports(page, ...ALL_EXPORTS.slice(0, 3));
    await importExports(page, 'vcc-webhooks.log');
    const totals = await archiveTotals(page).innerText();
    const count = await list(page).getAttribute('aria-rowcount');

    const again = await restart();
    await expect(archiveTotals(again)).toHaveText(totals);
    await expect(list(again)).toHaveAttribute('aria-rowcount', String(count));
    await search(again, 'tandem');
    await listRow(again, /Lukáš Veselý/).click();
    await expect(transcript(again)).toContainText('Is the tandem free on Friday?');
    await expect(await openTab(again, 'Source')).toContainText('"Lukáš Veselý"');
    await search(again, '');

    const imports = again.getByRole('region', { name: 'Imports' });
    await expect(imports.getByRole('listitem')).toHaveCount(2);
    await imports.getByRole('button', { name: 'Options for the import of vcc-webhooks.log' }).click();
    await again.getByRole('menuitem', { name: 'Remove import…' }).click();
    await again.getByRole('alertdialog').getByRole('button', { name: 'Remove import' }).click();
    await expect(imports.getByRole('listitem')).toHaveCount(1);
    await settled(again);
    await expect(archiveTotals(again)).toHaveText('3 conversations · 19 messages');

    const third = await restart();
    await expect(archiveTotals(third)).toHaveText('3 conversations · 19 messages');
    await expect(listRow(third, /Lukáš Veselý/)).toBeHidden();
  },
);

test('what was set stays set after a restart', OWN_PROFILE, async ({ page, restart }) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const again = await restart();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
});
