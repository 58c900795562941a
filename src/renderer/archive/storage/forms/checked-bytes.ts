/**
 * The envelope of everything that is stored as bytes: `u32 magic | u32 version | u32 length | u32 checksum | bytes`.
 * No number is read from bytes that were not checked before: a flipped bit in a length must not become an allocation.
 */
const PREAMBLE_NUMBERS = 4;
const PREAMBLE = PREAMBLE_NUMBERS * 4;

/** What bytes may be. A version is raised whenever the bytes of the kind change their meaning. */
const KINDS = {
  block: { magic: 0x4b4c424c, version: 1 }, // "LBLK"
  heads: { magic: 0x4448434c, version: 1 }, // "LCHD"
  'index-head': { magic: 0x5848494c, version: 1 }, // "LIHX"
  'index-chunk': { magic: 0x5843494c, version: 1 }, // "LICX"
  docs: { magic: 0x434f444c, version: 1 }, // "LDOC"
  entries: { magic: 0x544e454c, version: 1 }, // "LENT"
} as const;
export type BytesKind = keyof typeof KINDS;

/** Bytes as they are stored. */
export function sealBytes(kind: BytesKind, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(PREAMBLE + bytes.length);
  row.set(bytes, PREAMBLE);
  const { magic, version } = KINDS[kind];
  const sum = checksum(row.subarray(PREAMBLE), magic + version);
  new Uint32Array(row.buffer, 0, PREAMBLE_NUMBERS).set([magic, version, bytes.length, sum]);
  return row;
}

/** The bytes of a stored row, as a view of it. Nothing when they are not exactly what was stored as this kind. */
export function openBytes(kind: BytesKind, stored: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  // numbers are read from aligned bytes
  const row = (stored.byteOffset % 4 === 0 ? stored : stored.slice()) as Uint8Array<ArrayBuffer>;
  if (row.length < PREAMBLE) return undefined;
  const { magic, version } = KINDS[kind];
  const found = new Uint32Array(row.buffer, row.byteOffset, PREAMBLE_NUMBERS);
  if (found[0] !== magic || found[1] !== version || found[2] !== row.length - PREAMBLE) return undefined;
  const bytes = row.subarray(PREAMBLE);
  return found[3] === checksum(bytes, magic + version) ? bytes : undefined;
}

const ODD = 0x9e3779b1;
const OTHER_ODD = 0x85ebca6b;

/**
 * A 32-bit sum of bytes and their number. Each step can be undone, in the sum and in the word alike, so bytes that differ
 * in one place only never have the same sum. Two lanes, because a step waits for the one before it. It finds what a disk
 * did, not what a person wants to hide.
 */
export function checksum(bytes: Uint8Array, seed = 0): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { length } = aligned;
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, length >>> 2);
  let one = seed ^ length;
  let other = OTHER_ODD;
  let nth = 0;
  for (const pairs = words.length & ~1; nth < pairs; nth += 2) {
    one = Math.imul(one ^ (words[nth] as number), ODD);
    other = Math.imul(other ^ (words[nth + 1] as number), OTHER_ODD);
    // or a change of the highest bit would stay one, for the next word to hide
    one ^= one >>> 15;
    other ^= other >>> 13;
  }
  if (nth < words.length) one = Math.imul(one ^ (words[nth] as number), OTHER_ODD);
  for (let place = words.length * 4; place < length; place++) {
    one = Math.imul(one ^ (aligned[place] as number), ODD);
    one ^= one >>> 15;
  }
  let sum = one ^ ((other << 16) | (other >>> 16));
  sum = Math.imul(sum ^ (sum >>> 16), OTHER_ODD);
  sum = Math.imul(sum ^ (sum >>> 13), ODD);
  return (sum ^ (sum >>> 16)) >>> 0;
}
