import { expect, test } from 'vitest';
import { HeadRow, packHeads } from './head-row';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test('each head of a row comes out as it went in', () => {
  const heads = [{ customer: 'Änne' }, {}, { agents: ['Mira'], messages: 3 }];
  const row = HeadRow.open(packHeads(heads.map(encode)));
  expect(heads.map((_, nth) => row?.head(nth))).toEqual(heads);
  expect(row?.head(3)).toBeUndefined();
});

test('what is no row of heads is not opened', () => {
  expect(HeadRow.open(encode({ customer: 'Änne' }))).toBeUndefined();
  expect(HeadRow.open(encode([{ customer: 'Änne' }]).subarray(0, 9))).toBeUndefined();
  expect(HeadRow.open(new Uint8Array(3))).toBeUndefined();
  expect(HeadRow.open(packHeads([encode({})]).subarray(0, 9))).toBeUndefined();
});
