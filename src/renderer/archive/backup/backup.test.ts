import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical';
import type { Instant } from '#shared/domain/time';
import { LONG, runs } from '#shared/testing/runs';
import {
  everythingStored,
  freshDatabases,
  marksStored,
  segmentsStored,
  switchDatabases,
  TestArchive,
} from '../testing/archive';
import { backupOf, restoreInto, sourceOf } from '../testing/backups';
import { rowsIn } from '../testing/flips';
import { files, steps } from '../testing/generated';
import { chatKey, type InventedFile } from '../testing/invented';
import { walk } from '../testing/walk';

afterEach(() => vi.restoreAllMocks());

const START = 1_700_000_000_000 as Instant;
const chat = (name: string, lines: number, more = {}) => ({
  chat: name,
  lines: Array.from({ length: lines }, (_, n) => ({
    n,
    by: n % 2 === 0 ? 'visitor' : 'agent Mira',
    text: `${name} ${n}`,
  })),
  ...more,
});
const first: InventedFile = { name: 'first.json', records: [chat('a', 2), chat('b', 3, { offers: ['t1'] })] };
const second: InventedFile = {
  name: 'second.json',
  records: [chat('a', 4), chat('c', 2), { seeks: 't1', note: 'call' }],
};
const third: InventedFile = { name: 'third.json', records: [chat('c', 3), chat('d', 1)] };

/** All that is to be seen, imports among it, and what words find. */
async function seen({ reader, dump }: Pick<TestArchive, 'reader'> & { dump(): Promise<string> }): Promise<string> {
  const told = await reader.imports();
  const found = await reader.counts(['visitor', '"a 3"', 'c', 'is:flagged', 'tag:late', 'note:monday']);
  return canonicalJson([told, found, await dump()]);
}
const seenOf = (archive: TestArchive) => seen({ reader: archive.reader, dump: () => archive.dump() });

async function importedId(archive: TestArchive, all: readonly InventedFile[]): Promise<string> {
  const outcome = await archive.import(all);
  if (outcome.kind !== 'done') throw new TypeError(outcome.kind);
  return outcome.record.id;
}

/** Two imports that tell of one conversation, marks, and one of a conversation that is not there. */
async function filled(): Promise<{ readonly archive: TestArchive; readonly ids: readonly string[] }> {
  const archive = new TestArchive('f');
  const ids = [await importedId(archive, [first]), await importedId(archive, [second])];
  await archive.mark(chatKey('a'), { kind: 'flag', flagged: true });
  await archive.mark(chatKey('b'), { kind: 'note', note: { id: 'n1', text: 'call back on Monday', at: START } });
  await archive.mark(chatKey('gone'), { kind: 'tag', tag: 'late' });
  return { archive, ids };
}

test('D-14: a backup restores an archive as it was: conversations, imports with their undo, marks, index', async () => {
  freshDatabases();
  const { archive, ids } = await filled();
  const before = await seenOf(archive);
  const marks = await marksStored();
  const searches = [{ name: 'Refunds', text: 'tag:refund' }];
  const file = await backupOf(archive, { searches });
  for (const id of ids) await archive.undo(id);
  const nothingLeft = await archive.dump();
  archive.close();

  freshDatabases();
  const other = new TestArchive('o');
  expect(await restoreInto(other, file)).toEqual({
    kind: 'restored',
    restored: { imports: 2, knownImports: 0, conversations: 3, extended: 0, marked: 3, searches: 1 },
  });
  expect(await seenOf(other)).toBe(before);
  expect(await marksStored()).toEqual(marks);
  expect((await other.reader.overview()).unindexed).toBe(0);
  expect((await other.writer.check(() => undefined, new AbortController().signal)).damaged).toBe(0);
  const { stored, named } = await segmentsStored();
  expect(stored).toEqual(named);
  expect((await other.reader.restoredBeside())?.searches).toEqual(searches);
  await other.writer.besideKept('searches');
  expect(await other.reader.restoredBeside()).toBeUndefined();

  for (const id of ids) await other.undo(id);
  expect(await other.dump()).toBe(nothingLeft);
  other.close();
});

test('D-14: whatever was imported, undone and marked, a backup of it restores the same', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(files, steps, async (all, way) => {
      freshDatabases();
      const archive = new TestArchive();
      await walk(archive, all, way);
      const before = await seenOf(archive);
      const marks = [...(await marksStored())].filter(([, own]) => JSON.stringify(own) !== NONE);
      const file = await backupOf(archive);
      archive.close();
      freshDatabases();
      const other = new TestArchive('o');
      expect((await restoreInto(other, file)).kind).toBe('restored');
      expect(await seenOf(other)).toBe(before);
      expect([...(await marksStored())]).toEqual(marks);
      other.close();
    }),
    { numRuns: runs(12) },
  );
});
const NONE = JSON.stringify({ flagged: false, tags: [], notes: [] });

test('D-14: restored beside other imports, an archive is as if all had been imported in it', LONG, async () => {
  await fc.assert(
    fc.asyncProperty(files, steps, steps, async (all, way, otherWay) => {
      freshDatabases();
      const archive = new TestArchive('a');
      const held = await walk(archive, all, way);
      const file = await backupOf(archive);
      archive.close();
      freshDatabases();
      const other = new TestArchive('o');
      const own = await walk(other, all, otherWay);
      expect((await restoreInto(other, file)).kind).toBe('restored');
      const merged = await other.dump();
      // the same once more changes nothing
      await restoreInto(other, file);
      expect(await other.dump()).toBe(merged);
      other.close();

      freshDatabases();
      const straight = new TestArchive('s');
      const records = new Map([...own, ...held].toReversed().map(each => [each.records, each]));
      if (records.size > 0) await straight.import([...records.values()]);
      expect(withoutNames(merged)).toBe(withoutNames(await straight.dump()));
      straight.close();
    }),
    { numRuns: runs(12) },
  );
});
/** A file that both had keeps the name it has here. */
const withoutNames = (dump: string) => dump.replace(/renamed (file \d)/g, '$1');

test('what a backup brings can be undone where something was here before, and the other way round', async () => {
  freshDatabases();
  const { archive, ids } = await filled();
  const file = await backupOf(archive);
  archive.close();
  freshDatabases();
  const other = new TestArchive('o');
  // one file of the backup with another one, under another name
  const own = await importedId(other, [third, { ...first, name: 'mine.json' }]);
  const before = await other.dump();
  await restoreInto(other, file);
  expect((await other.reader.imports()).map(({ id }) => id)).toEqual([ids[1], own]);
  await other.undo(ids[1] ?? '');
  expect(await other.dump()).toBe(before);
  await restoreInto(other, file);
  await other.undo(own);
  const [left] = await other.reader.imports();
  expect(left?.files.map(({ file: name }) => name)).toEqual(['second.json']);
  other.close();
});

test('of an import of which some files are here, the others come', async () => {
  freshDatabases();
  const archive = new TestArchive('f');
  const id = await importedId(archive, [first, second]);
  const file = await backupOf(archive);
  const whole = await archive.dump();
  archive.close();
  freshDatabases();
  const other = new TestArchive('o');
  const own = await importedId(other, [first]);
  expect(await restoreInto(other, file)).toMatchObject({ restored: { imports: 1, conversations: 1, extended: 2 } });
  expect(await other.dump()).toBe(whole);
  const [record] = await other.reader.imports();
  expect(record).toMatchObject({ id, outcome: { added: 1, extended: 2, unchanged: 0 } });
  // its other file goes over to the import that had it, too
  await other.undo(own);
  expect(await other.dump()).toBe(whole);
  other.close();
});

test('what was erased since does not come back while its files are known, and does into an empty archive', async () => {
  freshDatabases();
  const { archive } = await filled();
  const file = await backupOf(archive);
  await archive.writer.erase({ kind: 'conversations', keys: [chatKey('c')] });
  const erased = await archive.dump();
  await restoreInto(archive, file);
  expect(await archive.dump()).toBe(erased);
  await archive.writer.erase({ kind: 'everything' });
  await restoreInto(archive, file);
  expect(await archive.reader.counts(['"c 1"'])).toEqual([1]);
  archive.close();
});

test('marks that are here stay, beside those of the backup', async () => {
  freshDatabases();
  const { archive } = await filled();
  const file = await backupOf(archive);
  archive.close();
  freshDatabases();
  const other = new TestArchive('o');
  await other.mark(chatKey('b'), { kind: 'note', note: { id: 'n1', text: 'another text', at: START } });
  await other.mark(chatKey('a'), { kind: 'evaluate', evaluation: 70 });
  await restoreInto(other, file);
  const marks = await marksStored();
  expect(marks.get(chatKey('a'))).toMatchObject({ flagged: true, evaluation: 70 });
  expect(
    marks
      .get(chatKey('b'))
      ?.notes.map(({ text }) => text)
      .sort(),
  ).toEqual(['another text', 'call back on Monday']);
  expect(marks.get(chatKey('gone'))?.tags).toEqual(['late']);
  other.close();
});

test('D-14: a damaged file, a wrong password and a newer version are refused before anything is written', async () => {
  freshDatabases();
  const { archive } = await filled();
  const plain = await backupOf(archive);
  const secret = await backupOf(archive, { password: 'correct horse' });
  archive.close();
  const factory = freshDatabases();
  const other = new TestArchive('o');
  await other.import([third]);
  const before = await everythingStored();
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put');
  for (let nth = 0; nth < 12; nth++) {
    const flipped = plain.slice();
    const at = Math.floor(((nth + 0.5) / 12) * flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ 16;
    expect((await restoreInto(other, flipped)).kind).toBe('refused');
    expect((await restoreInto(other, plain.slice(0, at))).kind).toBe('refused');
  }
  expect(await restoreInto(other, secret)).toEqual({ kind: 'refused', problem: 'needs-password' });
  expect(await restoreInto(other, secret, 'correct house')).toEqual({ kind: 'refused', problem: 'wrong-password' });
  expect(spy).not.toHaveBeenCalled();
  expect(await everythingStored()).toBe(before);
  expect(await other.writer.describeBackup(sourceOf(secret), 'correct horse')).toMatchObject({
    kind: 'backup',
    summary: { conversations: 3, imports: 2, marked: 3 },
  });
  expect((await restoreInto(other, secret, 'correct horse')).kind).toBe('restored');
  other.close();
  switchDatabases(factory);
});

test('an archive of which something is damaged is not backed up, and nothing is restored into one', async () => {
  const factory = freshDatabases();
  const { archive } = await filled();
  const file = await backupOf(archive);
  const record = rowsIn(factory).find(({ table }) => table === 'imports');
  record?.set({ ...(record.value as object), messages: 7 });
  const again = new TestArchive('g');
  await expect(backupOf(again).then(() => 'done')).rejects.toMatchObject({ code: 'archive/damaged' });
  expect((await restoreInto(again, file).catch((error: unknown) => error)) as object).toMatchObject({
    code: 'archive/damaged',
  });
  archive.close();
  again.close();
});

test('a backup that is stopped is no file, and a restore that is stopped changes nothing', async () => {
  freshDatabases();
  const { archive } = await filled();
  const file = await backupOf(archive);
  const stopped = AbortSignal.abort();
  await expect(
    archive.writer.backUp(
      async () => undefined,
      { password: '', searches: [], ledger: [], at: START },
      () => undefined,
      stopped,
    ),
  ).rejects.toThrow();
  archive.close();
  freshDatabases();
  const other = new TestArchive('o');
  await other.import([third]);
  const before = await seenOf(other);
  const control = new AbortController();
  const outcome = await other.writer.restore(
    sourceOf(file),
    '',
    ({ step }) => step === 'restoring' && control.abort(),
    control.signal,
  );
  expect(outcome).toEqual({ kind: 'cancelled' });
  expect(await seenOf(other)).toBe(before);
  await other.writer.clean();
  const { stored, named } = await segmentsStored();
  expect(stored).toEqual(named);
  other.close();
});

test('D-14: stopped at any write, a restore is as before or as after', LONG, async () => {
  freshDatabases();
  const { archive } = await filled();
  const file = await backupOf(archive);
  archive.close();
  const prepared = async () => {
    const factory = freshDatabases();
    const other = new TestArchive('o');
    await other.import([third]);
    await other.mark(chatKey('d'), { kind: 'flag', flagged: true });
    other.close();
    return factory;
  };
  const seenAnew = async () => {
    const looking = new TestArchive('l');
    await looking.writer.clean();
    const all = await seenOf(looking);
    const marks = JSON.stringify([...(await marksStored())]);
    looking.close();
    return all + marks;
  };
  await prepared();
  const before = await seenAnew();
  const restoring = new TestArchive('r');
  await restoreInto(restoring, file);
  restoring.close();
  const after = await seenAnew();
  expect(after).not.toBe(before);

  const found = new Set<string>();
  // at every third write in the suite, at every one by soak
  for (let allowed = 0; ; allowed += runs(1) > 1 ? 1 : 3) {
    const factory = await prepared();
    const killed = new TestArchive('r');
    const stop = stopAfter(allowed);
    await restoreInto(killed, file).catch(() => undefined);
    const isOver = stop.writes() <= allowed;
    vi.restoreAllMocks();
    killed.close();
    switchDatabases(factory);
    const now = await seenAnew();
    expect([before, after]).toContain(now);
    found.add(now);
    if (isOver) break;
  }
  expect(found.size).toBe(2);
});

/** Lets the first writes through; from then on every one fails, as if the process were gone. */
function stopAfter(allowed: number): { readonly writes: () => number } {
  let writes = 0;
  const killed = () => new DOMException('killed', 'UnknownError');
  for (const method of ['put', 'add', 'delete', 'clear'] as const) {
    const original = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...args: never[]) {
      if (writes++ >= allowed) throw killed();
      return Reflect.apply(original, this, args);
    });
  }
  const remove = IDBFactory.prototype.deleteDatabase;
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function (this: IDBFactory, name) {
    if (writes++ >= allowed) throw killed();
    return Reflect.apply(remove, this, [name]);
  });
  return { writes: () => writes };
}
