import type { ByteReader, ByteWriter } from './bytes';

/** Reads `count` rising numbers, written as differences, into `into` from `into[offset]` on. */
export function readDocuments(bytes: Uint8Array, at: number, count: number, into: Uint32Array, offset = 0): number {
  let document = 0;
  let next = at;
  // written out: this loop reads a quarter of a million numbers for a common word
  for (let index = 0; index < count; index++) {
    let byte = bytes[next++] as number;
    let difference = byte;
    if (byte > 0x7f) {
      difference &= 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[next++] as number;
        difference |= (byte & 0x7f) << shift;
      }
    }
    document += difference;
    into[offset + index] = document;
  }
  return next;
}

// a term mostly stands once in a message, near its beginning: one byte tells both
const ONCE_BELOW = 64;

/** Writes where a term stands in one document. */
export function writePositions(out: ByteWriter, positions: Uint32Array, from: number, until: number): void {
  const first = positions[from] as number;
  if (until - from === 1 && first < ONCE_BELOW) {
    out.byte(first << 1);
    return;
  }
  out.varint(((until - from) << 1) | 1);
  let previous = 0;
  for (let index = from; index < until; index++) {
    out.varint((positions[index] as number) - previous);
    previous = positions[index] as number;
  }
}

/** Goes through the positions of one document, and stands behind them. */
export function visitPositions(
  reader: ByteReader,
  document: number,
  visit: (document: number, position: number) => void,
): void {
  const head = reader.varint();
  if ((head & 1) === 0) {
    visit(document, head >> 1);
    return;
  }
  let position = 0;
  for (let count = head >> 1; count > 0; count--) {
    position += reader.varint();
    visit(document, position);
  }
}

/** Stands behind the positions of one document without keeping them. */
export function skipPositions(reader: ByteReader): void {
  const head = reader.varint();
  if ((head & 1) === 0) return;
  for (let count = head >> 1; count > 0; count--) reader.varint();
}
