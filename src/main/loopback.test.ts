import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Loopback, startLoopback } from './loopback';

let folder: string;
let loopback: Loopback;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-loopback-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'chat.json'), '{"said":"hello"}');
  await writeFile(join(folder, 'other.json'), '{"said":"not for you"}');
  loopback = await startLoopback(join(folder, 'page'), 0, [join(folder, 'chat.json')]);
});
afterEach(async () => {
  await loopback.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const ask = (path: string, options: { readonly method?: string; readonly host?: string; readonly key?: string } = {}) =>
  new Promise<Answer>((answered, failed) => {
    const { hostname, port } = new URL(loopback.url);
    const { method = 'GET', host = `127.0.0.1:${port}`, key } = options;
    const headers = { host, ...(key !== undefined && { 'x-lectern-key': key }) };
    request({ hostname, port, path, method, headers }, response => {
      const pieces: Buffer[] = [];
      response.on('data', piece => pieces.push(piece));
      response.on('end', () =>
        answered({ status: response.statusCode, headers: response.headers, text: Buffer.concat(pieces).toString() }),
      );
    })
      .on('error', failed)
      .end();
  });

const startKeyOf = ({ startUrl }: Loopback) => new URL(startUrl).hash.replace('#key=', '');
/** What the page gets for the key in its address. */
const changedKey = async (): Promise<string> => {
  const changed = await ask('/opened-key', { key: startKeyOf(loopback) });
  return JSON.parse(changed.text).key;
};

test('serves the page under its own names', async () => {
  for (const host of ['127.0.0.1', 'localhost:41739', 'lectern.localhost']) {
    expect(await ask('/index.html', { host })).toMatchObject({ status: 200, text: '<!doctype html>' });
  }
});

test.each(['elsewhere.example', 'localhost.elsewhere.example', '127.0.0.1.elsewhere.example'])(
  'refuses the foreign host “%s”',
  async host => {
    expect(await ask('/index.html', { host })).toMatchObject({ status: 403, text: '' });
    expect((await ask('/opened-files.json', { host, key: await changedKey() })).status).toBe(403);
  },
);

test.each(['POST', 'PUT', 'DELETE', 'CONNECTED'])('refuses %s', async method => {
  const answer = await ask('/index.html', { method }).catch((error: NodeJS.ErrnoException) => error);
  // a word that is no method at all is refused by the client or the parser
  expect(answer instanceof Error || answer.status === 403 || answer.status === 400).toBe(true);
});

test('lets the page connect to its own server and to nothing else', async () => {
  const { headers } = await ask('/index.html');
  expect(headers['content-security-policy']).toContain("connect-src 'self';");
  expect(headers['cache-control']).toBe('no-cache');
});

test('tells the room on the volume of the profile it was given, and of no other', async () => {
  expect(await ask('/free-bytes.json')).toMatchObject({ status: 200, text: '{}' });
  const other = await startLoopback(join(folder, 'page'), 0, [], folder);
  const answer = await fetch(`${other.url}/free-bytes.json`);
  const { bavail, bsize } = await statfs(folder);
  const { free } = (await answer.json()) as { readonly free: number };
  expect(Math.abs(free - bavail * bsize)).toBeLessThan(1e9);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  await other.close();
});

test('hands over the files it was started with, without their paths', async () => {
  const key = await changedKey();
  const listing = await ask('/opened-files.json', { key });
  const files: readonly { readonly url: string; readonly name: string }[] = JSON.parse(listing.text);
  expect(files).toEqual([
    { url: expect.stringMatching(/^\/opened\/[0-9a-f-]{36}\.json$/), name: 'chat.json', bytes: 16 },
  ]);
  expect(listing.headers['cache-control']).toBe('no-store');
  expect(await ask(files[0]?.url ?? '', { key })).toMatchObject({ status: 200, text: '{"said":"hello"}' });
  expect(listing.text).not.toContain(folder);
});

test('hands nothing of the user over to another user of the machine', async () => {
  const key = await changedKey();
  const listing = await ask('/opened-files.json', { key });
  const [file]: readonly { readonly url: string }[] = JSON.parse(listing.text);
  const another = await startLoopback(join(folder, 'page'));
  const wrong = [undefined, '', 'x', key.slice(1), key.toLowerCase(), startKeyOf(loopback), startKeyOf(another)];
  await another.close();
  for (const brought of wrong.filter(each => each !== key)) {
    for (const path of ['/opened-files.json', file?.url ?? '', '/opened/', '/opened/other.json', '/opened-key']) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await ask(path, { method, ...(brought !== undefined && { key: brought }) });
        expect([answer.status, answer.text, answer.headers['cache-control']]).toEqual([403, '', 'no-store']);
      }
    }
  }
  // the page itself is nobody's secret, and holds none
  expect(await ask('/index.html')).toMatchObject({ status: 200, text: '<!doctype html>' });
  expect([key, startKeyOf(loopback)]).toEqual([expect.stringMatching(/^[\w-]{32}$/), expect.not.stringMatching(key)]);
});

test('hands over no other file', async () => {
  const key = await changedKey();
  for (const path of ['/opened/other.json', '/opened/', '/opened/../other.json', '/other.txt']) {
    expect((await ask(path, { key })).status).toBe(404);
  }
});

test('says when its port is taken', async () => {
  const { port } = new URL(loopback.url);
  await expect(startLoopback(folder, Number(port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
