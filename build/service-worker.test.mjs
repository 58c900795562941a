import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serviceWorker } from './service-worker';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-public-'));
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The source of the service worker for a bundle of these files. */
function emitted(/** @type {Readonly<Record<string, string>>} */ files) {
  const bundle = Object.fromEntries(
    Object.entries(files).map(([fileName, code]) => [fileName, { type: 'chunk', fileName, code }]),
  );
  let source = '';
  const context = { emitFile: (/** @type {{ source: string }} */ file) => (source = file.source) };
  const { generateBundle } = serviceWorker(folder);
  Reflect.apply(Reflect.get(Object(generateBundle), 'handler'), context, [{}, bundle]);
  return source;
}

test('holds every built file, the public ones and the page', () => {
  const [, list = ''] = /FILES = (.*);/.exec(emitted({ 'assets/app.js': 'a', 'assets/worker.js': 'b' })) ?? [];
  expect(JSON.parse(list)).toEqual(['./assets/app.js', './assets/worker.js', './icon.svg', './index.html']);
});

test('is another one as soon as any file is', () => {
  const nameOf = (/** @type {string} */ source) => /CACHE = "(.*)"/.exec(source)?.[1];
  const first = nameOf(emitted({ 'assets/app.js': 'a' }));
  expect(nameOf(emitted({ 'assets/app.js': 'a' }))).toBe(first);
  expect(nameOf(emitted({ 'assets/app.js': 'b' }))).not.toBe(first);
  writeFileSync(join(folder, 'icon.svg'), '<svg></svg>');
  expect(nameOf(emitted({ 'assets/app.js': 'a' }))).not.toBe(first);
});

/**
 * Runs the service worker of a build inside a browser that has these caches and open pages.
 * @param {{ caches?: Readonly<Record<string, readonly string[]>>, pages?: readonly string[], waiting?: object }} world
 */
function run(world = {}) {
  const source = emitted({ 'assets/app.js': 'new' });
  const own = /CACHE = "(.*)"/.exec(source)?.[1] ?? '';
  /** @type {Map<string, Map<string, unknown>>} */
  const held = new Map(
    Object.entries(world.caches ?? {}).map(([name, files]) => [name, new Map(files.map(file => [file, undefined]))]),
  );
  const registration = { installing: null, waiting: world.waiting ?? null };
  const pages = [...(world.pages ?? [])];
  /** @type {string[]} */
  const done = [];
  /** @type {Record<string, (event: object) => void>} */
  const listeners = {};
  const pathOf = (/** @type {string | { url: string }} */ asked) =>
    new URL(typeof asked === 'string' ? asked : asked.url, 'http://127.0.0.1/').pathname;
  const cacheNamed = (/** @type {string} */ name) => {
    const files = held.get(name) ?? new Map();
    held.set(name, files);
    return {
      addAll: async (/** @type {{ url: string }[]} */ requests) => {
        for (const request of requests) files.set(pathOf(request), undefined);
      },
      put: async (/** @type {string} */ name, /** @type {unknown} */ given) => files.set(pathOf(name), given),
      match: async (/** @type {string | { url: string }} */ asked) =>
        files.has(pathOf(asked)) ? (files.get(pathOf(asked)) ?? `${name}:${pathOf(asked)}`) : undefined,
    };
  };
  const globals = {
    registration,
    Response,
    location: { origin: 'http://127.0.0.1' },
    addEventListener: (/** @type {string} */ type, /** @type {(event: object) => void} */ listener) => {
      listeners[type] = listener;
    },
    skipWaiting: () => done.push('skipWaiting'),
    clients: {
      claim: async () => done.push('claim'),
      matchAll: async () => pages.map(id => ({ id })),
    },
    caches: {
      open: async (/** @type {string} */ name) => cacheNamed(name),
      keys: async () => [...held.keys()],
      delete: async (/** @type {string} */ name) => held.delete(name),
      match: async (/** @type {{ url: string }} */ asked) => {
        for (const name of held.keys()) {
          const found = await cacheNamed(name).match(asked);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    },
    Request: class {
      constructor(/** @type {string} */ url, /** @type {{ cache: string }} */ { cache }) {
        this.url = url;
        this.cache = cache;
      }
    },
    fetch: async (/** @type {{ url: string }} */ { url }) => `server:${pathOf(url)}`,
  };
  new Function(...Object.keys(globals), source)(...Object.values(globals));

  const tell = async (/** @type {string} */ type, /** @type {object} */ event = {}) => {
    /** @type {Promise<unknown>[]} */
    const waiting = [];
    /** @type {unknown} */
    let answer;
    listeners[type]?.({
      ...event,
      waitUntil: (/** @type {Promise<unknown>} */ until) => waiting.push(until),
      respondWith: (/** @type {unknown} */ given) => {
        answer = given;
      },
    });
    await Promise.all(waiting);
    return answer;
  };
  const ask = (/** @type {string} */ path, mode = 'no-cors', resultingClientId = 'new') =>
    tell('fetch', { request: { url: `http://127.0.0.1${path}`, method: 'GET', mode }, resultingClientId });
  return { own, pages, held, done, tell, ask, names: () => [...held.keys()].sort() };
}

test('waits while a page of the older build is open, until the user agrees', async () => {
  const { done, tell } = run();
  await tell('install');
  await tell('message', { data: 'anything' });
  expect(done).toEqual([]);
  await tell('message', { data: 'take-over' });
  expect(done).toEqual(['skipWaiting']);
});

test('gives a page of the older build the files of that build for as long as it is open', async () => {
  const older = { 'lectern-old': ['/index.html', '/assets/worker-old.js'], elsewhere: ['/x.js'] };
  const { own, pages, tell, ask, names } = run({ caches: older, pages: ['old'] });
  await tell('install');
  await tell('activate');
  expect(await ask('/assets/worker-old.js')).toBe('lectern-old:/assets/worker-old.js');
  // whoever opens the page gets the newer one
  expect(await ask('/index.html', 'navigate')).toBe(`${own}:/index.html`);
  expect(await ask('/', 'navigate')).toBe(`${own}:/index.html`);
  expect(names()).toEqual(['elsewhere', 'lectern-old', own].sort());
  pages.splice(0, 1);
  await ask('/', 'navigate');
  expect(names()).toEqual(['elsewhere', own].sort());
});

test('forgets the older build when it takes over and no page is open', async () => {
  const { own, tell, ask, names } = run({ caches: { 'lectern-old': ['/assets/worker-old.js'] } });
  await tell('install');
  await tell('activate');
  expect(names()).toEqual([own]);
  expect(await ask('/assets/worker-old.js')).toBe('server:/assets/worker-old.js');
});

test('leaves alone what a newer build has put there, also one that is as the older was', async () => {
  const { own, held, tell, ask, names } = run();
  await tell('install');
  held.set('lectern-newer', new Map());
  await ask('/', 'navigate');
  expect(names()).toEqual([own, 'lectern-newer'].sort());

  const again = run({ caches: { 'lectern-old': [] }, waiting: {} });
  await again.tell('install');
  await again.ask('/', 'navigate');
  expect(again.names()).toContain('lectern-old');
});

test('never answers for the files that the program was started with', async () => {
  const { ask } = run();
  expect(await ask('/opened-files.json')).toBeUndefined();
  expect(await ask('/opened/1.json')).toBeUndefined();
});
