/** What the first bytes of a file say it is. Never its name. */
export type Sniffed =
  | { readonly kind: 'text'; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly skip: number }
  | { readonly kind: 'gzip' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'empty' }
  /** `what` is a case of the interface's text: a picture, a PDF, an encrypted file, … */
  | { readonly kind: 'binary'; readonly what: BinaryKind };

type BinaryKind = 'picture' | 'pdf' | 'office' | 'program' | 'sound' | 'database' | 'archive' | 'encrypted' | 'unknown';

/** How many bytes are enough to tell. */
export const SNIFF_BYTES = 4096;

const SIGNATURES: readonly (readonly [string, BinaryKind, number?])[] = [
  ['89504e470d0a1a0a', 'picture'],
  ['ffd8ff', 'picture'],
  ['474946383', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['52494646', 'sound'],
  ['494433', 'sound'],
  ['4f676753', 'sound'],
  ['25504446', 'pdf'],
  ['d0cf11e0a1b11ae1', 'office'],
  ['4d5a', 'program'],
  ['7f454c46', 'program'],
  ['cffaedfe', 'program'],
  ['cafebabe', 'program'],
  ['53514c69746520666f726d6174', 'database'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['28b52ffd', 'archive'],
  ['7573746172', 'archive', 257],
  ['2d2d2d2d2d424547494e20504750', 'encrypted'],
  ['53616c7465645f5f', 'encrypted'],
];

export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return { kind: 'empty' };
  if (startsWith(head, '1f8b08')) return { kind: 'gzip' };
  if (startsWith(head, '504b0304') || startsWith(head, '504b0506')) {
    return isOfficeDocument(head) ? { kind: 'binary', what: 'office' } : { kind: 'zip' };
  }
  if (startsWith(head, 'efbbbf')) return { kind: 'text', encoding: 'utf-8', skip: 3 };
  if (startsWith(head, 'fffe')) return { kind: 'text', encoding: 'utf-16le', skip: 2 };
  if (startsWith(head, 'feff')) return { kind: 'text', encoding: 'utf-16be', skip: 2 };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { kind: 'text', encoding: wide, skip: 0 };
  const signature = SIGNATURES.find(([bytes, , offset = 0]) => startsWith(head, bytes, offset));
  if (signature !== undefined && !looksLikeText(head)) return { kind: 'binary', what: signature[1] };
  if (signature?.[1] === 'encrypted' || isEncoded(head)) return { kind: 'binary', what: 'encrypted' };
  if (looksLikeText(head)) return { kind: 'text', encoding: 'utf-8', skip: 0 };
  return { kind: 'binary', what: isEven(head) ? 'encrypted' : 'unknown' };
}

/** The first entry of a document made by an office program is always one of these. */
function isOfficeDocument(head: Uint8Array): boolean {
  const name = new TextDecoder('latin1').decode(head.subarray(30, 62));
  return name.startsWith('[Content_Types].xml') || name.startsWith('mimetypeapplication/');
}

function startsWith(head: Uint8Array, hex: string, offset = 0): boolean {
  for (let n = 0; n + 1 < hex.length; n += 2) {
    if (head[offset + n / 2] !== Number.parseInt(hex.slice(n, n + 2), 16)) return false;
  }
  return true;
}

/** UTF-16 without a byte-order mark: in JSON nearly every other byte is zero. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = head.length / 2;
  if (pairs < 2) return undefined;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** Text has no zero bytes and hardly any control characters, whatever its encoding. */
function looksLikeText(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1e) control++;
  }
  return control <= head.length * 0.02 + 1 && !isEven(head);
}

/** Bytes spread evenly over all values are encrypted or packed; text is not, in any language. */
function isEven(head: Uint8Array): boolean {
  if (head.length < 256) return false;
  const counts = new Uint16Array(256);
  for (const byte of head) counts[byte] = (counts[byte] ?? 0) + 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / head.length) * Math.log2(count / head.length);
  return bits > (head.length >= 2048 ? 7.5 : 7);
}

const LONG_WORD = 32;
const EQUALS = 61;

/**
 * Long words of base64 or hexadecimal digits and nothing else: an encrypted body, written out. Only the last may be
 * short: it is the last line of the file, or the one at which the look at its beginning ends.
 */
function isEncoded(head: Uint8Array): boolean {
  if (head.length < 64) return false;
  let digits = 0;
  let padding = 0;
  let hasShort = false;
  let hasLong = false;
  for (const byte of head) {
    if (isBlank(byte)) {
      if (digits > 0 && digits < LONG_WORD) hasShort = true;
      digits = 0;
      padding = 0;
    } else if (byte === EQUALS) {
      padding++;
      if (digits === 0 || padding > 2) return false;
    } else {
      if (!isEncodingDigit(byte) || hasShort || padding > 0) return false;
      digits++;
      if (digits >= LONG_WORD) hasLong = true;
    }
  }
  return hasLong;
}

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function isEncodingDigit(byte: number): boolean {
  const letter = byte | 0x20;
  const isDigit = byte >= 48 && byte <= 57;
  return isDigit || (letter >= 97 && letter <= 122) || byte === 43 || byte === 45 || byte === 47 || byte === 95;
}
