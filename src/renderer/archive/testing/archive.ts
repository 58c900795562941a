import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ImportOutcome } from '../api';
import { Catalog } from '../catalog';
import { dump } from '../dump';
import type { Readings } from '../originals';
import { ArchiveReader } from '../reader';
import { Shards } from '../shards';
import { ArchiveWriter } from '../writer';
import { type ImporterOptions, importerOf, NOW } from './importer';
import { type InventedFile, readings as inventedReadings } from './invented';

/** A database world of its own, empty. */
export function freshDatabases(): IDBFactory {
  const factory = new IDBFactory();
  switchDatabases(factory);
  return factory;
}

/** Makes archives that are opened from now on live in `factory`. */
export function switchDatabases(factory: IDBFactory): void {
  globalThis.indexedDB = factory;
  Dexie.dependencies.indexedDB = factory;
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
}

/** Writer and reader of one archive, as the two workers hold them, without the threads. */
export class TestArchive {
  readonly writer: ArchiveWriter;
  readonly reader: ArchiveReader;
  readonly revisions: number[] = [];
  freeBytes: number | undefined = 1e12;
  #ids = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(id = 'i', readings: Readings = inventedReadings) {
    this.reader = new ArchiveReader(readings, () => 0);
    this.writer = new ArchiveWriter({
      readings,
      newId: () => `${id}${++this.#ids}`,
      freeBytes: async () => this.freeBytes,
      exclusively: work => {
        const next = this.#last.then(work, work);
        this.#last = next;
        return next;
      },
      announce: revision => {
        this.revisions.push(revision);
        this.reader.expect(revision);
      },
    });
  }

  import(files: readonly InventedFile[], options?: ImporterOptions): Promise<ImportOutcome> {
    return this.importFrom(importerOf(files, options));
  }

  importFrom(port: MessagePort): Promise<ImportOutcome> {
    return this.writer.import(port, { now: NOW }, () => undefined, new AbortController().signal);
  }

  undo(id: string): Promise<void> {
    return this.writer.undo(id);
  }

  dump(): Promise<string> {
    return dump(this.reader);
  }

  close(): void {
    this.writer.close();
    this.reader.close();
  }
}

/** The segments that have rows somewhere, and those that the catalog names. */
export async function segmentsStored(): Promise<{
  readonly stored: readonly string[];
  readonly named: readonly string[];
}> {
  const catalog = new Catalog();
  const named = (await catalog.segments.toArray()).map(({ id }) => id).sort();
  catalog.close();
  const shards = new Shards();
  const stored = new Set<string>();
  for (const shard of await shards.numbers()) for (const id of await shards.segmentsIn(shard)) stored.add(id);
  shards.close();
  return { stored: [...stored].sort(), named };
}
