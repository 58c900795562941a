import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { BROWSER_ORIGIN, contextPage, type RunningApp } from './hosts';
import { settled } from './settled';
import { archiveTotals } from './story';

/** Brings into an empty archive what a story finds there. */
export type Filling = (page: Page) => Promise<void>;

interface Archive {
  readonly context: BrowserContext;
  readonly totals: string;
}

/** Archives that many stories read, one after another: each is filled once, in a context of the shared browser. */
export class SharedArchives {
  readonly #browser: Browser;
  readonly #filled = new Map<Filling, Archive>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** A new window over the archive. When it is closed, the archive must hold what it held. */
  async open(filling: Filling): Promise<RunningApp> {
    const { context, totals } = this.#filled.get(filling) ?? (await this.#fill(filling));
    const page = await context.newPage();
    // what the story before set and asked for; on a page of the origin that runs nothing, so that nothing writes it again
    await page.goto(`${BROWSER_ORIGIN}/icon.svg`);
    await page.evaluate(() => localStorage.clear());
    const app = await contextPage(context);
    const close = async () => {
      await app.page.emulateMedia({ media: null });
      const after = await archiveTotals(app.page).textContent();
      await Promise.all(context.pages().map(each => each.close()));
      expect(after, 'what the archive holds after a story that only reads').toBe(totals);
    };
    return { ...app, close };
  }

  async #fill(filling: Filling): Promise<Archive> {
    const { page, context } = await contextPage(await this.#browser.newContext());
    await settled(page);
    await filling(page);
    const archive = { context, totals: (await archiveTotals(page).textContent()) ?? '' };
    await page.close();
    this.#filled.set(filling, archive);
    return archive;
  }
}
