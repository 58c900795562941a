import { open } from 'node:fs/promises';
import type { Tickets } from './tickets';

/** Reads a piece of a file there is a ticket for; shorter where the file ends. Nothing where it cannot be read. */
export async function readPiece(
  tickets: Pick<Tickets, 'paths'>,
  { ticket, from, length }: { readonly ticket: string; readonly from: number; readonly length: number },
): Promise<Uint8Array | undefined> {
  const paths = tickets.paths();
  const path = Object.hasOwn(paths, ticket) ? paths[ticket] : undefined;
  if (path === undefined) return undefined;
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // gone, or not ours to read
    return undefined;
  }
}
