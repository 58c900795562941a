import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { ESCAPING_PATHS } from '../src/main/serve/escaping-paths.fixture';
import { expect, OWN_PROFILE, test } from './app';
import { BRIDGE_KEYS, chooseExports, previewInProcess } from './bridge';
import { browserPage } from './hosts';

// what Chromium says when it refuses
const REFUSALS = /Content Security [Pp]olicy|Refused to|TrustedHTML|TrustedScript|ERR_BLOCKED|elsewhere\.example/;

test.describe('the server of the page', () => {
  test.skip(({ hostKind }) => hostKind !== 'browser', 'the page of the other hosts is served without a server');

  const statusOf = (url: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<number | undefined>((answered, failed) => {
      const { hostname, port } = new URL(url);
      // `path` goes out as it stands; a URL would be tidied first
      get({ hostname, port, path, headers }, response => {
        response.resume();
        answered(response.statusCode);
      }).on('error', failed);
    });

  test('S-01: no path leads out of the folder it serves', async ({ loopback }) => {
    const found: string[] = [];
    for (const path of ESCAPING_PATHS) {
      // what cannot stand in a request at all is refused by the client already
      const sendable = encodeURI(path).replaceAll('%25', '%');
      if ((await statusOf(loopback.url, sendable)) === 200) found.push(path);
    }
    expect(found).toEqual([]);
    expect(await statusOf(loopback.url, '/index.html')).toBe(200);
  });

  test('a page of the web cannot reach it under a name of its own', async ({ loopback }) => {
    expect(await statusOf(loopback.url, '/index.html', { host: 'elsewhere.example' })).toBe(403);
    expect(await statusOf(loopback.url, '/index.html', { host: 'lectern.localhost.elsewhere.example' })).toBe(403);
  });
});

test('S-04: nothing of the loop for developing is in what was built', async ({ appFolder }) => {
  const built = join(appFolder, 'out');
  const files = (await readdir(built, { recursive: true })).filter(name => /\.(?:html|js|cjs)$/.test(name));
  expect(files.filter(name => /dev-|gallery/.test(name))).toEqual([]);
  const html = await readFile(join(built, 'renderer/index.html'), 'utf8');
  // every script comes from a file, and no policy of the page's own takes the place of the one that is served
  expect(html.match(/<script(?![^>]*\ssrc="\.\/assets\/)[^>]*>|http-equiv/gi)).toBeNull();
  const scripts = await Promise.all(
    files.map(async name => [name, await readFile(join(built, name), 'utf8')] as const),
  );
  expect(scripts.filter(([, text]) => /dev-reload|dev-build|LECTERN_DEV|LECTERN_GALLERY/.test(text))).toEqual([]);
  const policies = scripts.flatMap(([, text]) => (/script-src [^;]*;?/.test(text) ? [text] : []));
  expect(policies.length).toBeGreaterThan(0);
  // what a server for developing would need
  for (const text of policies) expect(text).not.toMatch(/unsafe-(?:inline|eval)|\bwss?:\/\/|vite\/client/);
});

test('S-02: neither the page nor its workers have Node', async ({ page }) => {
  const nodeIn = () => [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require')];
  expect(await page.evaluate(nodeIn)).toEqual(['undefined', 'undefined']);
  for (const worker of page.workers()) expect(await worker.evaluate(nodeIn)).toEqual(['undefined', 'undefined']);
});

test('S-02: the preferences of every window, read back, are those of Electron’s checklist', async ({
  electronApp,
  hostKind,
}) => {
  test.skip(hostKind === 'browser', 'it has no windows of its own');
  const read = await electronApp.evaluate(({ BrowserWindow, app, webContents }) => {
    const unplanned = new BrowserWindow({ show: false });
    // not in the types, but there
    const preferences = webContents
      .getAllWebContents()
      .map(contents => Reflect.get(contents, 'getLastWebPreferences')() as Record<string, unknown>);
    unplanned.destroy();
    const switches = [
      'disable-web-security',
      'allow-running-insecure-content',
      'enable-experimental-web-platform-features',
    ];
    return { preferences, given: switches.filter(name => app.commandLine.hasSwitch(name)) };
  });
  expect(read.given).toEqual([]);
  expect(read.preferences).toHaveLength(2);
  for (const { preload: _preload, ...found } of read.preferences) {
    expect(found).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(found.webSecurity ?? true).toBe(true);
    const off = ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag', 'experimentalFeatures'];
    for (const name of [...off, 'allowRunningInsecureContent']) expect(found[name] ?? false, name).toBe(false);
    expect(found.enableBlinkFeatures ?? '').toBe('');
  }
});

test('S-02: a window nobody planned is sandboxed as well', async ({ electronApp, hostKind }) => {
  test.skip(hostKind === 'browser', 'it has no windows of its own');
  const seen = await electronApp.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('app://lectern/index.html');
    const found = await window.webContents.executeJavaScript('[typeof process, typeof require]');
    window.destroy();
    return found;
  });
  expect(seen).toEqual(['undefined', 'undefined']);
});

test('S-03: of all permissions only copying, full screen and keeping the archive are granted', async ({
  page,
  hostKind,
}) => {
  test.skip(hostKind === 'browser', 'the browser asks its user');
  const states = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
    const more = ['persistent-storage', 'idle-detection', 'window-management', 'local-fonts', 'accelerometer'];
    const answers = [...asked, ...more].map(async name => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state];
    });
    return Object.fromEntries(await Promise.all(answers));
  });
  const { 'clipboard-write': copying, 'persistent-storage': keeping, ...others } = states;
  expect([copying, keeping]).toEqual(['granted', 'granted']);
  expect(Object.values(others)).toEqual(Object.values(others).map(() => 'denied'));

  const requests = await page.evaluate(async () => {
    const position = new Promise(done => {
      navigator.geolocation.getCurrentPosition(
        () => done('granted'),
        error => done(error.code),
      );
    });
    const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    return [await Notification.requestPermission(), await position, await camera];
  });
  expect(requests).toEqual(['denied', 1, 'refused']);
});

// a browser prepares for what it is told to load before the policy refuses it: in one that others share it would be counted
test.describe('S-04: the content policy', OWN_PROFILE, () => {
  test.use({ expectedErrors: REFUSALS });

  test('refuses everything that runs, loads or sends', async ({ page }) => {
    const outcome = await page.evaluate(async () => {
      const effects: string[] = [];
      const refused = new Set<string>();
      Reflect.set(window, 'effect', (what: string) => effects.push(what));
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective));

      const add = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
          try {
            element.setAttribute(name, value);
          } catch {
            refused.add(`${tag} ${name}`);
          }
        }
        element.append(text);
        document.body.append(element);
        return element;
      };
      const attempt = (name: string, act: () => unknown) => {
        try {
          act();
          effects.push(name);
        } catch {
          refused.add(name);
        }
      };

      add('script', {}, 'effect("inline script")');
      add('script', { src: 'https://elsewhere.example/a.js' });
      add('button', { onclick: 'effect("event handler")' }).click();
      add('img', { src: 'https://elsewhere.example/pixel.png' });
      add('a', { href: 'javascript:effect("script link")' }).click();
      add('iframe', { src: 'https://elsewhere.example/' });
      add('object', { data: 'https://elsewhere.example/' });
      add('base', { href: 'https://elsewhere.example/' });
      add('p', { style: 'color: rgb(1, 2, 3)' });
      add('style', {}, 'p { color: rgb(1, 2, 3) }');
      const form = add('form', { action: 'https://elsewhere.example/' });
      if (form instanceof HTMLFormElement) form.submit();

      await fetch('https://elsewhere.example/').then(
        () => effects.push('fetch'),
        () => refused.add('fetch'),
      );

      // in a task of the page's own: within that of the test, which came through the debugger, eval is allowed
      await new Promise(nextTask => setTimeout(nextTask));
      const indirect = Reflect.get(window, ['ev', 'al'].join('')) as (code: string) => unknown;
      attempt('eval', () => indirect('effect("eval")'));
      attempt('markup', () => Reflect.set(document.createElement('div'), 'inner' + 'HTML', '<b>bold</b>'));
      attempt('parser', () => new DOMParser().parseFromString('<b>bold</b>', 'text/html'));
      attempt('worker', () => new Worker(URL.createObjectURL(new Blob(['close()']))));
      attempt('policy', () => window.trustedTypes?.createPolicy('another', {}));
      await new Promise(painted => requestAnimationFrame(() => setTimeout(painted, 200)));
      if (getComputedStyle(document.querySelector('p') ?? document.body).color === 'rgb(1, 2, 3)')
        effects.push('style');
      if (document.baseURI.includes('elsewhere')) effects.push('base');
      return { effects, refused: [...refused].sort(), address: location.pathname };
    });

    expect(outcome).toEqual({
      effects: [],
      refused: [
        'base-uri',
        'button onclick',
        'connect-src',
        'eval',
        'fetch',
        'form-action',
        'frame-src',
        'img-src',
        'markup',
        'object data',
        'parser',
        'policy',
        'require-trusted-types-for',
        'script src',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
        'trusted-types',
        'worker',
      ],
      address: '/index.html',
    });
  });
});

test.describe('S-05: the page', () => {
  test.use({ expectedErrors: REFUSALS });
  test.skip(({ hostKind }) => hostKind === 'browser', 'in a browser the user may go where they like');

  test('stays where it is, and opens no window', async ({ page, electronApp }) => {
    const address = page.url();
    const link = async (attributes: Readonly<Record<string, string>>) => {
      const id = await page.evaluate(given => {
        const anchor = document.createElement('a');
        for (const [name, value] of Object.entries(given)) anchor.setAttribute(name, value);
        Object.assign(anchor.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' });
        anchor.textContent = 'elsewhere';
        anchor.id = crypto.randomUUID();
        document.body.append(anchor);
        return anchor.id;
      }, attributes);
      return page.locator(`[id="${id}"]`);
    };

    await page.evaluate(() => {
      location.href = 'https://elsewhere.example/by-script';
    });
    await (await link({ href: 'https://elsewhere.example/by-click' })).click({ noWaitAfter: true });
    await (await link({ href: 'https://elsewhere.example/by-target', target: '_blank' })).click({ noWaitAfter: true });
    await (await link({ href: 'https://elsewhere.example/by-middle' })).click({ button: 'middle', noWaitAfter: true });
    expect(await page.evaluate(() => window.open('https://elsewhere.example/by-open'))).toBeNull();
    await page.evaluate(() => {
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = '0; url=https://elsewhere.example/by-refresh';
      document.head.append(refresh);
    });
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.setData('text/uri-list', 'https://elsewhere.example/by-drop');
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });

    // each of these would have left within a task or two; a question that must still be answered comes after them
    expect(await page.evaluate(() => window.lecternBridge?.refusedRequests())).toBe(0);
    expect(page.url()).toBe(address);
    expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await page.evaluate(() => typeof window.lecternBridge)).toBe('object');
  });
});

test.describe('the network', () => {
  test.use({ expectedErrors: REFUSALS });
  test.skip(({ hostKind }) => hostKind === 'browser', 'a browser has no guard of ours');

  test('is not reached even by the program itself, and the try is counted', async ({ page, electronApp }) => {
    const refused = () => page.evaluate(() => window.lecternBridge?.refusedRequests());
    expect(await refused()).toBe(0);
    const failure = await electronApp.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const reason = await window.loadURL('https://elsewhere.example/').then(
        () => 'loaded',
        (error: Error) => error.message,
      );
      window.destroy();
      return reason;
    });
    expect(failure).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(await refused()).toBe(1);
  });
});

test('S-06, S-09: a browser that asked the network for anybody else is noticed by its own log', async ({
  playwright,
  launchOptions,
  loopback,
  hostKind,
}, info) => {
  test.skip(hostKind !== 'browser', 'the guard of the other hosts counts every try');
  // the same is looked for at the end of every other test with a profile of its own, and of each browser that others share
  const { page, close } = await browserPage(playwright.chromium, launchOptions, loopback, info.outputPath('profile'));
  await page.goto('http://elsewhere.example/').catch(() => undefined);
  await expect(close()).rejects.toThrow('the network was asked for elsewhere.example');
});

test('S-07: the bridge offers the questions on the list and nothing else', async ({ page, hostKind }) => {
  const keys = await page.evaluate(() => Object.keys(window.lecternBridge ?? {}).sort());
  expect(keys).toEqual(hostKind === 'browser' ? [] : BRIDGE_KEYS);
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return typeof Reflect.get(frame.contentWindow ?? {}, 'lecternBridge');
  });
  expect(inFrame).toBe('undefined');
});

test('S-07: a question of the wrong shape is refused', async ({ page, hostKind }) => {
  test.skip(hostKind === 'browser', 'it has no bridge');
  const refusals = await page.evaluate(async () => {
    const bridge = window.lecternBridge;
    if (bridge === undefined) throw new Error('no bridge');
    const ask = (name: string, ...args: unknown[]): Promise<unknown> => Reflect.get(bridge, name)(...args);
    const asked = [
      ask('chooseExports', '/etc'),
      ask('startImportProcess', 'not a nonce'),
      ask('saveFile', 'name', 'not bytes'),
      ask('saveFile', '', new Uint8Array()),
      ask('beginSave', ''),
      ask('writeSave', '/etc/passwd', new Uint8Array()),
      ask('openLink', { toString: 'https://elsewhere.example/' }),
    ];
    return (await Promise.allSettled(asked)).map(({ status }) => status);
  });
  expect(refusals).toEqual(refusals.map(() => 'rejected'));
});

test('S-13: no path reaches the page', async ({ page, electronApp, hostKind }, info) => {
  test.skip(hostKind === 'browser', 'the page holds its files itself');
  const folder = info.outputPath('secret-place');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'chat.json'), '{}');
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${path}/report.txt` });
  }, folder);

  const tickets = await chooseExports(page, 'folder');
  const saved = await page.evaluate(() => window.lecternBridge?.saveFile('report.txt', new Uint8Array(3)));
  const begun = await page.evaluate(() => window.lecternBridge?.beginSave('export.csv'));
  const dropped = await page.evaluate(() => window.lecternBridge?.ticketFor(new File(['{}'], 'dropped.json')));
  const told = stringsIn([tickets, saved, begun, dropped, await previewInProcess(page, tickets)]);

  expect(told).toContain('secret-place/chat.json');
  expect(told.filter(text => /[\\/]/.test(text) && existsSync(text))).toEqual([]);
  expect(told.filter(text => text.includes(info.outputDir))).toEqual([]);
});

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...stringsIn(member)]);
}
