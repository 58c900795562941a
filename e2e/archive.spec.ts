import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { serveHarness } from '../soak/harness.mjs';
import type { Loopback } from '../src/main/loopback';
import type { TextFile } from './harness/archive';
import { manyChats } from './harness/many-chats.mjs';

// the laws that unit tests hold a stand-in database to, on the database of a real browser and with the real workers
const root = join(import.meta.dirname, '..');

const test = base.extend<{ profile: string; openPage: () => Promise<Page> }, { served: Pick<Loopback, 'url'> }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const served = await serveHarness();
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'lectern-profile-'));
    await use(profile);
    await rm(profile, { recursive: true, force: true });
  },
  openPage: async ({ context, served }, use) => {
    const errors: string[] = [];
    await use(async () => openHarness(context, served, errors));
    expect(errors).toEqual([]);
  },
});

async function openHarness(
  context: BrowserContext,
  served: Pick<Loopback, 'url'>,
  errors: string[] = [],
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${served.url}/archive.html`);
  await page.waitForFunction(() => 'archiveHarness' in window);
  return page;
}

// a database, workers and a build: slow on a busy machine
test.slow();

const SAMPLES = join(root, 'src/renderer/samples/files');

async function samples(): Promise<readonly TextFile[]> {
  const names = (await readdir(SAMPLES)).sort();
  return Promise.all(names.map(async name => ({ name, text: await readFile(join(SAMPLES, name), 'utf8') })));
}

/** Calls a function of the harness in the page. */
const ask = {
  import: (page: Page, files: readonly TextFile[]) => page.evaluate(each => window.archiveHarness.import(each), files),
  dump: (page: Page) => page.evaluate(() => window.archiveHarness.dump()),
  undo: (page: Page, id: string) => page.evaluate(each => window.archiveHarness.undo(each), id),
  find: (page: Page, text: string) => page.evaluate(each => window.archiveHarness.find(each), text),
  conversations: (page: Page) => page.evaluate(() => window.archiveHarness.conversations()),
  stores: (page: Page) => page.evaluate(() => window.archiveHarness.stores()),
};

test('order, repetition and undone imports leave no trace', async ({ openPage }) => {
  const page = await openPage();
  const files = await samples();
  const straight = await ask.import(page, files);
  expect(straight.kind).toBe('done');
  const whole = await ask.dump(page);
  expect(await ask.import(page, files)).toMatchObject({ kind: 'known' });

  await page.evaluate(() => window.archiveHarness.erase());
  const imports: { readonly id: string; readonly file: TextFile }[] = [];
  for (const file of [...files].reverse()) {
    const outcome = await ask.import(page, [file]);
    if (outcome.kind === 'done') imports.push({ id: outcome.record.id, file });
  }
  // one of the files is the request of a search, which has no conversations
  expect(imports).toHaveLength(files.length - 1);
  expect(await ask.dump(page)).toBe(whole);

  // one after another is taken out and put back, by itself: an import of all files would have them from then on
  for (const { id, file } of imports) {
    await ask.undo(page, id);
    expect((await ask.dump(page)) === whole).toBe(false);
    expect(await ask.import(page, [file])).toMatchObject({ kind: 'done' });
    expect(await ask.dump(page)).toBe(whole);
  }
});

test('an import that dies with its page leaves nothing behind', async ({ openPage }) => {
  const page = await openPage();
  await ask.import(page, await samples());
  const before = await ask.dump(page);
  const stores = await ask.stores(page);
  await page.evaluate(() => window.archiveHarness.startImport(20_000));
  await page.reload();
  await page.waitForFunction(() => 'archiveHarness' in window);
  expect(await ask.dump(page)).toBe(before);
  await page.evaluate(() => window.archiveHarness.importChats(1));
  expect(await ask.stores(page)).toEqual(stores);
});

test('a window sees what another imports, and two imports at once are both there', async ({ openPage }) => {
  const [one, other] = [await openPage(), await openPage()];
  const [first = { name: '', text: '' }, ...rest] = await samples();
  await Promise.all([ask.import(one, [first]), ask.import(other, rest)]);
  await expect.poll(() => one.evaluate(() => window.archiveHarness.changes())).toBe(2);
  await expect.poll(() => other.evaluate(() => window.archiveHarness.changes())).toBe(2);
  expect(await ask.dump(one)).toBe(await ask.dump(other));

  await one.evaluate(() => window.archiveHarness.erase());
  await expect.poll(() => ask.conversations(other)).toBe(0);
});

test('what was imported is there after a restart, and can be found', async ({
  playwright,
  launchOptions,
  served,
  profile,
}) => {
  const launch = () => playwright.chromium.launchPersistentContext(profile, launchOptions);
  const first = await launch();
  const imported = await openHarness(first, served);
  const outcome = await imported.evaluate(() => window.archiveHarness.importChats(2000));
  expect(outcome).toMatchObject({ kind: 'done', record: { conversations: 2000, messages: 20_000 } });
  await first.close();

  const second = await launch();
  const page = await openHarness(second, served);
  expect(await ask.conversations(page)).toBe(2000);
  const found = await page.evaluate(() => window.archiveHarness.find('number1234'));
  expect(found).toEqual({ total: 1, first: 'line 0 of chat number1234' });
  await second.close();
});

test('an expression that never ends costs a moment and not the search', async ({ openPage }) => {
  const page = await openPage();
  const runaway = { ...manyChats(3), name: 'runaway.json' };
  const text = runaway.text.replace('line 4 of chat number1', `${'a'.repeat(40)}!`);
  await ask.import(page, [{ ...runaway, text }]);
  expect(await ask.find(page, '/(a+)+#/')).toEqual({ total: 0, incomplete: { undecided: 1, unindexed: 0 } });
  expect(await ask.find(page, '/line \\d of/')).toEqual({ total: 3, first: 'line 0 of chat number2' });
  expect(await ask.find(page, 'number2')).toEqual({ total: 1, first: 'line 0 of chat number2' });
});

test('an index of an earlier version is built again by itself, and nothing is missing until then', async ({
  openPage,
}) => {
  const page = await openPage();
  await page.evaluate(() => window.archiveHarness.importChats(300));
  await page.evaluate(() => window.archiveHarness.ageIndex());
  await page.reload();
  await page.waitForFunction(() => 'archiveHarness' in window);
  const found = { total: 1, first: 'line 0 of chat number250' };
  expect(await ask.find(page, 'number250')).toEqual({ ...found, incomplete: { undecided: 0, unindexed: 300 } });
  await expect.poll(() => ask.find(page, 'number250')).toEqual(found);
});
