import type { BackupSource } from '#shared/backup/read-backup';
import type { Instant } from '#shared/domain/time';
import type { RestoreOutcome, SearchToKeep } from '../contract/api';
import type { TestArchive } from './archive';

const AT = 1_750_000_000_000 as Instant;

/** The bytes of a backup of an archive. */
export async function backupOf(
  { writer }: TestArchive,
  { password = '', searches = [] as readonly SearchToKeep[] } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const write = async (piece: Uint8Array) => void pieces.push(piece.slice());
  const options = { password, searches, ledger: [], at: AT };
  const { bytes } = await writer.backUp(write, options, () => undefined, new AbortController().signal);
  const file = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

export function restoreInto(
  { writer }: TestArchive,
  file: Uint8Array,
  password = '',
  signal = new AbortController().signal,
): Promise<RestoreOutcome> {
  return writer.restore(sourceOf(file), password, () => undefined, signal);
}

export function sourceOf(file: Uint8Array): BackupSource {
  return { bytes: file.length, read: async (from, length) => file.slice(from, from + length) };
}
