import { beforeEach, expect, test } from 'vitest';
import { freshDatabases } from '../../testing/archive';
import { Catalog } from '../tables/catalog';
import type { TombstoneRow } from './catalog-rows';
import { isWhole, readRows } from './checked-rows';

let factory: IDBFactory;
beforeEach(() => {
  factory = freshDatabases();
});

test('a row is as it was written until something of it is changed', async () => {
  const catalog = new Catalog(1, factory);
  await catalog.tombstones.bulkPut([
    { segment: 'a', slots: Uint32Array.of(1, 2) },
    { segment: 'b', slots: Uint32Array.of(3) },
  ]);
  await catalog.indexes.put({ id: 'x', shard: 0, version: 2, covers: [], documents: 5 });
  await catalog.indexes.toCollection().modify({ documents: 6 });
  const [row] = await catalog.indexes.toArray();
  expect(row && isWhole(row)).toBe(true);
  expect(row && isWhole({ ...row, documents: 5 })).toBe(false);
  expect(row && isWhole({ ...row, more: 1 })).toBe(false);

  const { whole, damaged } = await readRows<TombstoneRow>(catalog.tombstones);
  expect([...whole.keys()]).toEqual(['a', 'b']);
  expect(whole.get('b')).toEqual({ segment: 'b', slots: Uint32Array.of(3) });
  expect(damaged.size).toBe(0);
  const held = await catalog.tombstones.get('a');
  expect(held && isWhole({ ...held, slots: Uint32Array.of(1, 3) })).toBe(false);
  expect(isWhole({ segment: 'a', slots: Uint32Array.of(1, 2) })).toBe(false);
  catalog.close();
});
