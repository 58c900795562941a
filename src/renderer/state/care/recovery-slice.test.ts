import { expect, test } from 'vitest';
import type { ArchiveCondition, Loss } from '#shared/ledger/compare';
import type { LedgerImport } from '#shared/ledger/ledger';
import { fakeRecord, fakeStore, NOW } from '../testing/archive.fixture';
import { isRecovering } from './recovery-slice';

const lost = (id: string, ...names: readonly string[]): LedgerImport => ({
  id,
  at: NOW,
  account: 'shop',
  files: names.map(name => ({ name, bytes: 10, hashes: [`hash-${name}`], packed: false })),
  conversations: 1,
  messages: 1,
  bytes: 1,
});
const lossOf = (differs: Partial<Loss> = {}): Loss => ({
  imports: [lost('i1', 'a.json'), lost('i2', 'b.json', 'c.json')],
  named: [],
  keptImports: 0,
  shards: 0,
  marked: 2,
  damagedLines: 0,
  isLedgerKnown: true,
  ...differs,
});

/** A store over an archive of which this is lost; `done` is what it was asked to do. */
async function lostStore(loss: Loss, differs: Parameters<typeof fakeStore>[0] = {}) {
  const done: string[] = [];
  let condition: ArchiveCondition = { kind: 'catalog-lost', how: 'not-there', loss };
  const store = fakeStore({
    condition: async () => condition,
    beginRestore: async () => void done.push('begin'),
    undoImport: async id => void done.push(`undo ${id}`),
    runImport: async (_, { account, sources }) => {
      done.push(`import ${account} ${sources?.map(({ name }) => name)}`);
      return { kind: 'done', record: fakeRecord('new') };
    },
    rebuildSurvivor: async id => {
      done.push(`rebuild ${id}`);
      return { kind: 'done', record: fakeRecord(id) };
    },
    restoreMarks: async () => void done.push('marks'),
    endRestore: async isComplete => {
      done.push(`end ${isComplete}`);
      condition = { kind: 'whole', ledger: 'kept' };
    },
    leaveRestore: async () => void done.push('leave'),
    ...differs,
  });
  await store.getState().readCondition();
  return { store, done };
}
// the name of a file stands for its content here; the fixture's store hashes none
const packedAs = (loss: Loss): Loss => ({
  ...loss,
  imports: loss.imports.map(each => ({ ...each, files: each.files.map(file => ({ ...file, packed: true })) })),
});
const given = (...names: readonly string[]) => names.map(name => ({ id: name, name: `else/${name}`, bytes: 10 }));

test('D-09: with all files found everything comes back, imports in their order and marks last', async () => {
  const { store, done } = await lostStore(packedAs(lossOf()));
  expect(isRecovering(store.getState())).toBe(true);
  await store.getState().offerFiles(given('c.json', 'a.json', 'b.json', 'other.json'));
  expect(store.getState().strangeFiles).toEqual(['else/other.json']);
  await store.getState().restore();
  expect(done).toEqual([
    'begin',
    'import shop else/a.json',
    'import shop else/b.json,else/c.json',
    'marks',
    'end true',
  ]);
  expect(store.getState().recovery).toEqual({ kind: 'ended', restored: 2, failures: [], marked: 2 });
  store.getState().closeRecovery();
  expect(isRecovering(store.getState())).toBe(false);
});

test('D-09: what lacks a file is not taken for whole', async () => {
  const { store, done } = await lostStore(packedAs(lossOf()));
  await store.getState().offerFiles(given('a.json', 'b.json'));
  await store.getState().restore();
  expect(done.at(-1)).toBe('leave');
  expect(store.getState().recovery).toMatchObject({ kind: 'ended', restored: 2 });
  expect(isRecovering(store.getState())).toBe(true);
});

test('what survived is rebuilt from its rows, and needs no file', async () => {
  const survivors = async () => ['i1', 'i9'].map(id => ({ import: id, at: NOW, hashes: [] }));
  const { store, done } = await lostStore(packedAs(lossOf({ shards: 1 })), { survivors });
  await store.getState().offerFiles(given('b.json', 'c.json'));
  await store.getState().restore();
  expect(done).toEqual([
    'begin',
    'rebuild i1',
    'import shop else/b.json,else/c.json',
    'rebuild i9',
    'marks',
    'end true',
  ]);
});

test('rows that nobody can name are not given up without a word', async () => {
  const { store, done } = await lostStore(lossOf({ imports: [], shards: 1, isLedgerKnown: false }));
  await store.getState().restore();
  expect(done).toEqual(['begin', 'marks', 'leave']);
});

test('an import that fails is named, and one that is stopped leaves the rest to be restored', async () => {
  const failing = await lostStore(packedAs(lossOf()), {
    runImport: async () => ({ kind: 'failed', code: 'archive/disk-full' }),
  });
  await failing.store.getState().offerFiles(given('a.json', 'b.json', 'c.json'));
  await failing.store.getState().restore();
  expect(failing.done.at(-1)).toBe('leave');
  expect(failing.store.getState().recovery).toMatchObject({
    restored: 0,
    failures: [{ name: 'a.json', trouble: { code: 'archive/disk-full' } }, { name: 'b.json' }],
  });

  const stopped = await lostStore(packedAs(lossOf()), {
    runImport: async () => {
      stopped.store.getState().stopRestoring();
      return { kind: 'cancelled' };
    },
  });
  await stopped.store.getState().offerFiles(given('a.json', 'b.json', 'c.json'));
  await stopped.store.getState().restore();
  expect(stopped.done).toEqual(['begin', 'marks', 'leave']);
});

test('a file of the same size that is not the same is none of the missing', async () => {
  const { store } = await lostStore(lossOf());
  await store.getState().offerFiles(given('a.json'));
  expect(store.getState().foundFiles.size).toBe(0);
  expect(store.getState().strangeFiles).toEqual(['else/a.json']);
});

test('imports whose rows are missing are taken out before they come back', async () => {
  const { store, done } = await lostStore(packedAs(lossOf({ imports: [lost('i1', 'a.json')], named: ['i1'] })));
  await store.getState().offerFiles(given('a.json'));
  await store.getState().restore();
  expect(done.slice(0, 2)).toEqual(['begin', 'undo i1']);
});
