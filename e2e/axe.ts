import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const SOURCE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules of them whose outcome another theme can change. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Breaches of WCAG 2.2 AA in what the page shows now, serious and critical ones: one line for each place. */
export async function breaches(page: Page, rules: unknown = TAGS): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await SOURCE);
  const { violations } = await page.evaluate(
    (runOnly): Promise<AxeResults> => Reflect.get(window, 'axe').run({ runOnly, resultTypes: ['violations'] }),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
}

/** Breaches in the light theme, and those in the dark one that are about colours: the rest is the same in both. */
export async function breachesInBothThemes(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await breaches(page, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...(await breaches(page)), ...dark.map(breach => `dark: ${breach}`)];
}

/** What reaches beyond the window or has to be scrolled sideways to be seen, by what it is. */
export function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const found = scrollWidth > innerWidth ? [`the page is ${scrollWidth} wide in ${innerWidth}`] : [];
    const nameOf = (element: Element) =>
      [element.tagName, element.getAttribute('role'), element.getAttribute('aria-label'), element.className].join(' ');

    for (const element of document.querySelectorAll('[role="dialog"], [role="alertdialog"], [data-pane]')) {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const beyond = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
      if (width > 0 && beyond) found.push(`${nameOf(element)} lies at ${[left, top, right, bottom].map(Math.round)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX, scrollbarWidth } = getComputedStyle(element);
      // a strip without a scroll bar goes along with the focus
      const scrolls = /auto|scroll/.test(overflowX) && scrollbarWidth !== 'none';
      if (scrolls && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        found.push(`${nameOf(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`);
    }
    return found;
  });
}
