import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type { UserConfig } from 'electron-vite';
import { build, loadConfigFromFile } from 'vite';
import type { Loopback } from '../src/main/loopback';
import { comparePictures, type Exhibit } from './compare-pictures';

// how each part of the kit and each kind of content looks, compared with pictures that somebody has looked at
const root = join(import.meta.dirname, '..');
const updating = process.env.LECTERN_PICTURES === 'update';

const test = base.extend<object, { gallery: Pick<Loopback, 'url'> }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const outDir = await mkdtemp(join(tmpdir(), 'lectern-gallery-'));
      const loaded = await loadConfigFromFile(
        { command: 'build', mode: 'production' },
        join(root, 'electron.vite.config.ts'),
        root,
        'error',
      );
      const { renderer } = (loaded?.config ?? {}) as UserConfig;
      await build({
        ...renderer,
        configFile: false,
        base: './',
        logLevel: 'error',
        build: {
          ...renderer?.build,
          outDir,
          emptyOutDir: true,
          minify: false,
          rolldownOptions: {
            input: join(root, 'src/renderer/gallery.html'),
            checks: { pluginTimings: false },
          },
        },
      });
      const built: typeof import('../src/main/loopback') = await import(
        pathToFileURL(join(root, 'out/main/loopback.js')).href
      );
      const served = await built.startLoopback(outDir, 0);
      await use(served);
      await served.close();
      await rm(outDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

// the cards are many: at half their size they are read all the same, and their pictures stay small
const SCALES = { parts: 1, bodies: 1, cards: 0.5 } as const;

test.use({
  viewport: { width: 1280, height: 900 },
  timezoneId: 'UTC',
  locale: 'en-GB',
  contextOptions: { reducedMotion: 'reduce' },
});

// one after another, so that the gallery is built once
test.describe.configure({ mode: 'default' });

for (const section of ['parts', 'bodies', 'cards'] as const) {
  test.describe(section, () => {
    test.use({ deviceScaleFactor: SCALES[section] });
    for (const theme of ['light', 'dark']) {
      test(`${theme}: everything looks as it did`, async ({ browser, page, gallery }, info) => {
        const kept = join(root, 'e2e/gallery', `chromium-${browser.version().split('.')[0]}-${process.platform}`);
        const picture = join(kept, `${section}-${theme}.png`);
        const hasPictures = updating || existsSync(kept);
        test.skip(!hasPictures, `no pictures of ${relative(root, kept)} yet: npm run gallery:update takes them`);

        await page.clock.setFixedTime(Date.UTC(2026, 4, 6, 12));
        await page.goto(`${gallery.url}/gallery.html?still&section=${section}&theme=${theme}`);
        await page.locator('article[data-name]').first().waitFor();
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const fonts = JSON.stringify(await systemFonts(page));
        const taken = join(kept, 'fonts.json');
        if (updating) await mkdir(kept, { recursive: true }).then(() => writeFile(taken, fonts));
        // by their values: the file may be laid out in another way
        const takenWith = await readFile(taken, 'utf8').then(
          text => JSON.stringify(JSON.parse(text)),
          () => undefined,
        );
        test.skip(takenWith !== fonts, 'the pictures were taken with other fonts of the system');
        const now = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
        if (updating) {
          await writeFile(picture, now);
          return;
        }
        const before = await readFile(picture);
        // as it is almost always; to look at each pixel takes seconds
        if (now.equals(before)) return;
        const exhibits = await page.locator('article[data-name]').evaluateAll(all =>
          all.map((each): Exhibit => {
            const { x, y, width, height } = each.getBoundingClientRect();
            const [left, top, wide, high] = [x, y, width, height].map(pixels => pixels * devicePixelRatio);
            return {
              name: each.getAttribute('data-name') ?? '',
              x: left ?? 0,
              y: top ?? 0,
              width: wide ?? 0,
              height: high ?? 0,
            };
          }),
        );
        await page.goto('about:blank');
        const { differing, diff } = await comparePictures(page, before, now, exhibits);
        if (differing.length > 0) {
          await writeFile(info.outputPath('now.png'), now);
          await writeFile(info.outputPath('diff.png'), Buffer.from(diff, 'base64'));
        }
        const told = differing.map(({ name, pixels }) => `${name} (${pixels} pixels)`).join(', ');
        expect(differing, `these look different: ${told}; see ${info.outputPath('diff.png')}`).toEqual([]);
      });
    }
  });
}

/** How wide the system's own fonts are: what the app does not bring along is drawn with them. */
function systemFonts(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    return ['monospace', 'sans-serif'].flatMap(family => {
      context.font = `32px ${family}`;
      return ['Wagon il1 {}', '漢字かな', 'مرحبا', '한국어', 'ภาษาไทย', '🎉✓'].map(
        text => context.measureText(text).width,
      );
    });
  });
}
