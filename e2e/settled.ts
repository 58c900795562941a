import type { Page } from '@playwright/test';

/** Waits until the app loads nothing any more, by its own word. */
export async function settled(page: Page): Promise<void> {
  // an assertion would look again only every half second, and a test waits like this all the time
  await page.waitForFunction(() => document.documentElement.dataset.idle === 'true', undefined, { timeout: 15_000 });
}
