import { type BackupHeader, CHECK_BYTES, printHeader, printKeyPart } from './header';

/**
 * Web Crypto derives keys from passwords with PBKDF2 only (no Argon2, no scrypt), and a library for a better one would be
 * code that nobody here can judge. So many iterations are what OWASP asks of PBKDF2 with HMAC-SHA-256.
 */
export const ITERATIONS = 600_000;

/** Puts on each frame what shows that it is the one that was written, in its place; with a password nobody else can read it. */
export interface Protection {
  /** What stands in the file for these bytes: as many, and the check behind them. */
  seal(place: FramePlace, bytes: Uint8Array): Promise<Uint8Array>;
  /** Nothing where a byte of the frame is another, or it stood in another place or file. */
  open(place: FramePlace, sealed: Uint8Array): Promise<Uint8Array | undefined>;
}

export interface FramePlace {
  readonly sequence: number;
  /** What stands before the frame's bytes. */
  readonly head: Uint8Array;
}

type Key = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>;

/** A new header, and the protection that goes with it. An empty password is none. */
export async function protect(
  salt: Uint8Array,
  password: string,
  iterations = ITERATIONS,
): Promise<{ readonly header: Uint8Array<ArrayBuffer>; readonly protection: Protection }> {
  if (password === '') {
    const header = await printHeader({ salt, keyCheck: new Uint8Array(CHECK_BYTES) });
    return { header, protection: await plain(header) };
  }
  const key = await keyOf(password, salt, iterations);
  const keyCheck = await keyCheckOf(key, salt, iterations);
  const header = await printHeader({ salt, iterations, keyCheck });
  return { header, protection: await encrypted(header, key) };
}

/** The protection of a file that is read. Nothing where the password is not its own. */
export async function unprotect(
  bytes: Uint8Array<ArrayBuffer>,
  { salt, iterations, keyCheck }: BackupHeader,
  password: string,
): Promise<Protection | undefined> {
  if (iterations === undefined) return plain(bytes);
  const key = await keyOf(password, salt, iterations);
  const expected = await keyCheckOf(key, salt, iterations);
  return expected.every((byte, nth) => keyCheck[nth] === byte) ? encrypted(bytes, key) : undefined;
}

async function plain(header: Uint8Array): Promise<Protection> {
  const file = await fileOf(header);
  const checkOf = async ({ head }: FramePlace, bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', joined(file, head, bytes)), 0, CHECK_BYTES);
  return {
    seal: async (place, bytes) => joined(bytes, await checkOf(place, bytes)),
    open: async (place, sealed) => {
      const bytes = sealed.subarray(0, sealed.length - CHECK_BYTES);
      const check = await checkOf(place, bytes);
      return check.every((byte, nth) => sealed[bytes.length + nth] === byte) ? bytes : undefined;
    },
  };
}

/** The key is of this file alone, so a nonce that counts is never used twice with it. */
async function encrypted(header: Uint8Array, key: Key): Promise<Protection> {
  const file = await fileOf(header);
  const algorithm = ({ sequence, head }: FramePlace) => {
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setUint32(8, sequence, true);
    return { name: 'AES-GCM', iv, additionalData: joined(file, head), tagLength: 128 } as const;
  };
  return {
    seal: async (place, bytes) => new Uint8Array(await crypto.subtle.encrypt(algorithm(place), key, bytes)),
    open: async (place, sealed) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm(place), key, sealed));
      } catch {
        // the tag does not fit: that is all it ever says
        return undefined;
      }
    },
  };
}

async function keyOf(password: string, salt: Uint8Array, iterations: number): Promise<Key> {
  // the same password, however the keyboard composes its letters
  const bytes = new TextEncoder().encode(password.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations } as const;
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The tag of nothing under a nonce that no frame has. */
async function keyCheckOf(key: Key, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  const iv = new Uint8Array(12).fill(0xff);
  const additionalData = printKeyPart(salt, iterations);
  return new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData, tagLength: 128 }, key, new Uint8Array()),
  );
}

/** A frame of another file does not pass for one of this. */
async function fileOf(header: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', header));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
