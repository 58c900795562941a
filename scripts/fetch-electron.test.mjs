import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { download, fetchEnvironment, reasonOf } from './fetch-electron.mjs';
import { root } from './setup.mjs';

let cache = '';
/** @type {import('node:http').Server | undefined} */
let server;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'fetch-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  rmSync(cache, { recursive: true });
});

/** @returns {Promise<string>} the address of a server that answers like that */
function serve(/** @type {import('node:http').RequestListener} */ answer) {
  const started = createServer(answer);
  server = started;
  return new Promise(listening => {
    started.listen(0, '127.0.0.1', () => {
      const address = started.address();
      if (address === null || typeof address === 'string') throw new TypeError('no port');
      listening(`http://127.0.0.1:${address.port}/`);
    });
  });
}

/** Takes it from there, and checks it by the list that lies there. */
function useMirror(/** @type {string} */ url) {
  vi.stubEnv('ELECTRON_MIRROR', url);
  vi.stubEnv('electron_config_cache', cache);
  vi.stubEnv('electron_use_remote_checksums', '1');
}

/** Keeps parts in the test's own folder. */
function fetched(/** @type {(line: string) => void} */ say, stalledMs = 60_000) {
  return download(say, stalledMs, process.env, join(cache, 'parts'));
}

/** A server that knows ranges, and breaks off after so many bytes of each answer. */
function breakingServer(/** @type {Buffer} */ archive, /** @type {() => { tag: string, most: number }} */ now) {
  /** @type {string[]} */
  const asked = [];
  const url = serve(({ url: path = '', headers }, response) => {
    if (path.endsWith('SHASUMS256.txt')) {
      const [zip = ''] = asked.at(-1)?.split(' ') ?? [];
      response.end(`${createHash('sha256').update(archive).digest('hex')} *${zip}\n`);
      return;
    }
    const { tag, most } = now();
    asked.push(`${path.slice(path.lastIndexOf('/') + 1)} ${headers.range ?? 'all'}`);
    const [, first] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
    const isSame = first !== undefined && headers['if-range'] === tag;
    const from = isSame ? Number(first) : 0;
    const rest = archive.subarray(from);
    response.writeHead(isSame ? 206 : 200, {
      etag: tag,
      'content-length': rest.length,
      ...(isSame && { 'content-range': `bytes ${from}-${archive.length - 1}/${archive.length}` }),
    });
    if (rest.length <= most) response.end(rest);
    else response.write(rest.subarray(0, most), () => setImmediate(() => response.destroy()));
  });
  return { url, asked };
}

const RANDOM = randomBytes(2_000_000);

test('what broke off goes on where it ended', async () => {
  let most = 1_200_000;
  const { url, asked } = breakingServer(RANDOM, () => ({ tag: '"one"', most }));
  useMirror(await url);
  await expect(fetched(() => undefined)).rejects.toThrow();
  most = Number.POSITIVE_INFINITY;
  /** @type {string[]} */
  const said = [];
  expect(readFileSync(await fetched(line => said.push(line))).equals(RANDOM)).toBe(true);
  const [first, second] = asked.map(each => each.split(' ')[1]);
  expect(first).toBe('all');
  expect(second).toMatch(/^bytes=[1-9]\d{4,}-$/);
  expect(said.at(-1)).toBe('  100 % of 2 MB');
  expect(readdirSync(join(cache, 'parts'))).toEqual([]);
});

test('what is another file by now is fetched from its beginning', async () => {
  let now = { tag: '"one"', most: 1_200_000 };
  const { url } = breakingServer(RANDOM, () => now);
  useMirror(await url);
  await expect(fetched(() => undefined)).rejects.toThrow();
  now = { tag: '"two"', most: Number.POSITIVE_INFINITY };
  expect(readFileSync(await fetched(() => undefined)).equals(RANDOM)).toBe(true);
});

test('what was put together wrongly fails its checksum, and the next try begins anew', async () => {
  let most = 1_200_000;
  const { url, asked } = breakingServer(RANDOM, () => ({ tag: '"one"', most }));
  useMirror(await url);
  await expect(fetched(() => undefined)).rejects.toThrow();
  const [part = ''] = readdirSync(join(cache, 'parts')).filter(name => name.endsWith('.part'));
  const file = join(cache, 'parts', part);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  writeFileSync(file, bytes);
  most = Number.POSITIVE_INFINITY;
  await expect(fetched(() => undefined)).rejects.toThrow();
  expect(readFileSync(await fetched(() => undefined)).equals(RANDOM)).toBe(true);
  expect(asked.at(-1)).toMatch(/ all$/);
});

test('a part that the server does not want to go on with is left', async () => {
  let isWhole = false;
  const whole = Buffer.alloc(3000, 1);
  let zip = '';
  const url = await serve(({ url: path = '', headers }, response) => {
    if (path.endsWith('SHASUMS256.txt')) {
      response.end(`${createHash('sha256').update(whole).digest('hex')} *${zip}\n`);
      return;
    }
    zip = path.slice(path.lastIndexOf('/') + 1);
    if (headers.range !== undefined) response.writeHead(416).end();
    else if (isWhole) response.writeHead(200, { etag: '"a"' }).end(whole);
    else {
      response.writeHead(200, { etag: '"a"', 'content-length': 3000 });
      response.write(whole.subarray(0, 1000), () => setImmediate(() => response.destroy()));
    }
  });
  useMirror(url);
  await expect(fetched(() => undefined)).rejects.toThrow();
  isWhole = true;
  expect(readFileSync(await fetched(() => undefined)).equals(whole)).toBe(true);
});

test('what a mirror offers is fetched with its progress, and once', async () => {
  const archive = Buffer.alloc(2_000_000, 7);
  /** @type {string[]} */
  const asked = [];
  let zip = '';
  const url = await serve(({ url: path = '' }, response) => {
    asked.push(path);
    if (!path.endsWith('SHASUMS256.txt')) {
      zip = path.slice(path.lastIndexOf('/') + 1);
      response.writeHead(200, { 'content-length': archive.length }).end(archive);
    } else response.end(`${createHash('sha256').update(archive).digest('hex')} *${zip}\n`);
  });
  useMirror(url);
  /** @type {string[]} */
  const said = [];
  const path = await fetched(line => said.push(line));
  expect(readFileSync(path).equals(archive)).toBe(true);
  expect(said.at(-1)).toBe('  100 % of 2 MB');
  expect(said.length).toBeLessThan(6);

  expect(await fetched(() => undefined)).toBe(path);
  expect(asked.filter(each => each.endsWith('.zip'))).toHaveLength(1);
});

test('a server that stalls is given up, however much it had sent', async () => {
  useMirror(
    await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1_000_000 });
      response.write(Buffer.alloc(600_000));
    }),
  );
  /** @type {string[]} */
  const said = [];
  const failed = await fetched(line => said.push(line), 500).catch(reasonOf);
  expect(failed).toBe('nothing arrived for 0.5 seconds');
  expect(said.at(-1)).toBe('  50 % of 1 MB');
});

test('a server that never answers is given up', async () => {
  useMirror(await serve(() => undefined));
  expect(await fetched(() => undefined, 200).catch(reasonOf)).toBe('nothing arrived for 0.2 seconds');
});

test('an answer that is none is told in one line', async () => {
  const url = await serve((_request, response) => response.writeHead(404).end());
  useMirror(url);
  expect(await fetched(() => undefined).catch(reasonOf)).toMatch(/^Response code 404 \(Not Found\) for http:\S+\.zip$/);
});

test('an error is told by its cause', () => {
  const cause = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  expect(reasonOf(new TypeError('fetch failed', { cause }))).toBe('ECONNREFUSED');
  expect(reasonOf(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND github.com') }))).toBe(
    'getaddrinfo ENOTFOUND github.com',
  );
});

test('it goes through the proxy that npm is told of, and says what that said', async () => {
  /** @type {string[]} */
  const asked = [];
  const proxy = await serve(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(407).end();
  });
  server?.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  // what this machine itself is told about proxies must not stand in the way
  const {
    HTTP_PROXY: _a,
    HTTPS_PROXY: _b,
    NO_PROXY: _c,
    http_proxy: _d,
    https_proxy: _e,
    no_proxy: _f,
    ...env
  } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts/fetch-electron.mjs')], {
    env: fetchEnvironment({
      ...env,
      npm_config_https_proxy: proxy,
      npm_config_noproxy: '',
      ELECTRON_MIRROR: 'https://mirror.invalid/',
      electron_config_cache: cache,
    }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', data => {
    said += data;
  });
  const code = await new Promise(ended => child.once('close', ended));
  expect(asked).toEqual(['mirror.invalid:443']);
  expect(code).toBe(1);
  expect(said.trim()).toMatch(/^It could not be fetched: .*407.*$/);
});

test('proxies in the environment come before npm’s own, and one for all is for https, too', () => {
  const env = { npm_config_proxy: 'http://npm', HTTPS_PROXY: 'http://env', npm_config_noproxy: 'localhost' };
  expect(fetchEnvironment(env)).toMatchObject({
    http_proxy: 'http://npm',
    https_proxy: 'http://env',
    no_proxy: 'localhost',
  });
  expect(fetchEnvironment({ npm_config_proxy: 'http://npm' })).toMatchObject({ https_proxy: 'http://npm' });
  expect(fetchEnvironment({})).not.toHaveProperty('https_proxy');
});
