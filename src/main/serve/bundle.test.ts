import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { securityHeaders, serveBundle } from './bundle';
import { ESCAPING_PATHS } from './escaping-paths.fixture';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bundle-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await mkdir(join(folder, 'main'));
  await mkdir(join(folder, 'preload'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'renderer/assets/app.js'), 'start()');
  await writeFile(join(folder, 'renderer/assets/notes.txt'), 'of no known type');
  // what the escaping paths try to reach
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, 'main/index.js'), '');
  await writeFile(join(folder, 'preload/index.cjs'), '');
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (path: string, method = 'GET') =>
  serveBundle(join(folder, 'renderer'), 'none')(new Request(`app://lectern${path}`, { method }));

describe('the bundle', () => {
  test('serves its files with their types', async () => {
    const page = await ask('/');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    const script = await ask('/assets/app.js?v=1');
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'start()',
    ]);
  });

  test('tells a HEAD request the same without the contents', async () => {
    const answer = await ask('/assets/app.js', 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '7', '']);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async method => {
    expect((await ask('/index.html', method)).status).toBe(405);
  });

  test.each(['/assets', '/assets/', '/missing.html', '/assets/notes.txt'])('has nothing at %s', async path => {
    expect((await ask(path)).status).toBe(404);
  });

  test('S-01: no path leads out of the folder', async () => {
    expect(ESCAPING_PATHS.length).toBeGreaterThan(500);
    const serve = serveBundle(join(folder, 'renderer'), 'none');
    const found: string[] = [];
    for (const path of ESCAPING_PATHS) {
      // a request tidies its address; the handler must also hold where nobody did
      for (const url of [`app://lectern${path}`, `http://127.0.0.1${path}`]) {
        if (!URL.canParse(url)) continue;
        const answer = await serve(new Request(url));
        if (answer.status === 200) found.push(path);
      }
      const untidied = await serve({ method: 'GET', url: `app://lectern/${encodeURIComponent(path)}` } as Request);
      if (untidied.status === 200) found.push(path);
    }
    expect(found).toEqual([]);
  });

  test('works from a folder given relatively', async () => {
    const serve = serveBundle('src/main/../../build', 'none');
    expect((await serve(new Request('app://lectern/missing.js'))).status).toBe(404);
  });

  test('sends its policy with every answer, refusals included', async () => {
    for (const answer of [await ask('/'), await ask('/missing.js'), await ask('/', 'POST'), await ask('/%zz')]) {
      expect(
        Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-(type|length)|allow)$/.test(name))),
      ).toEqual({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
          "worker-src 'self'; connect-src 'none'; manifest-src 'self'; object-src 'none'; base-uri 'none'; " +
          "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
          'trusted-types lectern-script-url',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
      });
    }
  });
});

// the loop for developing runs under this policy, too: there is no other
test.each(['none', 'self'] as const)(
  'S-04: the policy names every source there may be, connections %s',
  connections => {
    expect(securityHeaders(connections)['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
        `worker-src 'self'; connect-src '${connections}'; manifest-src 'self'; object-src 'none'; base-uri 'none'; ` +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lectern-script-url",
    );
  },
);
