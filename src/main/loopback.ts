import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Serve, securityHeaders, serveBundle } from './serve/bundle';
import { FREE_BYTES_PATH, serveFreeBytes } from './serve/free-bytes';
import { newKey, type ServeGiven, serveGivenFiles } from './serve/given-files';

export interface Loopback {
  readonly url: string;
  /** The page with the key to the given files, which works once. Behind a `#`, browsers send it to no server. */
  readonly startUrl: string;
  close(): Promise<void>;
}

// any page of the web may send requests here under a name of its own that leads to 127.0.0.1: such a Host is foreign
const OWN_NAMES = new Set(['127.0.0.1', 'localhost', 'lectern.localhost']);

/**
 * Serves the built page to browsers of this machine, and the files in `given` to the one that opens `startUrl`.
 * `profile` is the folder of the browser that is started for it: the page is told how much room its volume has.
 * Port 0 takes a free one; a port that is taken rejects with `EADDRINUSE`.
 */
export async function startLoopback(
  root: string,
  port = 0,
  given: readonly string[] = [],
  profile?: string,
): Promise<Loopback> {
  const headers = { ...securityHeaders('self'), 'cache-control': 'no-store' };
  const serve = serveBundle(root, 'self');
  const key = newKey();
  const serveFiles = await serveGivenFiles(given, key, headers);
  const serveGiven: ServeGiven = async (request, response) => {
    if (request.url !== FREE_BYTES_PATH) return serveFiles(request, response);
    await serveFreeBytes(profile, headers, request.method ?? '', response);
    return true;
  };
  const server = createServer((request, response) => {
    answer(request, response, serve, serveGiven).catch(() => response.destroy());
  });
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  return { url, startUrl: `${url}/index.html#key=${key}`, close: () => close(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serve: Serve,
  serveGiven: ServeGiven,
): Promise<void> {
  const method = request.method ?? '';
  const path = request.url ?? '';
  if (!OWN_NAMES.has(hostOf(request)) || (method !== 'GET' && method !== 'HEAD') || !path.startsWith('/')) {
    response.writeHead(403, securityHeaders('self')).end();
    return;
  }
  if (await serveGiven(request, response)) return;

  const url = urlOf(path);
  if (url === undefined) {
    response.writeHead(400, securityHeaders('self')).end();
    return;
  }
  const { status, headers, body } = await serve(new Request(url, { method }));
  response.writeHead(status, { ...Object.fromEntries(headers), 'cache-control': 'no-cache' });
  response.end(body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer()));
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '');
}

function urlOf(path: string): string | undefined {
  // two slashes at the start would be read as a host
  const url = `http://127.0.0.1${path}`;
  return URL.canParse(url) ? url : undefined;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      listening(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise(closed => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
