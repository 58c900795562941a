// Schemes of the app's own. Chromium here cannot be taught `app://`: the page sees `http://lectern.app.localhost`,
// which a loopback server answers from the real handler, and the main process sees `app://lectern`.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse, runtime } from './runtime.mjs';
import { onlyKnown, strict } from './strict.mjs';

const BUILT_IN = new Set(['http', 'https', 'file', 'ws', 'wss', 'ftp']);
const PRIVILEGES = {
  standard: [true],
  secure: [true],
  supportFetchAPI: [true],
  stream: undefined,
  codeCache: undefined,
};

const registered = new Map();
const handlers = new Map();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (runtime.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      onlyKnown('privileges', privileges, PRIVILEGES);
      registered.set(scheme, privileges);
    }
  },
  handle(scheme, handler) {
    if (!runtime.ready) throw new Error('protocol.handle before the app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    const { standard, secure, supportFetchAPI } = registered.get(scheme) ?? {};
    // a page of a scheme without these has no origin: no storage, no worker, no IndexedDB
    if (!BUILT_IN.has(scheme) && !(standard && secure && supportFetchAPI)) {
      refuse(`${scheme}: was not registered as standard, secure and fetchable`);
    }
    handlers.set(scheme, handler);
  },
});

export const handlerOf = scheme => handlers.get(scheme);
/** Whether it is of a scheme that is registered and has no handler yet. */
export const isUnserved = url => {
  const scheme = url.slice(0, url.indexOf(':'));
  return registered.has(scheme) && !handlers.has(scheme);
};
const isOwn = scheme => handlers.has(scheme) && !BUILT_IN.has(scheme);

/** The address under which Chromium finds a page of the app. */
export function toPage(url) {
  const [, scheme, host, path] = /^([a-z][a-z0-9+.-]*):\/\/([^/]+)(\/.*)?$/.exec(url) ?? [];
  return scheme !== undefined && isOwn(scheme) ? `http://${host}.${scheme}.localhost${path ?? '/'}` : url;
}

/** The address as the main process knows it. */
export function fromPage(url) {
  const [, host, scheme, path] = /^http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost(\/.*)?$/.exec(url) ?? [];
  return scheme !== undefined && isOwn(scheme) ? `${scheme}://${host}${path ?? '/'}` : url;
}

/** Resolves with the server once it listens. */
export function startPageServer() {
  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      // the page went away before it had everything
      if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && response.destroyed) return;
      console.error('stand-in: the protocol handler failed', error);
      response.destroy();
    });
  });
  return new Promise(listening => server.listen(0, '127.0.0.1', () => listening(server)));
}

async function answer(request, response) {
  const url = fromPage(`http://${request.headers.host}${request.url}`);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (handler === undefined) {
    response.writeHead(502).end();
    return;
  }
  const { status, headers, body } = await handler(new Request(url, { method: request.method }));
  response.writeHead(status, Object.fromEntries(headers));
  if (body === null) response.end();
  else await pipeline(Readable.fromWeb(body), response);
}
