import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { RowReads } from './row-reads';
import { Shards } from './shards';

const shards = new Shards();
afterEach(() => shards.remove(1));

async function written(): Promise<RowReads> {
  const { index } = await shards.writable(1);
  await index.bulkPut([Uint8Array.of(1), Uint8Array.of(2)], ['a', 'b']);
  return new RowReads(shards);
}

test('rows asked for in one go are read together, and each once', async () => {
  const reads = await written();
  const bulkGet = vi.spyOn((await shards.writable(1)).index, 'bulkGet');
  const rows = await Promise.all(['b', 'a', 'b', 'c'].map(key => reads.get(1, 'index', key)));
  expect(rows).toEqual([Uint8Array.of(2), Uint8Array.of(1), Uint8Array.of(2), undefined]);
  expect(bulkGet.mock.calls).toEqual([[['b', 'a', 'c']]]);
});

test('a shard that is not there holds nothing, and is not made', async () => {
  const reads = new RowReads(shards);
  expect(await reads.get(7, 'heads', 'a')).toBeUndefined();
  expect(await shards.numbers()).toEqual([]);
});

test('who asks is told of a failure, and the next one asks anew', async () => {
  const reads = await written();
  const { index } = await shards.writable(1);
  vi.spyOn(index, 'bulkGet').mockRejectedValueOnce(new Error('gone'));
  await expect(Promise.all([reads.get(1, 'index', 'a'), reads.get(1, 'index', 'b')])).rejects.toThrow('gone');
  expect(await reads.get(1, 'index', 'a')).toEqual(Uint8Array.of(1));
});
