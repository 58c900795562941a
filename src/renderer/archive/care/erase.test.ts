import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LONG, runs } from '#shared/testing/runs';
import type { ImportOutcome } from '../contract/api';
import { storePlaces } from '../storage/stores/stores';
import { COMMON_SHARD, Shards } from '../storage/tables/shards';
import { everythingStored, freshDatabases, marksStored, segmentsStored, TestArchive } from '../testing/archive';
import { files, steps } from '../testing/generated';
import { chatKey, type InventedFile } from '../testing/invented';
import { walk } from '../testing/walk';

const line = (n: number, text: string) => ({ n, by: n % 2 === 0 ? 'visitor' : 'agent Mira', text });

const one: InventedFile = {
  name: 'one.json',
  records: [
    { chat: 'a', lines: [line(0, 'Zirbelnuss'), line(1, 'hello')], offers: ['t1'] },
    { chat: 'b', lines: [line(0, 'parcel')], offers: ['t2'] },
    { chat: 'c', lines: [line(0, 'refund')] },
  ],
};
const two: InventedFile = {
  name: 'two.json',
  records: [
    { chat: 'a', lines: [line(0, 'Zirbelnuss'), line(1, 'hello'), line(2, 'Quittenbrot')] },
    { chat: 'b', lines: [line(0, 'parcel'), line(1, 'late')] },
    { seeks: 't1', note: 'Mangelholz' },
  ],
};

let archive: TestArchive;
beforeEach(() => {
  freshDatabases();
  archive = new TestArchive();
});
afterEach(() => archive.close());

const idOf = async (outcome: Promise<ImportOutcome>) => {
  const ended = await outcome;
  return ended.kind === 'done' ? ended.record.id : '';
};
const erase = (...chats: string[]) => archive.writer.erase({ kind: 'conversations', keys: chats.map(chatKey) });

/** Files as they were had nobody ever talked in these chats, nor a note been made of them alone. */
function without(all: readonly InventedFile[], chats: readonly string[]): readonly InventedFile[] {
  const isErased = (chat: string | undefined) => chat !== undefined && chats.includes(chat);
  const isOfErased = (name: string) => {
    const offering = all.flatMap(({ records }) => records.filter(({ offers }) => offers?.includes(name)));
    return offering.length > 0 && offering.every(({ chat }) => isErased(chat));
  };
  return all.map(file => ({
    ...file,
    records: file.records.map(record =>
      isErased(record.chat) || (record.seeks !== undefined && isOfErased(record.seeks)) ? {} : record,
    ),
  }));
}

async function straight(all: readonly InventedFile[]): Promise<string> {
  freshDatabases();
  const other = new TestArchive('s');
  if (all.length > 0) await other.import(all, { batch: 100 });
  const dumped = await other.dump();
  other.close();
  return dumped;
}

test('D-16: an archive of which conversations were erased is as if they had never been imported', LONG, async () => {
  const chats = fc.uniqueArray(fc.constantFrom<string>('c0', 'c1', 'c2'), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(files, steps, chats, async (all, way, erased) => {
      freshDatabases();
      archive = new TestArchive();
      const held = await walk(archive, all, way);
      const marked = await marksStored();
      expect(await erase(...erased)).toEqual({ isComplete: true });
      const { stored, named } = await segmentsStored();
      expect(stored).toEqual(named);
      const dumped = await archive.dump();
      const { stored: keys } = { stored: [...(await marksStored()).keys()] };
      const known = held.some(({ records }) => records.some(({ chat }) => erased.includes(chat ?? '')));
      if (known) expect(keys).toEqual([...marked.keys()].filter(key => !erased.map(chatKey).includes(key)));
      archive.close();
      expect(dumped).toBe(await straight(without([...held].reverse(), erased)));
    }),
    { numRuns: runs(20), seed: 16 },
  );
});

test('D-16: nothing of what was erased is left in any row, and its stores are others', async () => {
  const id = await idOf(archive.import([one]));
  await archive.import([two]);
  await archive.mark(chatKey('a'), { kind: 'tag', tag: 'Wacholder' });
  await archive.mark(chatKey('b'), { kind: 'tag', tag: 'kept' });
  const before = await everythingStored();
  expect([before.includes('Zirbelnuss'), before.includes('Wacholder')]).toEqual([true, true]);
  await erase('a');
  expect(await everythingStored()).not.toMatch(/zirbelnuss|quittenbrot|mangelholz|wacholder|:a"/i);
  expect((await storePlaces().names()).toSorted()).toEqual(['lectern-catalog-2', 'lectern-marks-2', 'lectern-shard-1']);

  expect(await archive.reader.marks(chatKey('a'))).toMatchObject({ tags: [] });
  expect(await archive.reader.marks(chatKey('b'))).toMatchObject({ tags: ['kept'] });
  expect(await archive.reader.counts(['Zirbelnuss', 'late', 'tag:kept'])).toEqual([0, 1, 1]);
  const [second, first] = await archive.reader.imports();
  expect(first).toMatchObject({ id, conversations: 2, messages: 2, outcome: { added: 2, extended: 0, unchanged: 0 } });
  expect(second).toMatchObject({ conversations: 1, outcome: { added: 0, extended: 1, unchanged: 0 } });
  // the common shard is made again
  await archive.import([{ name: 'three.json', records: [{ chat: 'd', lines: [line(0, 'new')] }] }]);
  expect(await new Shards().numbers()).toEqual([COMMON_SHARD, 1]);
  await archive.mark(chatKey('d'), { kind: 'flag', flagged: true });
  expect(await archive.reader.markCounts()).toMatchObject({ flagged: 1, orphaned: 0 });
});

test('a file stays known when all its conversations were erased; another one brings them back', async () => {
  await archive.import([one]);
  await erase('a', 'b', 'c');
  expect(await archive.reader.overview()).toMatchObject({ conversations: 0, imports: 1 });
  expect(await archive.import([one])).toMatchObject({ kind: 'known' });
  expect(await archive.import([two])).toMatchObject({ kind: 'done', record: { outcome: { added: 2 } } });
  const [, first] = await archive.reader.imports();
  await archive.undo(first?.id ?? '');
  expect(await archive.import([one])).toMatchObject({ kind: 'done' });
});

test('a record that joins several conversations stays with the others', async () => {
  const shared = { seeks: 't1', note: 'call back' };
  const other = { chat: 'e', lines: [line(0, 'other')], offers: ['t1'] };
  await archive.import([one, { name: 'more.json', records: [other, shared] }]);
  await erase('a');
  expect((await archive.reader.conversation(chatKey('e')))?.facts).toHaveLength(1);
});

test('D-16: an import that is erased leaves nothing of what it alone brought', async () => {
  await archive.import([one]);
  const id = await idOf(archive.import([two]));
  await archive.mark(chatKey('a'), { kind: 'tag', tag: 'kept' });
  await archive.writer.erase({ kind: 'import', id });
  expect(await everythingStored()).not.toMatch(/quittenbrot|mangelholz|two\.json/i);
  expect(await archive.reader.marks(chatKey('a'))).toMatchObject({ tags: ['kept'] });
  const dumped = await archive.dump();
  expect(dumped).toBe(await straight([one]));
});

test('while something is damaged nothing is erased but everything', async () => {
  await archive.import([one]);
  archive.close();
  const { rawCatalog } = await import('../testing/archive');
  const catalog = await rawCatalog();
  const [row] = await catalog.segments.toArray();
  if (row !== undefined) await catalog.segments.put({ ...row, docs: row.docs.slice(0, -1) });
  catalog.close();
  archive = new TestArchive();
  await expect(erase('a')).rejects.toMatchObject({ code: 'archive/damaged' });
  expect(await archive.writer.erase()).toEqual({ isComplete: true });
  expect(await everythingStored()).not.toContain('Zirbelnuss');
});

test('all conversations of a customer are found, however many', async () => {
  const links = [{ reason: 'customer' as const, value: 'kunde-77' }];
  const of = Array.from({ length: 70 }, (_, n) => ({ chat: `x${n}`, lines: [line(0, 'hi')], links }));
  await archive.import([{ name: 'many.json', records: [...of, ...one.records] }], { batch: 100 });
  expect(await archive.reader.ofCustomer(chatKey('x3'))).toHaveLength(70);
  expect(await archive.reader.ofCustomer(chatKey('a'))).toEqual([]);
});

test('what erasures leave of small stores is put together, however often something is erased', async () => {
  const chats = ['p', 'q', 'r', 's'];
  for (const chat of chats) {
    const records = [
      { chat, lines: [line(0, `gone ${chat}`)] },
      { chat: `${chat}-left`, lines: [line(0, `left ${chat}`)] },
    ];
    await archive.import([{ name: `${chat}.json`, records }]);
    expect(await erase(chat)).toEqual({ isComplete: true });
    // what is left of the common store, and of those before it
    expect(await new Shards().numbers()).toHaveLength(1);
  }
  expect(await archive.reader.counts(['gone', 'left'])).toEqual([0, 4]);
  expect((await archive.reader.imports()).map(({ conversations }) => conversations)).toEqual([1, 1, 1, 1]);
});

test('who asks in the moment in which everything is erased is not answered from what was there', async () => {
  await archive.import([one]);
  expect((await archive.reader.overview()).conversations).toBe(3);
  const asked: Promise<number>[] = [];
  const expectRevision = archive.reader.expect.bind(archive.reader);
  vi.spyOn(archive.reader, 'expect').mockImplementation(revision => {
    expectRevision(revision);
    // the store of the old catalog is removed only after this
    asked.push(archive.reader.overview().then(({ conversations }) => conversations));
  });
  await archive.writer.erase({ kind: 'everything' });
  expect(await Promise.all(asked)).toEqual([0]);
  expect((await archive.reader.overview()).conversations).toBe(0);
});
