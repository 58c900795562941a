import type { DraftRow } from '../storage/drafts/segment-draft';
import type { Manifest } from '../storage/forms/manifest';
import type { FreeSpace } from '../storage/stores/free-space';
import { COMMON_SHARD, rowKey, type Shard, type Shards } from '../storage/tables/shards';
import type { WriterTools } from './writer-tools';

/** What imports together are smaller than this shares the common shard. */
const COMMON_BYTES = 8_000_000;
const WRITE_BYTES = 4_000_000;
const WRITES_IN_FLIGHT = 2;

/** Writes the rows of one or more new segments into one shard: the common one if they stay few, else one of their own. */
export class RowWriter {
  readonly #shards: Shards;
  readonly #room: FreeSpace;
  readonly #nextShard: () => Promise<number>;
  readonly #writes = new Set<Promise<void>>();
  readonly #rows = new Map<string, number>();
  readonly #manifests = new Map<string, Manifest>();
  #shard: number | undefined;
  #waiting: { readonly owner: string; readonly row: DraftRow }[] = [];
  #waitingBytes = 0;
  #bytes = 0;

  constructor({ shards, room }: Pick<WriterTools, 'shards' | 'room'>, nextShard: () => Promise<number>) {
    this.#shards = shards;
    this.#room = room;
    this.#nextShard = nextShard;
  }

  /** Takes rows of a segment and of its index. Settles when there is room for more; rejects as soon as a write has failed. */
  async write(segment: string, rows: readonly DraftRow[]): Promise<void> {
    for (const row of rows) {
      const owner = row.part === undefined ? segment : partId(segment, row.part);
      this.#waiting.push({ owner, row });
      this.#rows.set(owner, (this.#rows.get(owner) ?? 0) + 1);
      this.#waitingBytes += row.bytes.length;
      this.#bytes += row.bytes.length;
    }
    if (this.#shard === undefined && this.#bytes < COMMON_BYTES) return;
    this.#shard ??= await this.#nextShard();
    while (this.#waitingBytes >= WRITE_BYTES) await this.#flush(this.#shard);
  }

  /** Takes a segment that may come to have no rows: a manifest it has all the same. */
  own(segment: string): void {
    this.#rows.set(segment, this.#rows.get(segment) ?? 0);
  }

  /** Takes what is to be said of a segment or part of the index beside its rows. */
  describe(manifest: Manifest): void {
    this.#manifests.set(manifest.id, manifest);
  }

  /** Writes what is left and forces everything to the disk, with what was said of it. */
  async seal(): Promise<void> {
    const shard = await this.settle();
    const manifests = [...this.#rows].map(([owner, rows]) => {
      const manifest = this.#manifests.get(owner);
      if (manifest === undefined) throw new TypeError(`nothing is said of ${owner}`);
      return { ...manifest, rows };
    });
    if (manifests.length > 0) await this.#shards.seal(shard, manifests);
  }

  /** Writes what is waiting, so that it can be read back. Says where it is. */
  async settle(): Promise<number> {
    this.#shard ??= COMMON_SHARD;
    while (this.#waiting.length > 0) await this.#flush(this.#shard);
    await Promise.all(this.#writes);
    return this.#shard;
  }

  /** Leaves out a segment or index part whose rows somebody has removed. */
  forget(owner: string): void {
    this.#rows.delete(owner);
  }

  /** Takes everything back, as far as that can be done now. */
  async discard(): Promise<void> {
    this.#waiting = [];
    await Promise.allSettled(this.#writes);
    if (this.#shard === undefined) return;
    try {
      if (this.#shard !== COMMON_SHARD) await this.#shards.remove(this.#shard);
      else for (const owner of this.#rows.keys()) await this.#shards.removeOwner(this.#shard, owner);
    } catch {
      // what stays is invisible, and swept before the next change
    }
  }

  async #flush(shard: number): Promise<void> {
    while (this.#writes.size >= WRITES_IN_FLIGHT) await Promise.race(this.#writes);
    await this.#room.watch();
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && bytes < WRITE_BYTES) bytes += this.#waiting[count++]?.row.bytes.length ?? 0;
    const rows = this.#waiting.splice(0, count);
    this.#waitingBytes -= bytes;
    const write = put(await this.#shards.writable(shard), rows).then(() => void this.#writes.delete(write));
    this.#writes.add(write);
    // whoever waits for it next is told; until then it is no unhandled rejection
    write.catch(() => undefined);
  }
}

function put(shard: Shard, rows: readonly { readonly owner: string; readonly row: DraftRow }[]): Promise<void> {
  return shard.write(async () => {
    for (const table of ['blocks', 'heads', 'index'] as const) {
      const chosen = rows.filter(({ row }) => row.table === table);
      if (chosen.length === 0) continue;
      await shard[table].bulkPut(
        chosen.map(({ row }) => row.bytes),
        chosen.map(({ owner, row }) => rowKey(owner, row.name)),
      );
    }
  });
}

/** Names a part of the index that came into being with a segment. */
export function partId(segment: string, part: number): string {
  return `${segment}.${part}`;
}
