import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { openStore, storeNames } from './stores';
import { archiveTotals, importExports, list, shownDialog } from './story';

/** Changes one byte in the columns of an import, as a worn disk may. */
async function damageAnImport(page: Page): Promise<void> {
  const [name = ''] = await storeNames(page, /^lectern-catalog-/);
  const catalog = await openStore(page, name);
  await catalog.evaluate(async database => {
    await new Promise<void>((done, failed) => {
      const writing = database.transaction('segments', 'readwrite');
      writing.oncomplete = () => done();
      writing.onerror = () => failed(writing.error);
      const cursor = writing.objectStore('segments').openCursor();
      cursor.onsuccess = () => {
        const row = cursor.result?.value as { readonly kind: string; readonly docs: Uint8Array } | undefined;
        if (row === undefined) return;
        if (row.kind !== 'import') {
          cursor.result?.continue();
          return;
        }
        row.docs[200] = (row.docs[200] ?? 0) ^ 4;
        cursor.result?.update(row);
      };
    });
    database.close();
  });
}

test(
  'D-09: what the disk has damaged is said at the start, and made again from the originals',
  OWN_PROFILE,
  async ({ page, restart }) => {
    await importExports(page, 'vcc-webhooks.log');
    const totals = await archiveTotals(page).innerText();
    const count = await list(page).getAttribute('aria-rowcount');
    await damageAnImport(page);

    const again = await restart();
    const status = again.getByRole('status').filter({ hasText: 'A part of the archive is damaged' });
    await expect(status).toBeVisible();
    await status.getByRole('button', { name: 'Check' }).click();
    const dialog = await shownDialog(again, 'Check the archive');
    await expect(dialog).toContainText('cannot be shown');
    await dialog.getByRole('button', { name: 'Repair' }).click();
    await expect(dialog).toContainText('The archive is whole again.');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await settled(again);
    await expect(status).toBeHidden();
    await expect(archiveTotals(again)).toHaveText(totals);
    await expect(list(again)).toHaveAttribute('aria-rowcount', String(count));
  },
);
