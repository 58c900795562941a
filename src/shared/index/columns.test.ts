import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Columns, ColumnsBuilder, type Row } from './columns';
import { hashText } from './hash';
import { KeyTable } from './terms/key-table';

const SCHEMA = { at: 'number', count: 'count', source: 'word', agents: 'words', name: 'text' } as const;

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
const rows: fc.Arbitrary<Row<typeof SCHEMA>[]> = fc.array(
  fc.record({
    at: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
    count: fc.nat(),
    source: fc.option(text, { nil: undefined }),
    agents: fc.array(text, { maxLength: 3 }),
    name: fc.option(text, { nil: undefined }),
  }),
);

function packed(all: readonly Row<typeof SCHEMA>[]): Uint8Array {
  const builder = new ColumnsBuilder(SCHEMA);
  for (const row of all) builder.add(row);
  return builder.pack();
}

test('rows come out of packed columns as they went in', () => {
  fc.assert(
    fc.property(rows, all => {
      const columns = Columns.open(SCHEMA, packed(all));
      expect(all.map((_, row) => columns?.row(row))).toEqual(all);
      expect(columns?.length).toBe(all.length);
    }),
  );
});

test('columns open wherever in a buffer they lie', () => {
  const bytes = packed([{ at: 1, count: 2, source: 'a', agents: ['b'], name: 'c' }]);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(Columns.open(SCHEMA, shifted.subarray(3))?.row(0)).toEqual({
    at: 1,
    count: 2,
    source: 'a',
    agents: ['b'],
    name: 'c',
  });
});

test('bytes that are no columns, or columns of another schema, are not opened', () => {
  expect(Columns.open(SCHEMA, new Uint8Array(40))).toBeUndefined();
  expect(Columns.open({ ...SCHEMA, more: 'count' }, packed([]))).toBeUndefined();
});

test('a list that older columns do not have is empty', () => {
  const columns = Columns.open(
    { ...SCHEMA, more: 'words' },
    packed([{ at: 1, count: 2, source: 'a', agents: [], name: 'c' }]),
  );
  expect(columns?.words('more', 0)).toEqual([]);
});

test('a key table finds every place of a key and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(6), fc.constant(Number.NaN), fc.constant(2 ** 52 + 3))), numbers => {
      const table = new KeyTable(Float64Array.from(numbers));
      for (const key of [0, 3, 2 ** 52 + 3]) {
        expect(table.placesOf(key)).toEqual(numbers.flatMap((number, place) => (number === key ? [place] : [])));
      }
    }),
  );
});

test('hashes are whole numbers below 2^53 and differ for near texts', () => {
  const texts = Array.from({ length: 20_000 }, (_, n) => `liveperson:4:${n}`);
  const hashes = new Set(texts.map(each => hashText(each)));
  expect(hashes.size).toBe(texts.length);
  expect([...hashes].every(hash => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
});
