import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RebuildProgress } from './contract/api';
import { storePlaces } from './storage/stores/stores';
import { ARCHIVE_FORMAT, stateOf } from './storage/tables/catalog';
import { COMMON_SHARD, Shards } from './storage/tables/shards';
import { freshDatabases, loseIndex, rawCatalog, segmentsStored, TestArchive } from './testing/archive';
import { hashOfFile, importerOf, NOW } from './testing/importer';
import { chatKey, type InventedFile } from './testing/invented';
import { RowWriter } from './writing/row-writer';

let archive: TestArchive;
beforeEach(() => {
  freshDatabases();
  archive = new TestArchive();
});
afterEach(() => archive.close());

const START = 1_700_000_000_000;
const line = (n: number, text: string, by = 'visitor') => ({ n, by, text, at: START + n * 1000 });
const refund = {
  chat: 'a',
  startedAt: START,
  lines: [line(1, 'Where is my refund?'), line(2, 'On its way.', 'agent Mira')],
};
const parcel = { chat: 'b', startedAt: START + 100_000, lines: [line(1, 'The parcel is broken')] };
const one: InventedFile = { name: 'one.json', records: [refund, parcel] };
const two: InventedFile = { name: 'two.json', records: [{ chat: 'c', lines: [line(1, 'Hello')] }] };
const everything = { text: '', sort: [], offset: 0, limit: 100 };

const found = async () => (await archive.reader.search(everything)).hits.map(({ head }) => head.vendorId).sort();

const idOf = async (outcome: ReturnType<TestArchive['import']>) => {
  const ended = await outcome;
  return ended.kind === 'done' ? ended.record.id : '';
};

test('an import is there as a whole', async () => {
  expect(await archive.import([one])).toMatchObject({
    kind: 'done',
    record: { conversations: 2, messages: 3, outcome: { added: 2, extended: 0, unchanged: 0 } },
  });
  expect(await archive.reader.overview()).toEqual({
    conversations: 2,
    messages: 3,
    imports: 1,
    waiting: 0,
    bySource: { 'vcc-live': 2 },
    needsAttention: 0,
    unindexed: 0,
  });
  const { hits } = await archive.reader.search(everything);
  expect(hits.map(({ head }) => head.vendorId)).toEqual(['b', 'a']);
  const conversation = await archive.reader.conversation(chatKey('a'));
  expect(conversation?.messages.map(({ body }) => body.text)).toEqual(['Where is my refund?', 'On its way.']);
  expect(archive.revisions).toEqual([1]);
});

test('files that are all known are not imported again, and it is said since when', async () => {
  await archive.import([one]);
  expect(await archive.import([one])).toMatchObject({ kind: 'known', since: NOW });
  expect(await archive.reader.heldSince(hashOfFile(one))).toBe(NOW);
  expect(await archive.reader.imports()).toHaveLength(1);
});

test('a known file among others stays when the import that brought it first is undone', async () => {
  const first = await idOf(archive.import([one]));
  const renamed = { ...one, name: 'one again.json' };
  const second = await idOf(archive.import([renamed, two]));
  const third = await idOf(archive.import([one, { ...two, records: [{ chat: 'd', lines: [line(1, 'Bye')] }] }]));
  await archive.undo(first);
  expect(await found()).toEqual(['a', 'b', 'c', 'd']);
  // it is what it would be if the first import had never been: also its name, its import and its counts
  const [original] = await archive.reader.originals({ conversation: chatKey('a') });
  expect(original).toMatchObject({ file: 'one again.json', import: second, record: 0 });
  expect(await archive.reader.originals({ import: second, file: 'one again.json', record: 1 })).toHaveLength(1);
  expect(await archive.reader.heldSince(hashOfFile(one))).toBe(NOW);
  const [, record] = await archive.reader.imports();
  expect(record).toMatchObject({
    id: second,
    conversations: 3,
    messages: 4,
    outcome: { added: 3, extended: 0, unchanged: 0 },
  });
  expect((await archive.reader.search({ ...everything, text: `import:${second}` })).total).toBe(3);
  expect((await archive.reader.search({ ...everything, text: 'refund' })).total).toBe(1);

  await archive.undo(second);
  expect(await found()).toEqual(['a', 'b', 'd']);
  expect((await archive.reader.originals({ conversation: chatKey('a') }))[0]).toMatchObject({ import: third });
  await archive.undo(third);
  expect(await found()).toEqual([]);
  expect(await archive.reader.heldSince(hashOfFile(one))).toBeUndefined();
  expect(await segmentsStored()).toEqual({ stored: [], named: [] });
});

test('copies that contradict each other are counted in the preview and in the report', async () => {
  await archive.import([one]);
  const other: InventedFile = {
    name: 'other.json',
    records: [{ ...refund, lines: [line(1, 'Where is my refund?'), line(2, 'There is none.', 'agent Mira')] }, parcel],
  };
  const port = importerOf([other], { preview: true });
  const preview = await archive.writer.preview(port, 900, () => undefined, new AbortController().signal);
  expect(preview).toMatchObject({ kind: 'ready', differing: { count: 1, atLeast: false } });
  const outcome = await archive.import([other]);
  expect(outcome).toMatchObject({ record: { differing: 1, outcome: { added: 0, extended: 1, unchanged: 1 } } });

  const conversation = await archive.reader.conversation(chatKey('a'));
  expect(conversation?.messages[1]?.versions?.map(({ body, places }) => [body?.text, places[0]?.file])).toEqual([
    ['On its way.', 'one.json'],
    ['There is none.', 'other.json'],
  ]);
  for (const text of ['"on its way"', '"there is none"']) {
    expect((await archive.reader.search({ ...everything, text })).total).toBe(1);
    expect(await archive.reader.hitsIn(chatKey('a'), text)).toEqual([{ item: conversation?.messages[1]?.key }]);
  }
  // an expression that is found in the other version says nothing of places in the one that is shown
  expect(await archive.reader.hitsIn(chatKey('a'), '/is none/')).toEqual([{ item: conversation?.messages[1]?.key }]);
});

test('the same file twice in one import counts once', async () => {
  const copy = { ...one, name: 'copy of one.json' };
  expect(await archive.import([one, copy])).toMatchObject({ record: { conversations: 2, messages: 3 } });
  const originals = await archive.reader.originals({ conversation: chatKey('a') });
  expect(originals.map(({ file }) => file)).toEqual(['copy of one.json']);
});

test('a preview says what the import then does, and changes nothing', async () => {
  await archive.import([one]);
  const before = await archive.dump();
  const next: InventedFile = {
    name: 'next.json',
    records: [
      refund,
      { ...parcel, lines: [...parcel.lines, line(2, 'Sorry!', 'agent Mira')] },
      { chat: 'd', lines: [] },
    ],
  };
  const port = importerOf([one, next], { preview: true });
  const preview = await archive.writer.preview(port, 900, () => undefined, new AbortController().signal);
  expect(preview).toMatchObject({
    kind: 'ready',
    outcome: { added: 1, extended: 1, unchanged: 1 },
    files: [
      { heldSince: NOW, outcome: { added: 0, extended: 0, unchanged: 2 } },
      { outcome: { added: 1, extended: 1 } },
    ],
  });
  expect(await archive.dump()).toBe(before);
  expect(await archive.import([next])).toMatchObject({ record: { outcome: { added: 1, extended: 1, unchanged: 1 } } });
});

test('a note joins the conversation that offers its name, and waits while there is none', async () => {
  await archive.import([{ name: 'note.json', records: [{ seeks: 't9', note: 'call back' }] }]);
  expect(await archive.reader.overview()).toMatchObject({ conversations: 0, waiting: 1 });
  const chat = await idOf(archive.import([{ name: 'chat.json', records: [{ ...refund, offers: ['t9'] }] }]));
  expect(await archive.reader.overview()).toMatchObject({ conversations: 1, waiting: 0 });
  expect((await archive.reader.conversation(chatKey('a')))?.facts[0]?.facts).toEqual([
    { name: 'note', value: 'call back' },
  ]);
  expect(await archive.reader.originals({ conversation: chatKey('a') })).toHaveLength(2);
  await archive.undo(chat);
  expect(await archive.reader.overview()).toMatchObject({ conversations: 0, waiting: 1 });
});

test('a record nobody could read is kept, up to a limit, at its place', async () => {
  const unread = { note: 'x'.repeat(100_000) };
  const id = await idOf(archive.import([{ name: 'odd.json', records: [unread, refund] }]));
  const [original] = await archive.reader.originals({ import: id, file: 'odd.json', record: 0 });
  expect(original).toMatchObject({ file: 'odd.json', import: id, record: 0, line: 1, column: 1 });
  expect(original?.text).toBe(JSON.stringify(unread).slice(0, 65_536));
  expect(await archive.reader.overview()).toMatchObject({ conversations: 1, waiting: 0 });
});

test('files in which nothing could be read leave nothing behind', async () => {
  const outcome = await archive.import([{ name: 'odd.json', records: [{ note: 'nothing' }] }]);
  expect(outcome).toMatchObject({ kind: 'nothing', files: [{ file: 'odd.json' }] });
  expect(await new Shards().numbers()).toEqual([]);
});

test('an import that is cancelled, broken off or abandoned leaves nothing behind', async () => {
  await archive.import([two]);
  const before = await archive.dump();
  const control = new AbortController();
  const files = [one];
  const cancelled = archive.writer.import(
    importerOf(files, { batch: 1 }),
    { now: NOW },
    () => control.abort(),
    control.signal,
  );
  expect(await cancelled).toEqual({ kind: 'cancelled' });
  const failing = { type: 'failed', code: 'engine/failed', facts: { problem: 'Error' } } as const;
  expect(await archive.import(files, { last: failing })).toEqual({
    kind: 'failed',
    code: 'engine/failed',
    facts: { problem: 'Error' },
  });
  expect(await archive.import(files, { batch: 1, goneAfter: 1 })).toEqual({
    kind: 'failed',
    code: 'archive/reader-gone',
  });
  expect(await archive.dump()).toBe(before);
  expect(await new Shards().ownersIn(COMMON_SHARD)).toHaveLength(2);
});

test('an import that may not fit is refused with both numbers', async () => {
  archive.freeBytes = 1000;
  const port = importerOf([one]);
  const signal = new AbortController().signal;
  expect(await archive.writer.import(port, { now: NOW, bytes: 2000 }, () => undefined, signal)).toEqual({
    kind: 'failed',
    code: 'archive/no-room',
    facts: { needed: 200_003_000, reserve: 200_000_000, free: 1000 },
  });
});

const large: InventedFile = {
  name: 'large.json',
  records: Array.from({ length: 200 }, (_, n) => ({
    chat: `large ${n}`,
    lines: [line(0, `${n} ${'word '.repeat(10_000)}`)],
  })),
};

test('D-08: an import stops when the room gets short while it writes, and leaves the archive as it was', {
  timeout: 60_000,
}, async () => {
  await archive.import([one]);
  const before = await archive.dump();
  const port = importerOf([large], { batch: 20 });
  const told: number[] = [];
  const outcome = await archive.writer.import(
    port,
    { now: NOW, bytes: 1000 },
    ({ conversations }) => {
      told.push(conversations);
      if (conversations > 100) archive.freeBytes = 150_000_000;
    },
    new AbortController().signal,
  );
  expect(Math.max(...told)).toBeGreaterThan(100);
  const facts = { needed: 200_000_000, reserve: 200_000_000, free: 150_000_000 };
  expect(outcome).toEqual({ kind: 'failed', code: 'archive/no-room', facts });
  expect(await archive.dump()).toBe(before);
  expect(await new Shards().numbers()).toEqual([COMMON_SHARD]);
});

test('D-08: nothing that writes begins without room: undo and maintenance', { timeout: 20_000 }, async () => {
  const id = await idOf(archive.import([one]));
  await archive.import([two]);
  await loseIndex(archive, 'gone');
  archive.freeBytes = 1000;
  const refused = { code: 'archive/no-room' };
  await expect(archive.undo(id)).rejects.toMatchObject(refused);
  const never = new AbortController().signal;
  await expect(archive.writer.rebuild(() => undefined, never)).rejects.toMatchObject(refused);
  await expect(archive.writer.maintain(never)).rejects.toMatchObject(refused);
  expect(await archive.reader.overview()).toMatchObject({ conversations: 3, imports: 2 });
});

test.each([
  ['lectern-catalog-1', 'lost'],
  ['lectern-shard-0', 'lost'],
  ['lectern-marks', 'lost'],
])('D-08: an import that fails while %s is emptied does not say that all is as before', async (store, fate) => {
  await archive.import([one]);
  await archive.mark(chatKey('a'), { kind: 'flag', flagged: true });
  // as Chromium does it: whoever has it open is cut off
  vi.spyOn(RowWriter.prototype, 'discard').mockImplementationOnce(() => storePlaces().remove(store));
  const outcome = await archive.import([two], { goneAfter: 0 });
  expect(outcome).toMatchObject({ kind: 'failed', archive: fate });
});

test('a large import has a shard of its own, which goes with it', { timeout: 60_000 }, async () => {
  const records = Array.from({ length: 200 }, (_, n) => ({
    chat: `big ${n}`,
    lines: [line(0, `${n} ${'word '.repeat(10_000)}`)],
  }));
  const id = await idOf(archive.import([{ name: 'big.json', records }], { batch: 20 }));
  await archive.import([one]);
  expect(await new Shards().numbers()).toEqual([COMMON_SHARD, 1]);
  expect((await archive.reader.conversation(chatKey('big 137')))?.messages[0]?.body.text).toMatch(/^137 word/);
  await archive.undo(id);
  expect(await new Shards().numbers()).toEqual([COMMON_SHARD]);
});

test('erasing leaves nothing of the archive but an empty catalog', async () => {
  await archive.import([one, two]);
  await archive.writer.erase();
  expect(await archive.reader.overview()).toMatchObject({ conversations: 0, imports: 0 });
  expect(await storePlaces().names()).toEqual(['lectern-catalog-2', 'lectern-marks']);
});

test('an archive of a newer program is refused and left as it is', async () => {
  const factory = freshDatabases();
  const newer = await rawCatalog();
  await newer.state.update('archive', { format: ARCHIVE_FORMAT + 1, revision: 7 });
  const written = await stateOf(newer);
  newer.close();
  const refused = new TestArchive();
  await expect(refused.reader.overview()).rejects.toMatchObject({ code: 'archive/newer-archive' });
  expect(await refused.import([one])).toEqual({ kind: 'failed', code: 'archive/newer-archive' });
  await expect(refused.writer.erase()).rejects.toMatchObject({ code: 'archive/newer-archive' });
  refused.close();

  const again = new Dexie('lectern-catalog-1', { indexedDB: factory, IDBKeyRange });
  await again.open();
  expect(await again.table('state').toArray()).toEqual([written]);
  expect(await again.table('segments').count()).toBe(0);
  again.close();
  const left = (await factory.databases()).map(({ name }) => name);
  expect(left.filter(name => name !== 'lectern-marks')).toEqual(['lectern-catalog-1']);
});

test('so is one whose tables are newer', async () => {
  freshDatabases();
  const newer = new Dexie('lectern-catalog-1', { indexedDB, IDBKeyRange });
  newer.version(2).stores({ state: 'id', somethingNew: 'id' });
  await newer.open();
  newer.close();
  const refused = new TestArchive();
  await expect(refused.reader.overview()).rejects.toMatchObject({ code: 'archive/newer-archive' });
  const found = await indexedDB.databases();
  expect(found).toEqual([{ name: 'lectern-catalog-1', version: 20 }]);
});

test('a part of the index that was damaged is left out, said, and built again when asked for', async () => {
  await archive.import([one]);
  const { index } = await new Shards().writable(COMMON_SHARD);
  const [key = ''] = (await index.toCollection().primaryKeys()).filter(each => each.includes(' d'));
  await index.delete(key);
  const asked = { ...everything, text: 'refund' };
  expect(await archive.reader.search(asked)).toMatchObject({ total: 1, incomplete: { unindexed: 2 } });
  expect((await archive.reader.overview()).unindexed).toBe(2);
  const told: RebuildProgress[] = [];
  await archive.writer.rebuild(progress => told.push(progress), new AbortController().signal);
  expect(told).toEqual([
    { conversations: 0, total: 2 },
    { conversations: 2, total: 2 },
  ]);
  expect(await archive.reader.search(asked)).toMatchObject({ total: 1 });
  expect((await archive.reader.overview()).unindexed).toBe(0);
});

test('a block that was damaged is not taken for an answer', async () => {
  const id = await idOf(archive.import([one]));
  const { blocks } = await new Shards().writable(COMMON_SHARD);
  const key = (await blocks.toCollection().primaryKeys()).find(each => each.startsWith(id)) ?? '';
  const bytes = await blocks.get(key);
  if (bytes) bytes[bytes.length - 3] = 0;
  await blocks.put(bytes ?? new Uint8Array(), key);
  await expect(archive.reader.conversation(chatKey('b'))).rejects.toMatchObject({ code: 'archive/damaged' });
});

test('a question that an undo overtakes is answered from what is left', async () => {
  const id = await idOf(archive.import([one]));
  await archive.import([two]);
  // knows nothing of the undo, as a reader in another window
  const elsewhere = new TestArchive('e').reader;
  await elsewhere.overview();
  await archive.undo(id);
  expect((await elsewhere.search(everything)).hits.map(({ head }) => head.vendorId)).toEqual(['c']);
  expect(await elsewhere.conversation(chatKey('a'))).toBeUndefined();
  elsewhere.close();
});

test('imports are told newest first, with what became of each', async () => {
  await archive.import([one]);
  await archive.import([two]);
  expect((await archive.reader.imports()).map(({ files }) => files[0]?.file)).toEqual(['two.json', 'one.json']);
});
