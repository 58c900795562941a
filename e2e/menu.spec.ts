import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, settled, test } from './app';
import { chooseExports } from './bridge';
import { answerOpenDialog, writeChat } from './desk';

/** The page tells its commands when it has begun. */
async function clickMenu(electronApp: ElectronApplication, id: string): Promise<void> {
  const click = () =>
    electronApp.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      item?.click();
      return item !== null && item !== undefined;
    }, id);
  await expect.poll(click).toBe(true);
}

test('the dialog begins where the last files were', async ({ page, electronApp }, info) => {
  const file = await writeChat(info.outputPath('exports'), 'one-chat.json');
  await electronApp.evaluate(({ dialog }, path) => {
    const begins: unknown[] = [];
    Object.assign(globalThis, { begins });
    dialog.showOpenDialog = async (...args: unknown[]) => {
      begins.push(Reflect.get(Object(args.at(-1)), 'defaultPath'));
      return { canceled: begins.length === 2, filePaths: begins.length === 2 ? [] : [path] };
    };
  }, file);
  for (const what of ['files', 'folder', 'files'] as const) await chooseExports(page, what);
  const folder = info.outputPath('exports');
  expect(await electronApp.evaluate(() => Reflect.get(globalThis, 'begins'))).toEqual([undefined, folder, folder]);
});

test('a menu item opens a window that was closed, and its page hears it', async ({ page, electronApp }) => {
  const asked = await answerOpenDialog(electronApp, []);
  await settled(page);
  await electronApp.evaluate(({ app, BrowserWindow }) => {
    // as on macOS, where the program goes on
    app.removeAllListeners('window-all-closed');
    app.on('window-all-closed', () => undefined);
    BrowserWindow.getAllWindows()[0]?.destroy();
  });
  await clickMenu(electronApp, 'import.open');
  await expect.poll(asked).toBe(1);
});

test('keys are not the menu’s while a dialog of the page is open', async ({ page, electronApp }) => {
  const asked = await answerOpenDialog(electronApp, []);
  await settled(page);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+O');
  // a key that is the menu's comes back as a command, and an answer asked for after it comes after it
  await page.evaluate(async () => {
    await new Promise(done => setTimeout(done));
    await window.lecternBridge?.refusedRequests();
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+O');
  await expect.poll(asked).toBe(1);
});

test('a menu item asks the page to act', async ({ page, electronApp }) => {
  const asked = await answerOpenDialog(electronApp, []);
  await settled(page);
  await clickMenu(electronApp, 'import.open');
  await expect.poll(asked).toBe(1);
});

test('every command has its item in the menu, and about tells what this is', async ({ page, electronApp }) => {
  await settled(page);
  const ids = () =>
    electronApp.evaluate(({ Menu }) => {
      const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
        items.flatMap(item => [item, ...(item.submenu ? all(item.submenu.items) : [])]);
      return all(Menu.getApplicationMenu()?.items ?? []).flatMap(({ id }) => id ?? []);
    });
  await expect.poll(ids).toEqual(expect.arrayContaining(['import.openFolder', 'marks.tag', 'theme.dark', 'app.about']));

  await electronApp.evaluate(({ dialog }) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      Reflect.set(globalThis, 'told', args.at(-1));
      return { response: 0, checkboxChecked: false };
    };
  });
  await clickMenu(electronApp, 'app.about');
  expect(await electronApp.evaluate(() => Reflect.get(globalThis, 'told'))).toMatchObject({
    message: expect.stringMatching(/^Lectern \d/),
    detail: expect.stringMatching(/Electron \d[\s\S]*refused since the start: 0$/),
  });
});

test('what was opened last is in the menu, unless that is turned off', async ({ page, electronApp, profile }, info) => {
  await answerOpenDialog(electronApp, [await writeChat(info.outputPath('march'), 'opened-before.json')]);
  await chooseExports(page, 'files');
  await clickMenu(electronApp, 'recent.0');
  await expect(page.getByText('opened-before.json').first()).toBeVisible();
  const kept = () => readFile(join(profile, 'recent.json'), 'utf8');
  expect(await kept()).toContain('opened-before.json');

  await clickMenu(electronApp, 'recent.remember');
  expect(await kept()).not.toContain('opened-before.json');
  expect(
    await electronApp.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent.0') ?? undefined),
  ).toBeUndefined();
});
