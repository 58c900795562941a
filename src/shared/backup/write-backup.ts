import { deflate } from './packing';
import { type Protection, protect } from './protection';
import { type BackupRecord, printRecord } from './records';

/** `u32 bytes | u8 kind | u8 packing | u16 0 | u32 sequence`, then the bytes, then 16 that check all of it. */
export const FRAME_HEAD_BYTES = 12;
export const FRAME_KINDS = { records: 1, end: 2 } as const;
export const PACKINGS = { plain: 0, deflated: 1 } as const;
/** As much is read, checked and unpacked at once, whatever the size of the file. */
export const FRAME_BYTES = 1_000_000;

export interface BackupTools {
  /** By chance, and of this file alone. */
  readonly salt: Uint8Array;
  /** Empty for none. */
  readonly password: string;
  /** Takes the next bytes of the file. */
  readonly write: (piece: Uint8Array) => Promise<void>;
  readonly iterations?: number;
}

/** What the last frame says of those before it. */
export interface BackupCounts {
  readonly frames: number;
  readonly records: number;
  /** Of all records as they were before they were packed. */
  readonly bytes: number;
}

/** Writes a backup, frame by frame: what is in memory of it is no more than a record or a frame. */
export class BackupWriter {
  readonly #write: BackupTools['write'];
  readonly #protection: Protection;
  #frame = new Uint8Array(FRAME_BYTES);
  #filled = 0;
  #frames = 0;
  #records = 0;
  #bytes = 0;
  /** Bytes of the file so far. */
  written = 0;

  private constructor(write: BackupTools['write'], protection: Protection) {
    this.#write = write;
    this.#protection = protection;
  }

  static async begin({ salt, password, write, iterations }: BackupTools): Promise<BackupWriter> {
    const { header, protection } = await protect(salt, password, iterations);
    const writer = new BackupWriter(write, protection);
    await writer.#put(header);
    return writer;
  }

  async add(record: BackupRecord): Promise<void> {
    this.#records += 1;
    for (const part of printRecord(record)) {
      this.#bytes += part.length;
      for (let from = 0; from < part.length; ) {
        const some = part.subarray(from, from + FRAME_BYTES - this.#filled);
        this.#frame.set(some, this.#filled);
        this.#filled += some.length;
        from += some.length;
        if (this.#filled === FRAME_BYTES) await this.#endFrame();
      }
    }
  }

  /** What lacks this was not written to its end. */
  async end(): Promise<BackupCounts> {
    if (this.#filled > 0) await this.#endFrame();
    const counts: BackupCounts = { frames: this.#frames, records: this.#records, bytes: this.#bytes };
    const last = new TextEncoder().encode(JSON.stringify(counts));
    await this.#putFrame(FRAME_KINDS.end, PACKINGS.plain, last);
    return counts;
  }

  async #endFrame(): Promise<void> {
    const bytes = this.#frame.subarray(0, this.#filled);
    const packed = await deflate(bytes);
    if (packed.length < bytes.length) await this.#putFrame(FRAME_KINDS.records, PACKINGS.deflated, packed);
    else await this.#putFrame(FRAME_KINDS.records, PACKINGS.plain, bytes);
    this.#filled = 0;
  }

  async #putFrame(kind: number, packing: number, bytes: Uint8Array): Promise<void> {
    this.#frames += 1;
    const head = new Uint8Array(FRAME_HEAD_BYTES);
    const view = new DataView(head.buffer);
    view.setUint32(0, bytes.length, true);
    view.setUint8(4, kind);
    view.setUint8(5, packing);
    view.setUint32(8, this.#frames, true);
    await this.#put(head);
    await this.#put(await this.#protection.seal({ sequence: this.#frames, head }, bytes));
  }

  async #put(piece: Uint8Array): Promise<void> {
    await this.#write(piece);
    this.written += piece.length;
  }
}
