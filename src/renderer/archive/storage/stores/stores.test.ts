import { beforeEach, expect, test, vi } from 'vitest';
import { freshDatabases, marksStored, rawCatalog, segmentsStored, TestArchive } from '../../testing/archive';
import { chatKey, type InventedFile } from '../../testing/invented';
import { stateOf } from '../tables/catalog';
import { COMMON_SHARD, Shards } from '../tables/shards';
import { storePlaces } from './stores';

beforeEach(() => freshDatabases());

const chat = (name: string, more = {}) => ({
  chat: name,
  lines: [{ n: 1, by: 'visitor', text: `hello ${name}` }],
  ...more,
});
const one: InventedFile = { name: 'one.json', records: [chat('a'), chat('b')] };
const two: InventedFile = { name: 'two.json', records: [chat('a', { disposition: 'open' }), chat('c')] };
const everything = { text: '', sort: [], offset: 0, limit: 100 };
const places = storePlaces();

/** Makes an archive of two imports and loses of it what `lose` says. */
async function archiveWithout(...lost: readonly string[]): Promise<void> {
  const archive = new TestArchive('a');
  await archive.import([one]);
  await archive.import([two]);
  await archive.mark(chatKey('a'), { kind: 'flag', flagged: true });
  archive.close();
  for (const name of lost) await places.remove(name);
}

test('every store is a place of its own', async () => {
  await archiveWithout();
  expect((await places.names()).toSorted()).toEqual(['lectern-catalog-1', 'lectern-marks', 'lectern-shard-0']);
});

test('D-09: what a lost catalog leaves is not swept, whatever is done afterwards', async () => {
  await archiveWithout();
  const { stored } = await segmentsStored();
  await places.remove('lectern-catalog-1');

  const archive = new TestArchive('n');
  await archive.writer.clean();
  expect((await segmentsStored()).stored).toEqual(stored);
  const outcome = await archive.import([{ name: 'three.json', records: [chat('d')] }]);
  await archive.undo(outcome.kind === 'done' ? outcome.record.id : '');
  archive.close();

  const reopened = new TestArchive('r');
  await reopened.writer.clean();
  expect((await segmentsStored()).stored).toEqual(expect.arrayContaining([...stored]));
  await expect(stateOf(await rawCatalog())).resolves.toMatchObject({ afterLoss: true });
  reopened.close();
});

test('a catalog that was emptied in its place counts as lost', async () => {
  await archiveWithout();
  const catalog = await rawCatalog();
  for (const table of catalog.tables) await table.clear();
  catalog.close();
  const archive = new TestArchive('n');
  await archive.writer.clean();
  expect(await new Shards().numbers()).toEqual([COMMON_SHARD]);
  archive.close();
});

test('nothing is swept while the comparison at the start says that something is amiss', async () => {
  await archiveWithout();
  const shards = new Shards();
  await shards.writable(7);
  const archive = new TestArchive('r');
  archive.writer.trust(false);
  await archive.writer.clean();
  const [{ id } = { id: '' }] = await archive.reader.imports();
  await archive.undo(id);
  expect(await shards.numbers()).toEqual([COMMON_SHARD, 7]);
  expect((await segmentsStored()).stored).toContain(id);
  archive.writer.trust(true);
  await archive.writer.clean();
  expect(await shards.numbers()).toEqual([COMMON_SHARD]);
  expect((await segmentsStored()).stored).not.toContain(id);
  shards.close();
  archive.close();
});

test('what a crash of the very first import leaves is swept', async () => {
  const first = new TestArchive('f');
  await first.reader.overview();
  first.close();
  const shards = new Shards();
  const { blocks } = await shards.writable(3);
  await blocks.put(new Uint8Array(3), 'x 00000000');
  shards.close();
  const archive = new TestArchive('r');
  await archive.writer.clean();
  expect(await new Shards().numbers()).toEqual([]);
  archive.close();
});

test('the newest whole generation of the catalog is opened, and the others are removed', async () => {
  await archiveWithout();
  // a generation that somebody began to write and did not end
  const begun = await places.open('lectern-catalog-2');
  await new Promise(resolve => {
    begun.open('lectern-catalog-2').onsuccess = ({ target }) => {
      (target as IDBOpenDBRequest).result.close();
      resolve(undefined);
    };
  });
  const archive = new TestArchive('r');
  expect((await archive.reader.search(everything)).total).toBe(3);
  await archive.writer.clean();
  expect((await places.names()).filter(name => name.startsWith('lectern-catalog'))).toEqual(['lectern-catalog-1']);

  await archive.writer.erase();
  await archive.import([one]);
  expect((await places.names()).filter(name => name.startsWith('lectern-catalog'))).toEqual(['lectern-catalog-2']);
  expect((await archive.reader.search(everything)).total).toBe(2);
  archive.close();
});

test('an erasing that was cut off is ended at the next start, marks included', async () => {
  await archiveWithout();
  const doomed = new TestArchive('d');
  vi.spyOn(Shards.prototype, 'numbers').mockRejectedValueOnce(new DOMException('killed', 'UnknownError'));
  await doomed.writer.erase();
  doomed.close();
  expect((await marksStored()).size).toBe(1);

  const archive = new TestArchive('r');
  expect((await archive.reader.overview()).conversations).toBe(0);
  await archive.writer.clean();
  expect((await places.names()).toSorted()).toEqual(['lectern-catalog-2', 'lectern-marks']);
  expect((await marksStored()).size).toBe(0);
  archive.close();
});

test('a shard says of itself what lies in it', async () => {
  await archiveWithout('lectern-catalog-1');
  const manifests = await new Shards().manifests(COMMON_SHARD);
  const imports = manifests.filter(({ kind }) => kind === 'import');
  expect(imports).toMatchObject([
    { kind: 'import', format: 1, order: 1, files: [{ file: 'one.json', records: 2 }], rows: 2 },
    { kind: 'import', format: 1, order: 2, files: [{ file: 'two.json', records: 2 }], rows: 2 },
  ]);
  expect(manifests.filter(({ kind }) => kind === 'derived')).toHaveLength(1);
  const { stored } = await segmentsStored();
  expect(manifests.map(({ id }) => id).toSorted()).toEqual(stored);
});
