import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { ConversationKey } from '#shared/domain/keys';
import type { MarksChange } from '#shared/marks/change';
import type { Marks } from '#shared/marks/marks';
import type { ImportOutcome, Marked } from '../contract/api';
import { ArchiveReader } from '../reader';
import type { Readings } from '../snapshot/originals';
import { writeTo } from '../storage/stores/write-to';
import { type Catalog, openCatalog } from '../storage/tables/catalog';
import { type MarksStore, openMarks } from '../storage/tables/marks-store';
import { Shards } from '../storage/tables/shards';
import { ArchiveWriter } from '../writer';
import { dump } from './dump';
import { type ImporterOptions, importerOf, NOW } from './importer';
import { type InventedFile, readings as inventedReadings } from './invented';
import { runHere } from './patterns';

/** A lock as `navigator.locks` has it, shared by all archives over one set of databases. */
class ModalLock {
  #exclusive: Promise<unknown> = Promise.resolve();
  #sharing: Promise<unknown>[] = [];

  run<Answer>(mode: 'shared' | 'exclusive', work: () => Promise<Answer>): Promise<Answer> {
    const before = mode === 'shared' ? this.#exclusive : Promise.all([this.#exclusive, ...this.#sharing]);
    const mine = before.then(work);
    const over = mine.catch(() => undefined);
    if (mode === 'shared') this.#sharing.push(over);
    else {
      this.#exclusive = over;
      this.#sharing = [];
    }
    return mine;
  }
}
let marksLock = new ModalLock();

/** A database world of its own, empty. */
export function freshDatabases(): IDBFactory {
  const factory = new IDBFactory();
  switchDatabases(factory);
  return factory;
}

/** Makes archives that are opened from now on live in `factory`. */
export function switchDatabases(factory: IDBFactory): void {
  globalThis.indexedDB = factory;
  marksLock = new ModalLock();
  globalThis.IDBKeyRange = IDBKeyRange;
}

/** Writer and reader of one archive, as the two workers hold them, without the threads. */
export class TestArchive {
  readonly writer: ArchiveWriter;
  readonly reader: ArchiveReader;
  readonly revisions: number[] = [];
  freeBytes: number | undefined = 1e12;
  #ids = 0;
  #now = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(id = 'i', readings: Readings = inventedReadings) {
    this.reader = new ArchiveReader({
      readings: async () => readings,
      patterns: runHere,
      now: () => 0,
      onDamagedPart: part => this.writer.suspect(part),
      clock: () => ({ now: NOW, zone: 'UTC' }),
    });
    this.writer = new ArchiveWriter({
      readings,
      newId: () => `${id}${++this.#ids}`,
      freeBytes: async () => this.freeBytes,
      // every look is due
      now: () => (this.#now += 1000),
      exclusively: work => {
        const next = this.#last.then(work, work);
        this.#last = next;
        return next;
      },
      marking: (mode, work) => marksLock.run(mode, work),
      announce: announcement => {
        if (announcement.kind === 'condition' || announcement.kind === 'index-damaged') return;
        const { kind, revision } = announcement;
        if (kind === 'marks' || kind === 'all-marks') {
          this.reader.expectMarks(revision);
          return;
        }
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

  async mark(key: ConversationKey, change: MarksChange, since?: number): Promise<Marked> {
    return (await this.writer.mark(key, change, since)).marked;
  }

  dump(): Promise<string> {
    return dump(this.reader);
  }

  close(): void {
    this.writer.close();
    this.reader.close();
  }
}

/** The catalog itself, past all that keeps it in order. */
export async function rawCatalog(): Promise<Catalog> {
  const opened = await openCatalog();
  if (!opened.ok) throw new TypeError(opened.problem.code);
  return opened.value;
}

/** The marks themselves. */
export async function rawMarks(): Promise<MarksStore> {
  const opened = await openMarks();
  if (!opened.ok) throw new TypeError(opened.problem.code);
  return opened.value;
}

/** Makes an archive whose index an earlier version of the program built, or which has none. */
export async function loseIndex({ reader }: TestArchive, how: 'outdated' | 'gone'): Promise<void> {
  const catalog = await rawCatalog();
  const rows = await catalog.indexes.toArray();
  await writeTo(catalog, async () => {
    if (how === 'gone') await catalog.indexes.clear();
    else await catalog.indexes.toCollection().modify({ version: 0 });
    const state = await catalog.state.get('archive');
    if (state === undefined) return;
    reader.expect(state.revision + 1);
    await catalog.state.put({ ...state, revision: state.revision + 1 });
  });
  if (how === 'gone') {
    const shards = new Shards();
    for (const { id, shard } of rows) await shards.removeOwner(shard, id);
    shards.close();
  }
  catalog.close();
}

/** The marks as they are stored. */
export async function marksStored(): Promise<ReadonlyMap<ConversationKey, Marks>> {
  const store = await rawMarks();
  const rows = await store.marks.toArray();
  store.close();
  return new Map(rows.map(({ key, marks }) => [key, marks]));
}

/** How many parts the index has. */
export async function indexParts(): Promise<number> {
  const catalog = await rawCatalog();
  const count = await catalog.indexes.count();
  catalog.close();
  return count;
}

/** How many heads the segments hold, superseded ones among them. */
export async function headsStored(): Promise<number> {
  const catalog = await rawCatalog();
  const rows = await catalog.segments.toArray();
  catalog.close();
  return rows.reduce((sum, { headRows }) => sum + headRows.reduce((all, count) => all + count, 0), 0);
}

/** Everything that lies in the rows of the index, as text. */
export async function bytesOfIndex(): Promise<string> {
  const shards = new Shards();
  let text = '';
  for (const shard of await shards.numbers()) {
    for (const row of (await (await shards.existing(shard))?.index.toArray()) ?? [])
      text += new TextDecoder('latin1').decode(row);
  }
  shards.close();
  return text;
}

/** Every row of every database, as text. */
export async function everythingStored(): Promise<string> {
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = new Dexie(name, { indexedDB, IDBKeyRange });
    await database.open();
    for (const table of database.tables) {
      for (const row of [...(await table.toArray()), ...(await table.toCollection().primaryKeys())])
        texts.push(row instanceof Uint8Array ? readable(row) : JSON.stringify(row, (_, value) => asText(value)));
    }
    database.close();
  }
  return texts.join('\n');
}

function asText(value: unknown): unknown {
  return value instanceof Uint8Array ? readable(value) : value;
}

function readable(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** The segments and index parts that have rows somewhere, and those that the catalog names. */
export async function segmentsStored(): Promise<{
  readonly stored: readonly string[];
  readonly named: readonly string[];
}> {
  const catalog = await rawCatalog();
  const named = [...(await catalog.segments.toArray()), ...(await catalog.indexes.toArray())]
    .map(({ id }) => id)
    .sort();
  catalog.close();
  const shards = new Shards();
  const stored = new Set<string>();
  for (const shard of await shards.numbers()) for (const id of await shards.ownersIn(shard)) stored.add(id);
  shards.close();
  return { stored: [...stored].sort(), named };
}
