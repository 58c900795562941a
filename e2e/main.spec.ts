import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canSandbox } from '../scripts/electron.mjs';
import { expect, test } from './app';
import { chooseExports, previewInProcess } from './bridge';
import { answerOpenDialog, CHAT, writeChat } from './desk';
import { importShown } from './steps';

test('a chosen file is read in a process of its own and reaches the page through a port', async ({
  page,
  electronApp,
}, info) => {
  await answerOpenDialog(electronApp, [await writeChat(info.outputPath(), 'one-chat.json')]);
  const tickets = await chooseExports(page, 'files');
  expect(tickets).toEqual([{ id: expect.any(String), name: 'one-chat.json', bytes: JSON.stringify(CHAT).length }]);

  const said = await previewInProcess(page, tickets);
  expect(said.filter(({ type }) => type === 'source-done')).toMatchObject([
    { report: { source: tickets[0]?.id, file: 'one-chat.json', bytes: JSON.stringify(CHAT).length, records: 1 } },
  ]);
  expect(said.at(-1)).toEqual({ type: 'done' });
});

test('an import process ends with its work, and at the latest with its page', async ({ page, electronApp }, info) => {
  await electronApp.evaluate(({ utilityProcess }) => {
    Reflect.set(globalThis, 'running', 0);
    const count = (by: number) => Reflect.set(globalThis, 'running', Reflect.get(globalThis, 'running') + by);
    const fork = utilityProcess.fork;
    utilityProcess.fork = (...args) => {
      count(1);
      return fork(...args).once('exit', () => count(-1));
    };
  });
  const running = () => electronApp.evaluate(() => Reflect.get(globalThis, 'running'));
  await answerOpenDialog(electronApp, [await writeChat(info.outputPath(), 'one-chat.json')]);

  await previewInProcess(page, await chooseExports(page, 'files'));
  await expect.poll(running).toBe(0);

  await page.evaluate(() => window.lecternBridge?.startImportProcess(crypto.randomUUID()));
  expect(await running()).toBe(1);
  await page.reload();
  await expect.poll(running).toBe(0);
});

test('a chosen folder gives the files in it, named from the folder on', async ({ page, electronApp }, info) => {
  const folder = info.outputPath('exports');
  await writeChat(join(folder, 'march'), 'b.json');
  await writeChat(folder, 'a.json');
  await writeChat(folder, '.hidden.json');
  await answerOpenDialog(electronApp, [folder]);

  const tickets = await chooseExports(page, 'folder');
  expect(tickets.map(({ name }) => name)).toEqual(['exports/a.json', 'exports/march/b.json']);
});

test('a chosen export is shown first, then imported, and is there after a restart', async ({
  page,
  electronApp,
  restart,
}, info) => {
  // two starts of the program and a whole import
  test.slow();
  const asked = await answerOpenDialog(electronApp, [await writeChat(info.outputPath(), 'chosen-chat.json')]);
  await page.getByRole('button', { name: 'Open exports…' }).first().click();
  await expect(page.getByText('chosen-chat.json').first()).toBeVisible();
  expect(await asked()).toBe(1);

  expect(await importShown(page)).toContain('1 conversation added');

  const again = await restart();
  await again.keyboard.press('j');
  await expect(again.getByRole('article').filter({ hasText: 'My parcel did not come.' })).toBeVisible();
});

test.describe('started with a file', () => {
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    appArgs: async ({}, use, info) => use([await writeChat(info.outputPath(), 'given-chat.json')]),
  });

  test('opens it', async ({ page }) => {
    await expect(page.getByText('given-chat.json').first()).toBeVisible();
  });
});

test('while files are read the system shows how far, and does not fall asleep', async ({ page, electronApp }, info) => {
  await electronApp.evaluate(({ BrowserWindow, powerSaveBlocker }) => {
    const did: unknown[] = [];
    Object.assign(globalThis, { did });
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    window.setProgressBar = part => did.push(part);
    const { start, stop } = powerSaveBlocker;
    powerSaveBlocker.start = type => {
      did.push(type);
      return start(type);
    };
    powerSaveBlocker.stop = id => {
      did.push('sleep');
      return stop(id);
    };
  });
  await answerOpenDialog(electronApp, [await writeChat(info.outputPath(), 'long-chat.json')]);
  await page.getByRole('button', { name: 'Open exports…' }).first().click();
  await expect(page.getByText('long-chat.json').first()).toBeVisible();
  const did = () => electronApp.evaluate(() => Reflect.get(globalThis, 'did'));
  await expect.poll(async () => (await did()).at(-1)).toBe(-1);
  expect((await did()).slice(0, 2)).toEqual(['prevent-app-suspension', 2]);
  expect((await did()).filter((each: unknown) => each === 'sleep')).toHaveLength(1);
});

test('a second copy hands its files to the first and leaves', async ({
  page,
  electronApp,
  appFolder,
  profile,
  hostKind,
}, info) => {
  const file = await writeChat(info.outputPath(), 'second-chat.json');
  // on Windows it is started through a shell, so only the program itself knows what runs it
  const spawnfile =
    hostKind === 'electron' ? await electronApp.evaluate(() => process.execPath) : electronApp.process().spawnfile;
  const second = spawn(
    spawnfile,
    [...(canSandbox(spawnfile) ? [] : ['--no-sandbox']), appFolder, `--user-data-dir=${profile}`, file],
    { stdio: 'ignore' },
  );
  const left = await new Promise(resolve => second.once('exit', resolve));

  expect(left).toBe(0);
  await expect(page.getByText('second-chat.json').first()).toBeVisible();
  expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('only https links leave, each after a question that shows the whole address', async ({ page, electronApp }) => {
  await electronApp.evaluate(({ dialog, shell }) => {
    const shown: unknown[] = [];
    const opened: string[] = [];
    Object.assign(globalThis, { shown, opened, response: 0 });
    dialog.showMessageBox = async (...args: unknown[]) => {
      shown.push(Reflect.get(Object(args.at(-1)), 'detail'));
      return { response: Reflect.get(globalThis, 'response'), checkboxChecked: false };
    };
    shell.openExternal = async url => {
      opened.push(url);
    };
  });
  const open = (url: string) => page.evaluate(address => window.lecternBridge?.openLink(address), url);

  expect(await open('file:///etc/hostname')).toBe('refused');
  expect(await open('http://shop.example/')).toBe('refused');
  expect(await open('https://shop.example@evil.example/')).toBe('refused');
  expect(await open('https://shop.example/order?id=7')).toBe('opened');
  await electronApp.evaluate(({ shell }) => {
    const { openExternal } = shell;
    shell.openExternal = async () => {
      shell.openExternal = openExternal;
      throw new Error('no program for it');
    };
  });
  expect(await open('https://shop.example/')).toBe('failed');
  await electronApp.evaluate(() => Reflect.set(globalThis, 'response', 1));
  expect(await open('https://shöp.example/')).toBe('refused');

  expect(
    await electronApp.evaluate(() => [Reflect.get(globalThis, 'shown'), Reflect.get(globalThis, 'opened')]),
  ).toEqual([
    ['https://shop.example/order?id=7', 'https://shop.example/', 'https://xn--shp-tna.example/'],
    ['https://shop.example/order?id=7'],
  ]);
});

test('a saved file is whole, and a place that cannot be written is told', async ({ page, electronApp }, info) => {
  const folder = info.outputPath('saved');
  await mkdir(folder, { recursive: true });
  const saveTo = async (filePath: string) => {
    await electronApp.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: path === '', filePath: path });
    }, filePath);
    return page.evaluate(() => window.lecternBridge?.saveFile('report.txt', new TextEncoder().encode('all read')));
  };

  expect(await saveTo(join(folder, 'report.txt'))).toBe('saved');
  expect(await saveTo(join(folder, 'missing', 'report.txt'))).toBe('failed');
  expect(await saveTo('')).toBe('cancelled');
  expect(await readdir(folder)).toEqual(['report.txt']);
  expect(await readFile(join(folder, 'report.txt'), 'utf8')).toBe('all read');
});

test('a file that is written piece by piece is at its place when it is finished, and never before', async ({
  page,
  electronApp,
}, info) => {
  const folder = info.outputPath('saved');
  await mkdir(folder, { recursive: true });
  await electronApp.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(folder, 'export.csv'),
  );
  const save = (keep: boolean) =>
    page.evaluate(async keeps => {
      const bridge = window.lecternBridge;
      const begun = await bridge?.beginSave('export.csv');
      if (bridge === undefined || begun?.kind !== 'begun') return begun;
      const pieces = ['when', ',who', '\n'].map(piece => bridge.writeSave(begun.id, new TextEncoder().encode(piece)));
      return [...(await Promise.all(pieces)), await bridge.endSave(begun.id, keeps)];
    }, keep);

  expect(await save(false)).toEqual([true, true, true, true]);
  expect(await readdir(folder)).toEqual([]);
  expect(await save(true)).toEqual([true, true, true, true]);
  expect(await readdir(folder)).toEqual(['export.csv']);
  expect(await readFile(join(folder, 'export.csv'), 'utf8')).toBe('when,who\n');
});

test('what the page stored is there after a restart', async ({ page, restart }) => {
  await page.evaluate(
    () =>
      new Promise<void>((stored, failed) => {
        const opening = indexedDB.open('restart');
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('kept', 'readwrite', { durability: 'strict' });
          writing.objectStore('kept').put('still here', 1);
          writing.oncomplete = () => stored();
        };
      }),
  );

  const again = await restart();
  const kept = await again.evaluate(
    () =>
      new Promise((found, failed) => {
        const opening = indexedDB.open('restart');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('kept').objectStore('kept').get(1);
          reading.onsuccess = () => found(reading.result);
        };
      }),
  );
  expect(kept).toBe('still here');
});

test('the window is where it was, and says nobody’s name', async ({ app, page, restart, hostKind }) => {
  test.skip(
    hostKind === 'electron' && process.env.XDG_SESSION_TYPE === 'wayland',
    'Wayland tells nobody where a window is',
  );
  const windowOf = () =>
    app.running().electron?.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { bounds: window?.getBounds(), title: window?.getTitle() };
    });
  const bounds = { x: 90, y: 70, width: 1100, height: 720 };
  await app.running().electron?.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place);
  }, bounds);
  await page.evaluate(() => {
    document.title = 'Ms Okafor with Mira';
  });

  await restart();
  const found = await windowOf();
  expect(found?.title).toBe('Lectern');
  expect(found?.bounds).toMatchObject({ width: bounds.width, height: bounds.height });
  // window managers put a frame around it
  if (hostKind === 'standin') expect(found?.bounds).toEqual(bounds);
  else
    expect(Math.abs((found?.bounds?.x ?? 0) - bounds.x) + Math.abs((found?.bounds?.y ?? 0) - bounds.y)).toBeLessThan(
      100,
    );
});

test('printing goes to the system, and free room is told', async ({ page, electronApp }) => {
  await electronApp.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    contents.print = (options, done) => {
      Reflect.set(globalThis, 'printed', options);
      done?.(true, '');
    };
  });
  expect(await page.evaluate(() => window.lecternBridge?.print())).toBe('printed');
  // any option would have Electron look for a printer first
  expect(await electronApp.evaluate(() => Reflect.get(globalThis, 'printed'))).toEqual({});
  expect(await page.evaluate(() => window.lecternBridge?.freeBytes())).toBeGreaterThan(0);
});
