import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const PREFIX = 'lectern-';

/**
 * Emits `sw.js`, which makes the page in a browser work without its server: it holds every built file, also those
 * that are loaded late, and answers from what it holds. Its cache is named after the contents of all of them. The service
 * worker of a newer build takes over when no page of the older one is open, or when the user agrees
 * (`src/renderer/host/service-worker.ts`); a page that stays open goes on with the files of its own build.
 */
export function serviceWorker(publicFolder: string): Plugin {
  return {
    name: 'lectern-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const contents = new Map<string, string | Uint8Array>();
        for (const file of Object.values(bundle)) {
          contents.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
        }
        for (const path of filesOf(publicFolder)) {
          contents.set(relative(publicFolder, path).split(sep).join('/'), readFileSync(path));
        }
        const names = [...contents.keys()].sort();
        const hash = createHash('sha256');
        for (const name of names) hash.update(name).update(contents.get(name) ?? '');
        // the page itself is emitted after this step
        const held = names.includes('index.html') ? names : [...names, 'index.html'];
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: source(hash.digest('hex').slice(0, 16), held) });
      },
    },
  };
}

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

function source(version: string, names: readonly string[]): string {
  return `const CACHE = ${JSON.stringify(`${PREFIX}${version}`)};
const PREFIX = ${JSON.stringify(PREFIX)};
const FILES = ${JSON.stringify(names.map(name => `./${name}`))};

const OLDER = './older-builds.json';

addEventListener('install', event => event.waitUntil(holdAll()));

// a newer build waits until no page of the older one is open, or until the user agrees
addEventListener('message', event => {
  if (event.data === 'take-over') skipWaiting();
});

addEventListener('activate', event => event.waitUntil(clients.claim().then(() => forgetOlder())));

addEventListener('fetch', event => {
  const { origin, pathname } = new URL(event.request.url);
  // files that the program was started with are the server's alone
  if (origin !== location.origin || event.request.method !== 'GET' || pathname.startsWith('/opened')) return;
  event.respondWith(answer(event.request, pathname));
  if (event.request.mode === 'navigate') event.waitUntil(forgetOlder(event.resultingClientId));
});

async function holdAll() {
  const older = (await caches.keys()).filter(name => name !== CACHE && name.startsWith(PREFIX));
  const cache = await caches.open(CACHE);
  // past the browser's own cache, which may hold a page of another build
  await cache.addAll(FILES.map(file => new Request(file, { cache: 'reload' })));
  await cache.put(OLDER, new Response(JSON.stringify(older)));
}

// pages of an older build load parts of it late, so its files stay until no page but the one being opened is left
async function forgetOlder(opening) {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  // a build that waits may be one that was there before
  if (registration.installing || registration.waiting || pages.some(page => page.id !== opening)) return;
  const cache = await caches.open(CACHE);
  const older = await (await cache.match(OLDER))?.json();
  for (const name of older ?? []) await caches.delete(name);
}

async function answer(request, pathname) {
  const cache = await caches.open(CACHE);
  const held = await cache.match(pathname === '/' ? './index.html' : request, { ignoreSearch: true });
  // what this build does not have is of an older one: names of built files tell their contents
  return held ?? (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
`;
}
