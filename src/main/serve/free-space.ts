import { statfs } from 'node:fs/promises';

/** Free bytes, for this user, of the volume a folder lies on; undefined where the system does not tell. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const volume = await statfs(folder).catch(() => undefined);
  return volume === undefined ? undefined : volume.bavail * volume.bsize;
}
