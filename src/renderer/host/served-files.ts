import { z } from 'zod';

const listing = z.array(z.object({ url: z.string().startsWith('/opened/'), name: z.string() }));

const changed = z.object({ key: z.string() });

const IN_ADDRESS = '#key=';
const KEY_NAME = 'lectern.key';

let taken: Promise<string | null> | undefined;

/**
 * Takes the key to the given files out of the address and changes it for another, so that what the browser keeps of the
 * address opens nothing. The tab has the other for as long as it lives; whoever opens the page without one (an installed
 * app, a bookmark) has the page without the files.
 */
export function takeKey(): void {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(IN_ADDRESS)) return;
  history.replaceState(history.state, '', pathname + search);
  taken = changeKey(hash.slice(IN_ADDRESS.length));
}

async function changeKey(startKey: string): Promise<string | null> {
  const answer = await fetch('/opened-key', { headers: { 'x-lectern-key': startKey } }).catch(() => undefined);
  if (answer?.ok !== true) return null;
  const { key } = changed.parse(await answer.json());
  try {
    sessionStorage.setItem(KEY_NAME, key);
  } catch {
    // a browser that forbids it gives the files to this page and not to the one after a reload
    return key;
  }
  return key;
}

/**
 * The files named on the command line of `npm start`, which the loopback server that serves this page hands over.
 * None where something else serves it, or while it is offline.
 */
export async function servedFiles(): Promise<readonly File[]> {
  const key = (await taken) ?? heldKey();
  if (key === null) return [];
  const headers = { 'x-lectern-key': key };
  const answer = await fetch('/opened-files.json', { headers }).catch(() => undefined);
  if (answer?.ok !== true) return [];
  const files = listing.safeParse(await answer.json());
  if (!files.success) return [];
  return Promise.all(
    files.data.map(async ({ url, name }) => new File([await (await fetch(url, { headers })).blob()], name)),
  );
}

function heldKey(): string | null {
  try {
    return sessionStorage.getItem(KEY_NAME);
  } catch {
    return null;
  }
}

const room = z.object({ free: z.number().nonnegative().optional() });

/** Free bytes of the volume the browser's profile lies on, where the server that started this browser says so. */
export async function servedFreeBytes(): Promise<number | undefined> {
  if (!isServedHere()) return undefined;
  const answer = await fetch('/free-bytes.json').catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  return room.safeParse(await answer.json()).data?.free;
}

function isServedHere(): boolean {
  return location.hostname === '127.0.0.1' || location.hostname === 'localhost';
}
