import { Gunzip, Inflate, Unzip, type UnzipDecoder } from 'fflate';
import type { Limits } from '../contract/limits';
import { type ByteStream, inSlices } from './byte-stream';

/** Why something packed cannot be unpacked, or not to its end. */
export type PackingProblem =
  | 'engine/archive-damaged'
  | 'engine/archive-ratio'
  | 'engine/archive-too-large'
  | 'engine/archive-too-many-members'
  | 'engine/archive-encrypted'
  | 'engine/archive-compression';

/** Ends a packed stream early; what came out before stays. */
export class UnpackingStopped extends Error {
  readonly code: PackingProblem;

  constructor(code: PackingProblem) {
    super(code);
    this.code = code;
  }
}

/** What comes out of all archives of an import, and of one of its files. A bomb may lie in a bomb, or beside others. */
export class Unpacked {
  readonly #limits: Limits;
  readonly #packedBytes: () => number;
  readonly #all: { bytes: number };
  #own = 0;

  /** `packedBytes` of the file, as it lies on the disk, were read so far; `all` is shared by the files of an import. */
  constructor(limits: Limits, packedBytes: () => number, all: { bytes: number }) {
    this.#limits = limits;
    this.#packedBytes = packedBytes;
    this.#all = all;
  }

  take(bytes: number): void {
    this.#own += bytes;
    this.#all.bytes += bytes;
  }

  get problem(): PackingProblem | undefined {
    if (this.#all.bytes > this.#limits.importBytes) return 'engine/archive-too-large';
    // what was packed twice comes out twice
    return isTooDense(this.#own, this.#packedBytes() * 2, this.#limits) ? 'engine/archive-ratio' : undefined;
  }
}

/** Small enough that even the densest deflate stream puts no more than some megabytes into memory at once. */
const PACKED_SLICE = 16 * 1024;

/** Unpacks gzip, also several streams one after the other. Throws `UnpackingStopped` behind what could be read. */
export async function* gunzip(packed: ByteStream, limits: Limits, unpacked: Unpacked): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let taken = 0;
  let given = 0;
  const stream = new Gunzip(piece => {
    given += piece.length;
    unpacked.take(piece.length);
    ready.push(piece);
  });
  for await (const slice of inSlices(packed, PACKED_SLICE)) {
    const problem = attempt(() => stream.push(slice, false));
    taken += slice.length;
    yield* ready.splice(0);
    const stop = problem ?? unpacked.problem;
    if (stop !== undefined) throw new UnpackingStopped(stop);
    if (isTooDense(given, taken, limits)) throw new UnpackingStopped('engine/archive-ratio');
    if (given > limits.archiveBytes) throw new UnpackingStopped('engine/archive-too-large');
  }
  const problem = attempt(() => stream.push(new Uint8Array(0), true));
  yield* ready.splice(0);
  if (problem !== undefined) throw new UnpackingStopped(problem);
}

export interface ZipMember {
  readonly name: string;
  /** Throws `UnpackingStopped` behind what could be read of it. */
  readonly stream: ByteStream;
}

type ZipStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly problem?: PackingProblem };

/**
 * The files of a zip archive in its own order, each readable until the next is asked for. Folders and the hidden
 * companions of some systems are left out. Throws `UnpackingStopped` where the archive itself cannot go on.
 */
export async function* unzip(packed: ByteStream, limits: Limits, unpacked: Unpacked): AsyncGenerator<ZipMember> {
  const steps = zipSteps(packed, limits, unpacked);
  try {
    for (let step = await steps.next(); step.done !== true; step = await steps.next()) {
      if (step.value.kind !== 'member') continue;
      const { name } = step.value;
      if (!isCompanion(name)) yield { name, stream: memberBytes(steps) };
    }
  } finally {
    await steps.return(undefined);
  }
}

async function* memberBytes(steps: AsyncGenerator<ZipStep>): AsyncGenerator<Uint8Array> {
  for (let step = await steps.next(); step.done !== true; step = await steps.next()) {
    if (step.value.kind === 'bytes') yield step.value.bytes;
    else if (step.value.kind === 'end') {
      if (step.value.problem !== undefined) throw new UnpackingStopped(step.value.problem);
      return;
    }
  }
  throw new UnpackingStopped('engine/archive-damaged');
}

function isCompanion(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name);
}

async function* zipSteps(packed: ByteStream, limits: Limits, unpacked: Unpacked): AsyncGenerator<ZipStep> {
  const ready: ZipStep[] = [];
  let members = 0;
  let given = 0;
  let end: (problem?: PackingProblem) => void = () => {};
  const headers = new RecentHeaders();
  const archive = new Unzip(file => {
    members++;
    ready.push({ kind: 'member', name: file.name });
    let ended = false;
    end = problem => {
      if (!ended) ready.push({ kind: 'end', ...(problem === undefined ? {} : { problem }) });
      ended = true;
    };
    file.ondata = (error, bytes, final) => {
      if (ended) return;
      given += bytes?.length ?? 0;
      unpacked.take(bytes?.length ?? 0);
      if (error) end('engine/archive-damaged');
      else if (bytes.length > 0) ready.push({ kind: 'bytes', bytes });
      if (final) end();
    };
    if (headers.isEncrypted(file.name)) end('engine/archive-encrypted');
    if (file.compression !== 0 && file.compression !== 8) {
      // a member that is not started would be held in memory
      archive.register(dropping(file.compression));
      end(file.compression === 99 ? 'engine/archive-encrypted' : 'engine/archive-compression');
    }
    file.start();
  });
  archive.register(guardedInflate(limits, problem => end(problem)));

  for await (const slice of inSlices(packed, PACKED_SLICE)) {
    headers.push(slice);
    const problem = attempt(() => archive.push(slice, false));
    yield* ready.splice(0);
    const stop = problem ?? unpacked.problem;
    if (stop !== undefined) throw new UnpackingStopped(stop);
    if (members > limits.archiveMembers) throw new UnpackingStopped('engine/archive-too-many-members');
    if (given > limits.archiveBytes) throw new UnpackingStopped('engine/archive-too-large');
  }
  const problem = attempt(() => archive.push(new Uint8Array(0), true));
  yield* ready.splice(0);
  if (problem !== undefined) throw new UnpackingStopped(problem);
}

const LOCAL_HEADER = [0x50, 0x4b, 0x03, 0x04];
const HEADER_BYTES = 30;
/** A header with the longest name there can be fits into it. */
const RECENT_BYTES = 0x10000 + HEADER_BYTES + PACKED_SLICE;

/** The bytes of an archive that came last: the library tells of a member and not whether it is encrypted. */
class RecentHeaders {
  #bytes = new Uint8Array(0);

  push(slice: Uint8Array): void {
    const kept = this.#bytes.subarray(Math.max(0, this.#bytes.length + slice.length - RECENT_BYTES));
    const bytes = new Uint8Array(kept.length + slice.length);
    bytes.set(kept);
    bytes.set(slice, kept.length);
    this.#bytes = bytes;
  }

  /** Asked of a member at the moment it is met. The last header with its name is its own. */
  isEncrypted(name: string): boolean {
    const bytes = this.#bytes;
    for (let at = bytes.length - HEADER_BYTES; at >= 0; at--) {
      if (LOCAL_HEADER.some((byte, n) => bytes[at + n] !== byte)) continue;
      const length = (bytes[at + 26] as number) | ((bytes[at + 27] as number) << 8);
      const named = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length);
      if (new TextDecoder().decode(named) !== name && latin1(named) !== name) continue;
      return ((bytes[at + 6] as number) & 1) === 1;
    }
    return false;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

type Decoder = (new (name: string) => UnzipDecoder) & { readonly compression: number };

/** Inflates until a member turns out to be a bomb or damaged; from then on its bytes are dropped unread. */
function guardedInflate(limits: Limits, stopped: (problem: PackingProblem) => void): Decoder {
  return class implements UnzipDecoder {
    static readonly compression = 8;
    ondata: UnzipDecoder['ondata'] = () => {};
    #taken = 0;
    #given = 0;
    #stopped = false;
    #ready: { readonly bytes: Uint8Array<ArrayBuffer>; readonly final: boolean }[] = [];
    readonly #inflate = new Inflate((bytes, final) => {
      this.#given += bytes.length;
      this.#ready.push({ bytes, final });
    });

    push(packed: Uint8Array, last: boolean): void {
      if (this.#stopped) return;
      this.#taken += packed.length;
      const problem = attempt(() => this.#inflate.push(packed, last));
      const ready = this.#ready.splice(0);
      const stop = isTooDense(this.#given, this.#taken, limits) ? 'engine/archive-ratio' : problem;
      if (stop !== 'engine/archive-ratio') {
        for (const { bytes, final } of ready) this.ondata(null, bytes, final);
      }
      if (stop === undefined) return;
      this.#stopped = true;
      stopped(stop);
    }
  };
}

function dropping(compression: number): Decoder {
  return class implements UnzipDecoder {
    static readonly compression = compression;
    ondata: UnzipDecoder['ondata'] = () => {};

    push(): void {
      // nothing comes out of what cannot be read
    }
  };
}

function isTooDense(given: number, taken: number, limits: Limits): boolean {
  return given > limits.ratioFreeBytes && given > taken * limits.archiveRatio;
}

function attempt(work: () => void): PackingProblem | undefined {
  try {
    work();
    return undefined;
  } catch {
    // the library throws for whatever does not follow the format
    return 'engine/archive-damaged';
  }
}
