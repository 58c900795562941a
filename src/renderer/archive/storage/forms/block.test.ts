import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Block, type EntryWithBytes, packBlock } from './block';

const bytes = fc.uint8Array({ maxLength: 40 });
const record: fc.Arbitrary<EntryWithBytes> = fc
  .record({
    original: bytes,
    repaired: fc.option(bytes, { nil: undefined }),
    file: fc.constantFrom('a.json', 'b.json'),
    page: fc.constantFrom(undefined, { offset: 0 }, { offset: 50 }),
    key: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    record: fc.nat(),
  })
  .map(({ original, repaired, page, key, file, record }) => ({
    original,
    ...(repaired && { repaired }),
    entry: {
      shape: 'invented/chat',
      file,
      record,
      line: 1,
      column: 2,
      ...(page && { page }),
      ...(key !== undefined && { key }),
    },
  }));

test('records come out of a block byte for byte, with what was stored of them', () => {
  fc.assert(
    fc.property(fc.array(record), records => {
      const block = Block.open(packBlock(records));
      expect(records.map((_, slot) => block?.withBytes(slot))).toEqual(records);
    }),
  );
});

test('a block with a changed or missing byte is not opened', () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (records, at, change) => {
        const block = packBlock(records);
        const damaged = block.slice();
        const place = at % block.length;
        damaged[place] = (damaged[place] ?? 0) ^ change;
        expect(Block.open(damaged)).toBeUndefined();
        expect(Block.open(block.slice(0, place))).toBeUndefined();
      },
    ),
  );
});
