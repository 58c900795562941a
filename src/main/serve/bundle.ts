import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';

/** What the page may connect to: nothing from `app://`; its own server where a service worker fetches from it. */
export type Connections = 'none' | 'self';

export type Serve = (request: Request) => Promise<Response>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * Answers GET and HEAD with the files below one folder: for the `app://` scheme and for the loopback server alike.
 * Whatever does not name a file of a known type inside the folder is answered with 404, or 400 where it is not a path.
 */
export function serveBundle(folder: string, connections: Connections): Serve {
  // a relative root would make every path look as if it led out
  const root = resolve(folder);
  const headers = securityHeaders(connections);
  const refuse = (status: number, more: Readonly<Record<string, string>> = {}) =>
    new Response(undefined, { status, headers: { ...headers, ...more } });

  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' });
    const path = decodedOnce(new URL(request.url).pathname);
    if (path === undefined) return refuse(400);
    const file = inside(root, path === '/' ? '/index.html' : path);
    const type = file === undefined ? undefined : TYPES[extname(file)];
    if (file === undefined || type === undefined) return refuse(404);
    const bytes = await contents(file);
    if (bytes === undefined) return refuse(404);
    return new Response(request.method === 'HEAD' ? undefined : bytes, {
      headers: { ...headers, 'content-type': type, 'content-length': String(bytes.byteLength) },
    });
  };
}

/** Goes out with every answer, refusals included. */
export function securityHeaders(connections: Connections): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentPolicy(connections),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
  };
}

function contentPolicy(connections: Connections): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // `data:` because previews inside exports are small pictures written that way
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src '${connections}'`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lectern-script-url',
  ].join('; ');
}

/** Once: what is still encoded after that is a name with a percent sign in it, and there is no such file. */
function decodedOnce(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // not an encoding of anything
    return undefined;
  }
}

function inside(root: string, path: string): string | undefined {
  // a back-slash separates on Windows, a colon names a drive or a stream there, and NUL ends a path in C
  if (/[\\:\0]/.test(path)) return undefined;
  const file = resolve(root, `.${path}`);
  const below = relative(root, file);
  const leadsOut = below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  return leadsOut ? undefined : file;
}

async function contents(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    // missing, or a folder: there is nothing to serve
    return undefined;
  }
}
