import { failed, ok, type Result } from '../base/result';
import { CHECK_BYTES, HEADER_BYTES, readHeader } from './header';
import { inflate } from './packing';
import { type Protection, unprotect } from './protection';
import { type BackupRecord, RecordParser } from './records';
import { type BackupCounts, FRAME_BYTES, FRAME_HEAD_BYTES, FRAME_KINDS, PACKINGS } from './write-backup';

/**
 * Why a file is not taken for a backup. `needs-password`: it has one and none was given; `wrong-password`: its header is whole
 * and the password not its own; `damaged`: it is not byte for byte what was written.
 */
export type BackupRefusal = 'not-a-backup' | 'newer' | 'needs-password' | 'wrong-password' | 'damaged';

/** A file that is read here and there. Rejects where it cannot be read. */
export interface BackupSource {
  readonly bytes: number;
  /** Shorter only where the file ends. */
  read(from: number, length: number): Promise<Uint8Array>;
}

/** A file whose header is whole and whose password is right. Nothing behind the header was looked at. */
export class BackupReader {
  readonly #source: BackupSource;
  readonly #protection: Protection;

  private constructor(source: BackupSource, protection: Protection) {
    this.#source = source;
    this.#protection = protection;
  }

  static async open(source: BackupSource, password = ''): Promise<Result<BackupReader, BackupRefusal>> {
    const found = await readHeader(await source.read(0, HEADER_BYTES));
    if (found.kind !== 'header') return failed(found.kind);
    if (found.header.iterations !== undefined && password === '') return failed('needs-password');
    const protection = await unprotect(found.bytes, found.header, password);
    if (protection === undefined) return failed('wrong-password');
    return ok(new BackupReader(source, protection));
  }

  /**
   * Reads the file from its header to its end. What `take` gets before the end was found to be in its place has been checked,
   * but that nothing is missing is known only when this says so. `take` may say `enough`: the rest is not read then.
   */
  async read(
    take: (record: BackupRecord, at: number) => Promise<'enough' | undefined> | 'enough' | undefined,
  ): Promise<Result<BackupCounts | 'enough', BackupRefusal>> {
    const parser = new RecordParser();
    let at = HEADER_BYTES;
    let records = 0;
    let bytes = 0;
    for (let sequence = 1; ; sequence++) {
      const frame = await this.#frame(at, sequence);
      if (frame === undefined) return failed('damaged');
      at = frame.end;
      if (frame.kind === FRAME_KINDS.end) {
        const counts: BackupCounts = { frames: sequence - 1, records, bytes };
        const isWhole = parser.isEmpty && at === this.#source.bytes && saysSo(frame.bytes, counts);
        return isWhole ? ok(counts) : failed('damaged');
      }
      bytes += frame.bytes.length;
      const found = parser.take(frame.bytes);
      if (found === undefined) return failed('damaged');
      records += found.length;
      for (const record of found) if ((await take(record, at)) === 'enough') return ok('enough');
    }
  }

  async #frame(at: number, sequence: number) {
    const head = await this.#source.read(at, FRAME_HEAD_BYTES);
    if (head.length < FRAME_HEAD_BYTES) return undefined;
    const view = new DataView(head.buffer, head.byteOffset);
    const length = view.getUint32(0, true);
    const kind = view.getUint8(4);
    const packing = view.getUint8(5);
    const isKnown = kind === FRAME_KINDS.records || kind === FRAME_KINDS.end;
    if (!isKnown || packing > PACKINGS.deflated || length > FRAME_BYTES) return undefined;
    if (view.getUint32(8, true) !== sequence) return undefined;
    const sealed = await this.#source.read(at + FRAME_HEAD_BYTES, length + CHECK_BYTES);
    if (sealed.length < length + CHECK_BYTES) return undefined;
    const opened = await this.#protection.open({ sequence, head }, sealed);
    const bytes = opened && (packing === PACKINGS.deflated ? await inflate(opened, FRAME_BYTES) : opened);
    return bytes && { kind, bytes, end: at + FRAME_HEAD_BYTES + sealed.length };
  }
}

function saysSo(last: Uint8Array, counts: BackupCounts): boolean {
  return new TextDecoder().decode(last) === JSON.stringify(counts);
}
