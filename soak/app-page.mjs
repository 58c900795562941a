// The app's own page, used as a person uses it, and what can be seen on it.
import { ORIGIN, openHarness, pause, say, seenOn } from './harness.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/**
 * What is seen after a start: the archive in one line, or what the recovery screen says. `isDamageTold` where the window
 * says that a part of the archive is damaged.
 * @typedef {{ text: string, flagged: number, recovery?: string, isDamageTold: boolean, isKept: boolean, startMs: number }} Seen
 */

const TIMEOUT_MS = 120_000;
const END_TIMEOUT_MS = 600_000;
// a closer look at the archive follows the first answers
const CLOSER_LOOK_MS = 20_000;
const MARKED_TIMEOUT_MS = 30_000;
const ASKED = ['number17', 'line 3'];

/** Opens the page and waits until it has something to show. @param {Page} page */
export async function openApp(page) {
  await page.goto(`${ORIGIN}/index.html`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('[data-status], [data-recovery]') !== null, undefined, {
    timeout: TIMEOUT_MS,
  });
  await idle(page);
}

/** Waits until the page loads nothing any more, by its own word. @param {Page} page */
export async function idle(page) {
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true', undefined, {
    timeout: END_TIMEOUT_MS,
    polling: 30,
  });
}

/**
 * Opens the app and says what is seen, and what the archive answers to a page of the same origin that reads all heads and
 * some of the conversations.
 * @param {Page} page
 * @param {{ expected?: readonly string[] }} [options] what it should be: where it is something else, a closer look is waited for
 * @returns {Promise<Seen>}
 */
export async function seeApp(page, { expected } = {}) {
  const started = performance.now();
  await openApp(page);
  const startMs = performance.now() - started;
  const isKept = await page.evaluate(() => navigator.storage.persisted());
  const first = await told(page);
  if (first.recovery !== undefined) return { ...first, text: first.recovery, flagged: 0, isKept, startMs };
  const totals = await page.evaluate(() => {
    const imports = document.querySelectorAll('[data-import]').length;
    return `${imports} listed, ${document.querySelector('[data-archive]')?.textContent ?? ''}`;
  });
  const found = [];
  const hasList = await page.evaluate(() => document.querySelector('[role="grid"]') !== null);
  for (const words of hasList ? ASKED : []) {
    await page.getByLabel('Search all conversations').fill(words);
    await page.getByLabel('Search all conversations').press('Enter');
    await idle(page);
    found.push(
      await page.evaluate(() => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? '0'),
    );
  }
  if (hasList) {
    await page.getByLabel('Search all conversations').fill('');
    await page.getByLabel('Search all conversations').press('Enter');
    await idle(page);
  }
  const flagged = await flaggedOn(page);
  const { isDamageTold } = await told(page);
  await openHarness(page);
  const text = `${totals}, found ${found.join(' ')}; ${await seenOn(page)}`;
  if (expected === undefined || expected.includes(text)) return { text, flagged, isDamageTold, isKept, startMs };
  // it may be told a moment later that something is missing
  await openApp(page);
  const recovery = await page
    .waitForFunction(() => document.querySelector('#recovery-title')?.textContent ?? '', undefined, {
      timeout: CLOSER_LOOK_MS,
    })
    .then(
      handle => handle.jsonValue(),
      () => undefined,
    );
  return { text, flagged, isDamageTold, isKept, startMs, ...(recovery !== undefined && { recovery }) };
}

/**
 * What is seen in a browser that is started again. A page that crashes is opened once more, as a user would, and counted;
 * an archive that is not to be seen then is lost, whatever the reason.
 * @param {() => ReturnType<typeof import('./harness.mjs').startBrowser>} open
 * @param {readonly string[]} expected
 * @param {import('./verdict.mjs').Figure} figure
 * @returns {Promise<Seen>}
 */
export async function seeAfterRestart(open, expected, figure) {
  const look = async () => {
    const { page, kill, said } = await open();
    try {
      return await seeApp(page, { expected });
    } catch (error) {
      say(`${error}; the browser says: ${said()}`);
      throw error;
    } finally {
      await kill();
    }
  };
  try {
    return await look().catch(error => {
      if (!/Target crashed|Page crashed/.test(String(error))) throw error;
      figure.crashed += 1;
      return look();
    });
  } catch (error) {
    return { text: `does not open: ${error}`, flagged: 0, isDamageTold: false, isKept: false, startMs: 0 };
  }
}

/** @param {Page} page */
function told(page) {
  return page.evaluate(() => {
    const recovery = document.querySelector('#recovery-title')?.textContent ?? undefined;
    const status = document.querySelector('[data-status]')?.textContent ?? '';
    const isDamageTold = status.includes('is damaged');
    return { isDamageTold, ...(recovery !== undefined && { recovery }) };
  });
}

/** How many conversations the window says are flagged. @param {Page} page */
export function flaggedOn(page) {
  return page.evaluate(() => {
    const way = [...document.querySelectorAll('[data-pane="sidebar"] button')].find(each =>
      /^Flagged/.test(each.textContent ?? ''),
    );
    return Number(/[\d,]+$/.exec(way?.textContent ?? '')?.[0].replaceAll(',', '') ?? 0);
  });
}

/** Drops a file and confirms the preview: the import has begun when this comes back. @param {Page} page @param {string} path */
export async function beginImport(page, path) {
  await preview(page, path);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

/** @param {Page} page @param {string} path */
export async function preview(page, path) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: TIMEOUT_MS });
}

/** Waits for the end of what was begun, and says how it ended. @param {Page} page */
export async function ended(page) {
  await page.waitForFunction(
    () =>
      document.querySelector('[role="progressbar"]') === null &&
      document.documentElement.dataset.idle === 'true' &&
      document.querySelector('[role="dialog"], [role="alertdialog"], [data-notice], [data-recovery]') !== null,
    undefined,
    { timeout: END_TIMEOUT_MS, polling: 30 },
  );
  return page.evaluate(
    () =>
      document.querySelector('[role="dialog"] h2, [role="alertdialog"] h2, [data-notice] span, #recovery-title')
        ?.textContent ?? '',
  );
}

/** Comes back when so much of the files was read, or the import has ended. @param {Page} page @param {number} share */
export async function reached(page, share) {
  await page.waitForFunction(
    goal => {
      const bar = document.querySelector('[data-work="import"] [role="progressbar"]');
      if (bar === null) return document.querySelector('[data-notice]') !== null;
      return Number(bar.getAttribute('aria-valuenow') ?? 0) >= goal * 100;
    },
    share,
    { timeout: END_TIMEOUT_MS, polling: 15 },
  );
}

/** Takes the oldest import of the list back. @param {Page} page */
export async function beginUndo(page) {
  await page
    .getByRole('button', { name: /^Options for the import/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Remove import…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove import' }).click();
}

/** Checks the archive, of which a part is damaged, and begins its repair. @param {Page} page */
export async function beginRepair(page) {
  await page.locator('[data-status]').getByRole('button', { name: 'Check' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click({ timeout: TIMEOUT_MS });
}

/** Lets the import go on behind the list. @param {Page} page */
export async function hideImport(page) {
  // a short import is over before its dialog shows
  await page
    .getByRole('button', { name: 'Continue in background' })
    .click({ timeout: 10_000 })
    .catch(() => undefined);
}

/** Opens a row of the list from which on conversations are flagged. @param {Page} page @param {number} row */
export async function beginMarking(page, row) {
  await page.locator(`[role="grid"] [role="row"][aria-rowindex="${row}"]`).click();
  await marksKnown(page);
}

/**
 * Flags the open conversation and waits until the window counts it; then opens the next.
 * @param {Page} page
 * @param {number} count how many are flagged then
 * @param {number} timeout
 * @returns {Promise<boolean>} whether it was counted
 */
export async function flagNext(page, count, timeout = MARKED_TIMEOUT_MS) {
  await page.keyboard.press('Control+d');
  const isCounted = await page
    .waitForFunction(
      goal => {
        const way = [...document.querySelectorAll('[data-pane="sidebar"] button')].find(each =>
          /^Flagged/.test(each.textContent ?? ''),
        );
        return Number(/[\d,]+$/.exec(way?.textContent ?? '')?.[0].replaceAll(',', '') ?? 0) >= goal;
      },
      count,
      { timeout, polling: 15 },
    )
    .then(
      () => true,
      () => false,
    );
  if (isCounted) await nextConversation(page);
  return isCounted;
}

/** @param {Page} page */
async function nextConversation(page) {
  const before = await shown(page);
  await page.keyboard.press('j');
  for (let tries = 0; tries < 200 && (await shown(page)) === before; tries++) await pause(15);
  await marksKnown(page);
}

/** An open conversation can be flagged when the button for it can be pressed. @param {Page} page */
async function marksKnown(page) {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[data-pane="conversation"] [data-marks] button')].some(
        each => !each.hasAttribute('disabled'),
      ),
    undefined,
    { timeout: MARKED_TIMEOUT_MS, polling: 15 },
  );
}

/** @param {Page} page */
function shown(page) {
  return page.evaluate(
    () => document.querySelector('[role="grid"] [aria-selected="true"]')?.getAttribute('aria-rowindex') ?? '',
  );
}
