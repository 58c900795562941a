import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeStartPage } from '../scripts/start-page.mjs';
import { expect, settled, test } from './app';
import { serveBuilt } from './hosts';
import { exportPath, shownDialog } from './steps';
import { filesWith } from './traces';

test('the files of a start come with its key, which stays nowhere but with the tab', async ({
  playwright,
  launchOptions,
  appFolder,
}, info) => {
  test.slow();
  const loopback = await serveBuilt(appFolder, [exportPath('liveperson-page.json')]);
  const startKey = new URL(loopback.startUrl).hash.replace('#key=', '');
  const profile = info.outputPath('own-profile');
  const start = writeStartPage(profile, loopback.startUrl);
  expect((await stat(join(profile, 'start.html'))).mode & 0o077).toBe(0);

  const context = await playwright.chromium.launchPersistentContext(profile, launchOptions);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(start.url);
  await page.waitForURL(`${loopback.url}/index.html`);
  await expect(await shownDialog(page)).toContainText('liveperson-page.json');
  expect(await page.evaluate(() => [location.href, document.title])).toEqual([`${loopback.url}/index.html`, 'Lectern']);
  const key = await page.evaluate(() => sessionStorage.getItem('lectern.key') ?? '');
  expect(key).toMatch(/^.{32}$/);

  // a bookmark, or the installed app: the page, and nothing of the user's
  const bookmark = await context.newPage();
  await bookmark.goto(`${loopback.url}/index.html`);
  await settled(bookmark);
  await expect(bookmark.getByRole('button', { name: 'Open exports…' }).first()).toBeVisible();
  await expect(bookmark.getByRole('dialog')).toHaveCount(0);
  // nor does the address open the files a second time, which the browser keeps among those that were opened
  const again = await context.newPage();
  await again.goto(loopback.startUrl);
  await settled(again);
  await expect(again.getByRole('dialog')).toHaveCount(0);
  expect(
    await again.evaluate(async used => {
      const asked = ['/opened-files.json', '/opened-key'].map(path =>
        fetch(path, { headers: { 'x-lectern-key': used } }),
      );
      return (await Promise.all(asked)).map(({ status }) => status);
    }, startKey),
  ).toEqual([403, 403]);
  await context.close();
  start.remove();
  await loopback.close();

  const held = await filesWith(profile, [key]);
  expect(held.filter(name => !name.startsWith('Default/Session Storage/'))).toEqual([]);
});
