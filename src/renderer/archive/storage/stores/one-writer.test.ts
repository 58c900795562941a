import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabases, loseIndex, TestArchive } from '../../testing/archive';
import { importerOf, NOW } from '../../testing/importer';
import { chatKey, type InventedFile } from '../../testing/invented';

// Two read-write transactions of one database that are alive at once make Chromium empty the store when the process is
// killed. Those that name the same tables queue; so each must name all of them, whoever writes and whatever for.

/** What each read-write transaction left out of its database, as `database: tables`; and how many there were. */
let narrow: string[];
let count: number;
/** The read-write transactions in their order: of which database, and how surely they are on the disk when they end. */
let written: { readonly database: string; readonly durability: string }[];

beforeEach(() => {
  freshDatabases();
  narrow = [];
  count = 0;
  written = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const [names, mode, options] = args;
    if (mode === 'readwrite') {
      count++;
      written.push({ database: this.name, durability: options?.durability ?? 'default' });
      const named = new Set([names].flat() as string[]);
      const left = [...this.objectStoreNames].filter(name => !named.has(name));
      if (left.length > 0) narrow.push(`${this.name}: ${left.join(' ')}`);
    }
    return Reflect.apply(original, this, args);
  });
});
afterEach(() => vi.restoreAllMocks());

const chat = (name: string, more = {}) => ({
  chat: name,
  lines: [{ n: 1, by: 'visitor', text: `hello ${name}` }],
  ...more,
});
const one: InventedFile = { name: 'one.json', records: [chat('a'), chat('b', { disposition: 'solved' })] };
const two: InventedFile = { name: 'two.json', records: [chat('a', { disposition: 'open' }), chat('c')] };
const words = 'word '.repeat(10_000);
const large: InventedFile = {
  name: 'large.json',
  records: Array.from({ length: 200 }, (_, n) =>
    chat(`large ${n}`, { lines: [{ n: 1, by: 'visitor', text: `${n} ${words}` }] }),
  ),
};

const never = new AbortController().signal;

test('D-01: nothing writes but in a transaction over all tables of its database', { timeout: 60_000 }, async () => {
  const archive = new TestArchive();
  await archive.import([one]);
  const second = await archive.import([two]);
  await archive.import([large], { batch: 20 });
  expect(await archive.import([one])).toMatchObject({ kind: 'known' });
  await archive.mark(chatKey('a'), { kind: 'flag', flagged: true });
  const control = new AbortController();
  const three = { name: 'three.json', records: [chat('d'), chat('e')] };
  await archive.writer.import(importerOf([three], { batch: 1 }), { now: NOW }, () => control.abort(), control.signal);
  expect(count).toBeGreaterThan(10);

  await archive.undo(second.kind === 'done' ? second.record.id : '');
  await loseIndex(archive, 'outdated');
  await archive.writer.rebuild(() => undefined, never);
  while (await archive.writer.maintain(never)) {
    // the next piece
  }
  archive.close();

  const reopened = new TestArchive('r');
  await reopened.writer.clean();
  await reopened.writer.erase();
  reopened.close();
  expect(narrow).toEqual([]);
});

test('D-02: what is said to be done was forced to the disk, rows before the catalog that names them', async () => {
  const archive = new TestArchive();
  await archive.import([one]);
  await archive.mark(chatKey('a'), { kind: 'flag', flagged: true });
  archive.close();
  const isOf = (name: string) => (each: (typeof written)[number]) => each.database.startsWith(name);
  const named = [...written.filter(isOf('lectern-catalog-')), ...written.filter(isOf('lectern-marks'))];
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter(({ durability }) => durability !== 'strict')).toEqual([]);
  const rows = written.filter(isOf('lectern-shard-'));
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.at(-1)?.durability).toBe('strict');
  expect(written.findLastIndex(isOf('lectern-shard-'))).toBeLessThan(written.findLastIndex(isOf('lectern-catalog-')));
});
