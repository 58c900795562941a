const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum that zip files carry, of what comes piece by piece: begin with 0. */
export function crc32(before: number, piece: Uint8Array): number {
  let value = ~before >>> 0;
  for (const byte of piece) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
