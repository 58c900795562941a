import { ArchiveProblem } from '../../contract/problem';

/** Bytes that stay free on the disk whatever is written: what becomes of a store on a full disk cannot be trusted. */
export const RESERVE_BYTES = 200_000_000;
const LOOK_EVERY_MS = 500;
/**
 * Stored bytes for each byte of files, at the most. Measured: 0.63 at the highest while a corpus of chats is imported (0.53
 * when it is done). Heads and texts of conversations that other imports tell of as well are stored once more; files may
 * hold more text for their size.
 */
const STORED_PER_BYTE = 1.5;

/** Bytes that an import of so many bytes of files may need, the reserve not among them. */
export function neededBytes(bytes: number): number {
  return Math.ceil(bytes * STORED_PER_BYTE);
}

export interface FreeSpaceEnvironment {
  /** Bytes free on the disk the archive lies on; undefined where nobody knows. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
}

/** Watches the room on the disk. Where nobody knows it, nothing is refused. */
export class FreeSpace {
  readonly #surroundings: FreeSpaceEnvironment;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(surroundings: FreeSpaceEnvironment) {
    this.#surroundings = surroundings;
  }

  /** Rejects with `archive/no-room` where the reserve would not be left after so many bytes. */
  async check(bytes = 0): Promise<void> {
    this.#lookedAt = this.#surroundings.now();
    const needed = bytes + RESERVE_BYTES;
    const free = await this.#surroundings.freeBytes();
    if (free !== undefined && free < needed)
      throw new ArchiveProblem({ code: 'archive/no-room', facts: { needed, reserve: RESERVE_BYTES, free } });
  }

  /** Called before each write: looks twice a second whether the reserve is still there. */
  async watch(): Promise<void> {
    if (this.#surroundings.now() - this.#lookedAt >= LOOK_EVERY_MS) await this.check();
  }
}
