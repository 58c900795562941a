// A download that goes on where an earlier one ended, in the form that Electron's own library takes (`downloader`).
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Keeps what arrived of a file in `folder` until all of it is there. Only bytes of the very same file are put together, by
 * the server's own mark of it (`ETag`, or when it was changed); whether the whole is right is for the caller's checksum to say.
 */
export function resumingDownloader(/** @type {string} */ folder) {
  /**
   * @param {string} url
   * @param {string} target
   * @param {RequestInit & { quiet?: boolean, getProgressCallback?: (progress: { transferred: number, total: number | null, percent: number }) => void }} [options]
   * @returns {Promise<void>}
   */
  const download = async (url, target, options = {}) => {
    const { quiet: _quiet, getProgressCallback: tell, ...request } = options;
    const name = createHash('sha256').update(url).digest('hex').slice(0, 16);
    const part = join(folder, `.electron-${name}.part`);
    const markFile = `${part}.mark`;
    const forget = () => {
      for (const file of [part, markFile]) rmSync(file, { force: true });
    };
    const held = existsSync(part) && existsSync(markFile) ? statSync(part).size : 0;
    const headers = held > 0 ? { range: `bytes=${held}-`, 'if-range': readFileSync(markFile, 'utf8') } : undefined;
    const response = await fetch(url, { ...request, ...(headers && { headers }) });
    const goesOn = response.status === 206 && startOf(response) === held;
    if (held > 0 && !goesOn && response.status !== 200) {
      // what is held is of no use to this server: all of it once more
      await response.body?.cancel();
      forget();
      return download(url, target, options);
    }
    if (!response.ok || response.body === null) {
      throw new Error(`Response code ${response.status} (${response.statusText}) for ${response.url}`);
    }
    mkdirSync(folder, { recursive: true });
    const mark = markOf(response);
    if (mark === undefined) rmSync(markFile, { force: true });
    else writeFileSync(markFile, mark);

    let transferred = goesOn ? held : 0;
    const length = response.headers.get('content-length');
    const total = length === null ? null : Number(length) + transferred;
    const counted = async function* (/** @type {AsyncIterable<Uint8Array>} */ source) {
      for await (const chunk of source) {
        transferred += chunk.length;
        tell?.({ transferred, total, percent: total === null ? 0 : transferred / total });
        yield chunk;
      }
    };
    const body = /** @type {import('node:stream/web').ReadableStream} */ (response.body);
    await pipeline(Readable.fromWeb(body), counted, createWriteStream(part, { flags: goesOn ? 'a' : 'w' }));
    mkdirSync(dirname(target), { recursive: true });
    // the other place may be on another disk, where nothing can be moved to
    copyFileSync(part, target);
    forget();
  };
  return { download };
}

/** What a server calls this very file by; weak marks say that another is as good. */
function markOf(/** @type {Response} */ { headers }) {
  const tag = headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return headers.get('last-modified') ?? undefined;
}

function startOf(/** @type {Response} */ { headers }) {
  const [, start] = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') ?? [];
  return start === undefined ? undefined : Number(start);
}
