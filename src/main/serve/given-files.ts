import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FoundFile, filesBelow } from './files-below';

/** Where the page asks which files it was started with; each of them is then at the address given for it. */
const LISTING_PATH = '/opened-files.json';
const FILES_PATH = '/opened/';
/** Where it changes the key of the start address, once, for one that never stood in an address. */
const KEY_PATH = '/opened-key';
/** Only who was given the start address has a key: everybody else on this machine can connect to the port, too. */
const KEY_HEADER = 'x-lectern-key';

export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** Answers for the listing and for the files in it, and says whether the request was for one of these. */
export type ServeGiven = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Hands the files named on the command line, and no others, to the page in a browser that brings the key it got for
 * `startKey`. That one is used up by it, because browsers keep the addresses they opened. The files' own addresses cannot
 * be guessed and tell no path; `headers` go out with each answer.
 */
export async function serveGivenFiles(
  chosen: readonly string[],
  startKey: string,
  headers: Readonly<Record<string, string>>,
): Promise<ServeGiven> {
  const files = new Map((await filesBelow(chosen)).map(file => [addressOf(file), file]));
  const listing = JSON.stringify([...files].map(([url, { name, bytes }]) => ({ url, name, bytes })));
  const key = newKey();
  let isUsed = false;

  return async ({ url: path = '', method, headers: brought }, response) => {
    if (path !== KEY_PATH && path !== LISTING_PATH && !path.startsWith(FILES_PATH)) return false;
    const isAllowed =
      path === KEY_PATH ? !isUsed && isSame(brought[KEY_HEADER], startKey) : isSame(brought[KEY_HEADER], key);
    if (!isAllowed) {
      response.writeHead(403, headers).end();
      return true;
    }
    if (path === KEY_PATH || path === LISTING_PATH) {
      if (path === KEY_PATH && method === 'GET') isUsed = true;
      response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
      response.end(method === 'HEAD' ? undefined : path === KEY_PATH ? JSON.stringify({ key }) : listing);
      return true;
    }
    const file = files.get(path);
    if (file === undefined) return false;
    response.writeHead(200, { ...headers, 'content-type': 'application/octet-stream' });
    if (method === 'HEAD') response.end();
    else await stream(file, response);
    return true;
  };
}

/** Takes the same time for any wrong key. */
function isSame(brought: unknown, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof brought === 'string' && timingSafeEqual(digest(brought), digest(key));
}

function addressOf({ path }: FoundFile): string {
  return `${FILES_PATH}${randomUUID()}${extname(path)}`;
}

async function stream({ path }: FoundFile, response: ServerResponse): Promise<void> {
  try {
    await pipeline(createReadStream(path), response);
  } catch {
    // the page left, or the file cannot be read to its end: a cut answer is how the page learns of it
    response.destroy();
  }
}
