import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Emits `sw.js`, which makes the page in a browser work without its server: it holds every built file, also those
 * that are loaded late, and answers from what it holds. Its cache is named after the contents of all of them.
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
  return `const CACHE = ${JSON.stringify(`lectern-${version}`)};
const FILES = ${JSON.stringify(names.map(name => `./${name}`))};

addEventListener('install', event => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)));
});

addEventListener('activate', event => event.waitUntil(takeOver()));

addEventListener('fetch', event => {
  const { origin, pathname } = new URL(event.request.url);
  // files that the program was started with are the server's alone
  if (origin !== location.origin || event.request.method !== 'GET' || pathname.startsWith('/opened')) return;
  event.respondWith(answer(event.request, pathname));
});

async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

async function answer(request, pathname) {
  const cache = await caches.open(CACHE);
  const held = await cache.match(pathname === '/' ? './index.html' : request, { ignoreSearch: true });
  return held ?? fetch(request);
}
`;
}
