import type { JsonObject } from '../base/json';

/** One thing in a backup: a few facts, and bytes that go with them. */
export interface BackupRecord {
  readonly facts: JsonObject & { readonly kind: string };
  readonly bytes?: Uint8Array;
}

/** `u32 length of the facts | u32 length of the bytes | facts as JSON | bytes`. */
const HEAD_BYTES = 8;
const MOST_FACTS = 256_000_000;
const MOST_BYTES = 2_000_000_000;

export function printRecord({ facts, bytes = new Uint8Array() }: BackupRecord): readonly Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(facts));
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, json.length, true);
  view.setUint32(4, bytes.length, true);
  return [head, json, bytes];
}

/** Takes records out of bytes that come in pieces, wherever these are cut. */
export class RecordParser {
  #pieces: Uint8Array[] = [];
  #held = 0;
  #isBroken = false;

  /** What is complete now, in order; nothing where these bytes are no records. */
  take(piece: Uint8Array): readonly BackupRecord[] | undefined {
    this.#pieces.push(piece);
    this.#held += piece.length;
    const found: BackupRecord[] = [];
    while (!this.#isBroken) {
      const record = this.#next();
      if (record === undefined) break;
      found.push(record);
    }
    return this.#isBroken ? undefined : found;
  }

  /** Whether nothing of a record is left over. */
  get isEmpty(): boolean {
    return this.#held === 0;
  }

  #next(): BackupRecord | undefined {
    if (this.#held < HEAD_BYTES) return undefined;
    const head = this.#peek(HEAD_BYTES);
    const view = new DataView(head.buffer, head.byteOffset);
    const facts = view.getUint32(0, true);
    const bytes = view.getUint32(4, true);
    if (facts > MOST_FACTS || bytes > MOST_BYTES) this.#isBroken = true;
    const length = HEAD_BYTES + facts + bytes;
    if (this.#isBroken || this.#held < length) return undefined;
    const whole = this.#peek(length);
    const json = parsed(whole.subarray(HEAD_BYTES, HEAD_BYTES + facts));
    if (json === undefined) {
      this.#isBroken = true;
      return undefined;
    }
    this.#drop(length);
    // a copy of its own: typed arrays are laid over it
    return { facts: json, ...(bytes > 0 && { bytes: whole.slice(HEAD_BYTES + facts) }) };
  }

  /** The first bytes in one piece. */
  #peek(length: number): Uint8Array {
    const [first] = this.#pieces;
    if (first !== undefined && first.length >= length) return first.subarray(0, length);
    const joined = new Uint8Array(this.#held);
    let at = 0;
    for (const piece of this.#pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    this.#pieces = [joined];
    return joined.subarray(0, length);
  }

  #drop(length: number): void {
    const [first = new Uint8Array()] = this.#pieces;
    this.#held -= length;
    this.#pieces[0] = first.subarray(length);
    if (this.#pieces[0].length === 0) this.#pieces.shift();
  }
}

function parsed(json: Uint8Array): BackupRecord['facts'] | undefined {
  try {
    const facts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    const isRecord = typeof facts === 'object' && facts !== null && 'kind' in facts && typeof facts.kind === 'string';
    return isRecord ? (facts as BackupRecord['facts']) : undefined;
  } catch {
    return undefined;
  }
}
