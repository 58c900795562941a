import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ANY_HOST, expect, settled, test } from './app';
import { dropFromDisk } from './drop';
import { archiveTotals, chooseFiles, closeDialog, exportPath, shownDialog } from './steps';
import { written } from './written';

const CARDS = join(import.meta.dirname, 'fixtures/cards');
const cards = readdirSync(CARDS).filter(name => name.endsWith('.json'));
// it holds a sentence: no element, and no JSON
const PROSE = 'not-json.json';

test('every card of the museum opens as a preview of its own, and nothing is kept', ANY_HOST, async ({ page }) => {
  const rich = cards.filter(name => name !== PROSE);
  await dropFromDisk(
    page,
    rich.map(name => join(CARDS, name)),
  );
  const dialog = await shownDialog(page, `Preview: rich content in ${rich.length} files`);
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
  const next = dialog.getByRole('button', { name: 'Next file' });
  const seen: string[] = [];
  for (let at = 1; at <= rich.length; at += 1) {
    await expect(dialog.getByRole('status')).toHaveText(`${at} of ${rich.length}`);
    const drawn = dialog.getByRole('region', { name: /\.json$/ });
    await expect(drawn).not.toBeEmpty();
    await expect(drawn.locator('img, a, iframe, script, input')).toHaveCount(0);
    seen.push((await drawn.getAttribute('aria-label')) ?? '');
    if (at < rich.length) await next.click();
  }
  expect(seen.sort()).toEqual(rich.sort());
  await expect(next).toBeDisabled();

  await closeDialog(page);
  await settled(page);
  await expect(archiveTotals(page)).toHaveText('0 conversations · 0 messages');
});

test('a card is opened like any export, and its broken JSON is mended and said', async ({
  page,
  hostKind,
  electronApp,
}, info) => {
  const path = info.outputPath('offer.json');
  await written(path, '{"type":"vertical","elements":[{"type":"text","text":"Three tents left"},]}');
  await chooseFiles(page, { hostKind, electronApp }, [path]);
  const dialog = await shownDialog(page, 'Preview: rich content');
  await expect(dialog.getByRole('region', { name: 'offer.json' })).toContainText('Three tents left');
  await expect(dialog.getByRole('region', { name: 'Import findings' })).toContainText('1 repair');
});

test('beside exports it is shown, and only the exports are imported', ANY_HOST, async ({ page }) => {
  await dropFromDisk(page, [exportPath('vcc-webhooks.log'), join(CARDS, 'product-card.json'), join(CARDS, PROSE)]);
  const dialog = await shownDialog(page, 'Import 3 conversations from 3 files?');
  await expect(dialog.getByRole('row', { name: /product-card\.json/ })).toContainText(
    /LivePerson rich content.*Shown below, not stored/,
  );
  await expect(dialog.getByRole('row', { name: /not-json\.json/ })).toContainText('Not recognised');
  await expect(dialog.getByRole('region', { name: 'product-card.json' })).toContainText('Arc lamp Nora');
});
