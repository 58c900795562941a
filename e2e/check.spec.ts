import type { Page } from '@playwright/test';
import { expect, OWN_PROFILE, settled, test } from './app';
import { archiveTotals, importExports, list, search, shownDialog } from './steps';
import { openStore, storeNames } from './stores';

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

/** Spoils every row of the search index. */
async function damageTheIndex(page: Page): Promise<void> {
  const [name = ''] = await storeNames(page, /^lectern-shard-0$/);
  const shard = await openStore(page, name);
  await shard.evaluate(async database => {
    await new Promise<void>((done, failed) => {
      const writing = database.transaction('index', 'readwrite');
      writing.oncomplete = () => done();
      writing.onerror = () => failed(writing.error);
      const cursor = writing.objectStore('index').openCursor();
      cursor.onsuccess = () => {
        const bytes = cursor.result?.value as Uint8Array | undefined;
        if (bytes === undefined) return;
        bytes[20] = (bytes[20] ?? 0) ^ 8;
        cursor.result?.update(bytes);
        cursor.result?.continue();
      };
    });
    database.close();
  });
}

test(
  'D-09: a damaged index makes no answer shorter, is told of, and is built again by itself',
  OWN_PROFILE,
  async ({ page, restart }) => {
    await importExports(page, 'vcc-webhooks.log');
    await search(page, 'chain');
    const count = await list(page).getAttribute('aria-rowcount');
    await damageTheIndex(page);

    const again = await restart();
    const left = again.getByRole('contentinfo').getByText('not in the search index yet');
    await search(again, 'chain');
    await expect(list(again)).toHaveAttribute('aria-rowcount', String(count));
    // nobody asks for it: the program does it when it has nothing else to do
    await expect(left).toBeHidden({ timeout: 30_000 });
    await search(again, 'chain');
    await expect(list(again)).toHaveAttribute('aria-rowcount', String(count));
  },
);

test('D-09: settings tell the last check and start another', async ({ page }) => {
  const settings = async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    return shownDialog(page, 'Settings');
  };
  await expect(await settings()).toContainText('It was never looked through');
  await page.getByRole('button', { name: 'Check now' }).click();
  const check = await shownDialog(page, 'Check the archive');
  await expect(check).toContainText('Everything is as it was stored.');
  await check.getByRole('button', { name: 'Close' }).last().click();
  await expect(await settings()).toContainText(/Last on .*: everything was as it was stored\./);
});

test('D-08: a browser that does not keep the storage is told of, and can be asked again', async ({ page }) => {
  const status = page.getByRole('contentinfo').getByRole('button', { name: 'Storage not kept' });
  await expect(status).toHaveAttribute('title', /may delete it when the disk gets full/);
  await status.click();
  const settings = await shownDialog(page, 'Settings');
  await expect(settings).toContainText('has not promised to keep the archive');
  // no test can make Chromium promise it while the page is open: from here on the browser answers otherwise
  await page.evaluate(() => {
    const promise = async () => true;
    StorageManager.prototype.persist = promise;
    const { StorageBucket } = globalThis as unknown as { readonly StorageBucket: { readonly prototype: object } };
    Reflect.set(StorageBucket.prototype, 'persist', promise);
  });
  await settings.getByRole('button', { name: 'Ask again' }).click();
  await expect(settings).toContainText('The archive is kept, also when the disk gets full.');
  await settings.getByRole('button', { name: 'Close' }).last().click();
  await expect(status).toBeHidden();
});
