import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** Files that are being written piece by piece, each beside the place it will have: that place has it whole or not at all. */
export interface Saves {
  /** Begins one, and names it for the page. Nothing where the place takes no file. */
  begin(path: string): Promise<string | undefined>;
  /** Says whether the piece was written; where not, the file is gone. */
  write(id: string, piece: Uint8Array): Promise<boolean>;
  /** Reads the file back and puts it at its place, or drops it; says whether it is where it should be. */
  end(id: string, keep: boolean): Promise<boolean>;
  /** Drops all of them: they end with the page that writes them. */
  dropAll(): Promise<void>;
}

interface Save {
  readonly path: string;
  readonly part: string;
  readonly file: FileHandle;
  /** Of what was handed over, to be compared with what lies on the disk. */
  readonly hash: Hash;
  /** What was asked last: pieces are written in the order in which they came. */
  last: Promise<boolean>;
}

export function createSaves(): Saves {
  const saves = new Map<string, Save>();

  async function drop(id: string, { file, part }: Save): Promise<void> {
    saves.delete(id);
    await file.close().catch(() => undefined);
    await rm(part, { force: true }).catch(() => undefined);
  }

  /** One after another; what fails drops the file. */
  function next(id: string, work: (save: Save) => Promise<void>): Promise<boolean> {
    const save = saves.get(id);
    if (save === undefined) return Promise.resolve(false);
    save.last = save.last.then(async went => {
      if (!went || !saves.has(id)) return false;
      try {
        await work(save);
        return true;
      } catch {
        // no room, a stick that was pulled: the page says that it failed, whatever the cause
        await drop(id, save);
        return false;
      }
    });
    return save.last;
  }

  return {
    begin: async path => {
      const part = `${path}.${randomUUID().slice(0, 8)}.part`;
      const file = await open(part, 'wx').catch(() => undefined);
      if (file === undefined) return undefined;
      const id = randomUUID();
      saves.set(id, { path, part, file, hash: createHash('sha256'), last: Promise.resolve(true) });
      return id;
    },
    write: (id, piece) =>
      next(id, async ({ file, hash }) => {
        hash.update(piece);
        await file.writeFile(piece);
      }),
    end: (id, keep) =>
      next(id, async save => {
        if (!keep) return drop(id, save);
        await save.file.sync();
        await save.file.close();
        const written = createHash('sha256');
        for await (const piece of createReadStream(save.part)) written.update(piece);
        if (!written.digest().equals(save.hash.digest())) throw new TypeError('not what was written');
        await rename(save.part, save.path);
        saves.delete(id);
      }),
    dropAll: async () => {
      await Promise.all([...saves].map(([id, save]) => drop(id, save)));
    },
  };
}
