import type { ServerResponse } from 'node:http';
import { freeBytes } from './free-space';

/** Where the page asks for the room on the disk that its archive lies on: a browser does not tell. */
export const FREE_BYTES_PATH = '/free-bytes.json';

/** Answers with the free bytes of the volume of `folder`, the profile of the browser; with nothing where that is not known. */
export async function serveFreeBytes(
  folder: string | undefined,
  headers: Readonly<Record<string, string>>,
  method: string,
  response: ServerResponse,
): Promise<void> {
  const free = folder === undefined ? undefined : await freeBytes(folder);
  response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(method === 'HEAD' ? undefined : JSON.stringify({ free }));
}
