/** Big enough that asking for the next piece costs little, and several fit into memory. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** The bytes of a `File` in pieces; the next one is asked for while the last one is worked on. */
export async function* fileBytes(file: File | undefined): AsyncGenerator<Uint8Array> {
  // a ticket came here, which only the host can open
  if (file === undefined) throw new TypeError('no file');
  let next = piece(file, 0);
  for (let from = 0; from < file.size; from += PIECE_BYTES) {
    const bytes = await next;
    next = piece(file, from + PIECE_BYTES);
    // an early end leaves this promise alone, and its failure is then nobody's
    next.catch(() => undefined);
    yield bytes;
  }
}

async function piece(file: File, from: number): Promise<Uint8Array> {
  if (from >= file.size) return new Uint8Array(0);
  return new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer());
}
