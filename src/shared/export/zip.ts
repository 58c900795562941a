import { Deflate, deflateSync } from 'fflate';
import { joined } from './chunks';
import { crc32 } from './crc32';

/**
 * A zip file that is written while its members come, one after another, so that none of them is ever in memory as a whole. Sizes
 * and checksums stand behind each member; the list at the end has as many members, as far into the file, as there are
 * (`Zip` of fflate counts members in 16 bits and places in 32, and says nothing when there are more).
 *
 * Members have no time: the same contents give the same bytes.
 */
export class ZipWriter {
  #ready: Uint8Array[] = [];
  #written = 0;
  #members: Member[] = [];
  #open: Member | undefined;
  /** What came of a member so far, while it is small. */
  #held: Uint8Array[] = [];
  #stream: Deflate | undefined;

  /** Begins a member; its name has been made safe and is not there yet. */
  begin(name: string): void {
    this.endMember();
    const encoded = new TextEncoder().encode(name);
    this.#open = { name: encoded, offset: this.#written, crc: 0, packed: 0, size: 0 };
    this.#emit(localHeader(encoded));
  }

  add(piece: Uint8Array): void {
    const member = this.#open;
    if (member === undefined || piece.length === 0) return;
    member.crc = crc32(member.crc, piece);
    member.size += piece.length;
    if (this.#stream !== undefined) this.#stream.push(piece);
    else if (member.size <= SMALL) this.#held.push(piece);
    else {
      this.#stream = new Deflate({ level: LEVEL }, packed => this.#pack(member, packed));
      for (const held of [...this.#held, piece]) this.#stream.push(held);
      this.#held = [];
    }
  }

  endMember(): void {
    const member = this.#open;
    if (member === undefined) return;
    if (this.#stream !== undefined) this.#stream.push(new Uint8Array(), true);
    // the memory that a stream needs is more than most members are long
    else this.#pack(member, deflateSync(joined(this.#held, member.size), { level: LEVEL }));
    this.#held = [];
    this.#stream = undefined;
    this.#open = undefined;
    this.#emit(descriptor(member));
    this.#members.push(member);
  }

  /** Writes the list of members. Nothing can be added after it. */
  end(): void {
    this.endMember();
    const start = this.#written;
    for (const member of this.#members) this.#emit(centralEntry(member));
    this.#emit(endOfList(this.#members.length, start, this.#written - start));
  }

  /** What has become ready since it was last asked for. */
  take(): readonly Uint8Array[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #pack(member: Member, piece: Uint8Array): void {
    member.packed += piece.length;
    this.#emit(piece);
  }

  #emit(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#written += piece.length;
    this.#ready.push(piece);
  }
}

interface Member {
  readonly name: Uint8Array;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** The most that a member may come to: its sizes are written in 32 bits. */
export const LONGEST_MEMBER = 0xff_00_00_00;

const SMALL = 256 * 1024;
const LEVEL = 6;
const VERSION = 20;
const VERSION_64 = 45;
// sizes behind the member; the name is UTF-8
const FLAGS = 0x08_08;
const DEFLATED = 8;
// 1 January 1980, midnight: the first moment a zip file can name
const DATE = 0x00_21;
const MOST_16 = 0xff_ff;
const MOST_32 = 0xff_ff_ff_ff;

function localHeader(name: Uint8Array): Uint8Array {
  const out = new Fields();
  out.u32(0x04_03_4b_50).u16(VERSION).u16(FLAGS).u16(DEFLATED).u16(0).u16(DATE);
  out.u32(0).u32(0).u32(0).u16(name.length).u16(0).raw(name);
  return out.bytes();
}

function descriptor({ crc, packed, size }: Member): Uint8Array {
  return new Fields().u32(0x08_07_4b_50).u32(crc).u32(packed).u32(size).bytes();
}

function centralEntry({ name, offset, crc, packed, size }: Member): Uint8Array {
  const isFar = offset >= MOST_32;
  const out = new Fields();
  out
    .u32(0x02_01_4b_50)
    .u16(isFar ? VERSION_64 : VERSION)
    .u16(isFar ? VERSION_64 : VERSION);
  out.u16(FLAGS).u16(DEFLATED).u16(0).u16(DATE).u32(crc).u32(packed).u32(size);
  out
    .u16(name.length)
    .u16(isFar ? 12 : 0)
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(0);
  out.u32(isFar ? MOST_32 : offset).raw(name);
  if (isFar) out.u16(1).u16(8).u64(offset);
  return out.bytes();
}

/** With the wide form before it where a number does not fit the narrow one. */
function endOfList(count: number, start: number, size: number): Uint8Array {
  const out = new Fields();
  if (count >= MOST_16 || start >= MOST_32 || size >= MOST_32) {
    out.u32(0x06_06_4b_50).u64(44).u16(VERSION_64).u16(VERSION_64).u32(0).u32(0);
    out.u64(count).u64(count).u64(size).u64(start);
    out
      .u32(0x07_06_4b_50)
      .u32(0)
      .u64(start + size)
      .u32(1);
  }
  const most16 = Math.min(count, MOST_16);
  out.u32(0x06_05_4b_50).u16(0).u16(0).u16(most16).u16(most16);
  out.u32(Math.min(size, MOST_32)).u32(Math.min(start, MOST_32)).u16(0);
  return out.bytes();
}

/** Numbers one after another, the least byte first. */
class Fields {
  readonly #parts: number[] = [];

  u16(value: number): this {
    this.#parts.push(value & 0xff, (value >>> 8) & 0xff);
    return this;
  }

  u32(value: number): this {
    return this.u16(value & MOST_16).u16(value >>> 16);
  }

  u64(value: number): this {
    return this.u32(value % 2 ** 32).u32(Math.floor(value / 2 ** 32));
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.#parts.push(byte);
    return this;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#parts);
  }
}
