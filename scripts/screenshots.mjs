// `node scripts/screenshots.mjs`: the pictures of the README, taken from the built app with the sample exports in it.
// Run by hand when the look has changed; the pictures are committed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from './browser.mjs';
import { build, install, root } from './setup.mjs';

install();
build();
const { startLoopback } = await import(pathToFileURL(join(root, 'out/main/loopback.js')).href);
const server = await startLoopback(join(root, 'out/renderer'), 0);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  chromiumSandbox: process.getuid?.() !== 0,
});
for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  await page.goto(`${server.url}/index.html`);
  await page.getByRole('button', { name: 'Try with sample exports' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  const report = page.getByRole('dialog', { name: /added$/ });
  await report.getByRole('button', { name: 'Close', exact: true }).last().click();
  await report.waitFor({ state: 'hidden' });
  await page.getByText('Jonas', { exact: true }).first().click();
  await page.getByRole('article').first().waitFor();
  await page.locator('html[data-idle="true"]').waitFor();
  await page.screenshot({ path: join(root, `docs/images/reading-${colorScheme}.png`) });
  await context.close();
}
await browser.close();
await server.close();
