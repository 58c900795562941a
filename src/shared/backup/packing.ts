/** Deflates bytes with what every place the core runs in has. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new CompressionStream('deflate-raw');
  const [packed] = await Promise.all([readAll(stream, Number.POSITIVE_INFINITY), writeAll(stream, bytes)]);
  return packed as Uint8Array;
}

/** Nothing where that is no deflated text, or one of more than `most` bytes. */
export async function inflate(packed: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const stream = new DecompressionStream('deflate-raw');
  try {
    const [bytes] = await Promise.all([readAll(stream, most), writeAll(stream, packed)]);
    return bytes;
  } catch {
    return undefined;
  }
}

type Stream = Pick<CompressionStream, 'readable' | 'writable'>;

async function writeAll({ writable }: Stream, bytes: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  await writer.write(bytes);
  await writer.close();
}

async function readAll({ readable }: Stream, most: number): Promise<Uint8Array | undefined> {
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
