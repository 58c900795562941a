import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { BROWSER_ORIGIN, contextPage, openPage, type RunningApp } from './hosts';
import { settled } from './settled';
import { archiveTotals } from './steps';
import { forgetSearches } from './stores';

/** Brings into an empty archive what a test finds there. */
export type Filling = (page: Page) => Promise<void>;

interface Archive {
  readonly context: BrowserContext;
  /** Stays open, so that each test gets a tab and not a window, and runs nothing that writes. */
  readonly anchor: Page;
  readonly totals: string;
}

/** Archives that many tests read, one after another: each is filled once, in a context of the shared browser. */
export class SharedArchives {
  readonly #browser: Browser;
  readonly #filled = new Map<Filling, Archive>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** A new window over the archive. When it is closed, the archive must hold what it held. */
  async open(filling: Filling): Promise<RunningApp> {
    const { context, anchor, totals } = this.#filled.get(filling) ?? (await this.#fill(filling));
    // what the test before set and asked for; none of its pages is there to write it again
    await anchor.evaluate(() => localStorage.clear());
    await forgetSearches(anchor);
    const app = await openPage(await context.newPage());
    const close = async () => {
      await app.page.emulateMedia({ media: null });
      const after = await archiveTotals(app.page).textContent();
      const opened = context.pages().filter(each => each !== anchor);
      await Promise.all(opened.map(each => each.close()));
      expect(after, 'what the archive holds after a test that only reads').toBe(totals);
    };
    return { ...app, close };
  }

  async #fill(filling: Filling): Promise<Archive> {
    const { page, context } = await contextPage(await this.#browser.newContext());
    await settled(page);
    await filling(page);
    const totals = (await archiveTotals(page).textContent()) ?? '';
    await page.goto(`${BROWSER_ORIGIN}/icon.svg`);
    const archive = { context, anchor: page, totals };
    this.#filled.set(filling, archive);
    return archive;
  }
}
