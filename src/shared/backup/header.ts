/**
 * The first bytes of a backup. They say what it is, and how what follows is protected. Later versions keep these first 64
 * bytes as they are laid out here, so that a newer file can be told from a damaged one.
 */
export const HEADER_BYTES = 64;
export const BACKUP_VERSION = 1;
export const SALT_BYTES = 16;
export const CHECK_BYTES = 16;

// no text and no other file begins so: what takes line ends for its own, or the eighth bit, breaks it
const MAGIC = [0x89, 0x4c, 0x43, 0x54, 0x4e, 0x0d, 0x0a, 0x1a];
const VERSION_AT = 8;
const PROTECTION_AT = 10;
const ITERATIONS_AT = 12;
const SALT_AT = 16;
/** What the check of the key covers. */
export const KEY_CHECK_AT = 32;
const SUM_AT = 48;
/** Deriving a key takes as long as the file says: not longer than a minute or so, whoever wrote it. */
const MOST_ITERATIONS = 20_000_000;

/** `iterations` is there where a password is needed. The salt is of this file alone, also where there is no password. */
export interface BackupHeader {
  readonly salt: Uint8Array;
  readonly iterations?: number;
  /** Shows whether a password is the right one. */
  readonly keyCheck: Uint8Array;
}

export type HeaderFound =
  | { readonly kind: 'header'; readonly header: BackupHeader; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'not-a-backup' | 'newer' | 'damaged' };

/** The bytes before the check of the key, which covers them. */
export function printKeyPart(salt: Uint8Array, iterations: number | undefined): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(KEY_CHECK_AT);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint16(VERSION_AT, BACKUP_VERSION, true);
  view.setUint16(PROTECTION_AT, iterations === undefined ? 0 : 1, true);
  view.setUint32(ITERATIONS_AT, iterations ?? 0, true);
  bytes.set(salt.subarray(0, SALT_BYTES), SALT_AT);
  return bytes;
}

export async function printHeader({ salt, iterations, keyCheck }: BackupHeader): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(printKeyPart(salt, iterations));
  bytes.set(keyCheck, KEY_CHECK_AT);
  bytes.set(await sumOf(bytes), SUM_AT);
  return bytes;
}

export async function readHeader(start: Uint8Array): Promise<HeaderFound> {
  const bytes = start.slice(0, HEADER_BYTES);
  if (!isBackup(bytes)) return { kind: 'not-a-backup' };
  if (bytes.length < HEADER_BYTES) return { kind: 'damaged' };
  const sum = await sumOf(bytes);
  if (!sum.every((byte, nth) => bytes[SUM_AT + nth] === byte)) return { kind: 'damaged' };
  const view = new DataView(bytes.buffer);
  if (view.getUint16(VERSION_AT, true) > BACKUP_VERSION) return { kind: 'newer' };
  const protection = view.getUint16(PROTECTION_AT, true);
  const iterations = view.getUint32(ITERATIONS_AT, true);
  if (protection > 1 || iterations > MOST_ITERATIONS || (protection === 1) !== iterations > 0)
    return { kind: 'damaged' };
  const header: BackupHeader = {
    salt: bytes.slice(SALT_AT, SALT_AT + SALT_BYTES),
    keyCheck: bytes.slice(KEY_CHECK_AT, KEY_CHECK_AT + CHECK_BYTES),
    ...(iterations > 0 && { iterations }),
  };
  return { kind: 'header', header, bytes };
}

/** Whether a file is a backup, of whatever version, by its first bytes. */
export function isBackup(start: Uint8Array): boolean {
  return MAGIC.every((byte, nth) => start[nth] === byte);
}

async function sumOf(bytes: Uint8Array): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest('SHA-256', bytes.subarray(0, SUM_AT));
  return new Uint8Array(digest, 0, CHECK_BYTES);
}
