import { expect, test } from 'vitest';
import { factRow, rawRow } from './detail-rows';
import { extraRows } from './extra-rows';

test('a field stands under our word for it, with the vendor’s name kept beside', () => {
  expect(factRow({ name: 'operatingSystem', value: 'MAC_OSX' }, 'utc', 'visitor')).toEqual({
    name: 'System',
    value: 'macOS',
    vendorName: 'operatingSystem',
    filter: { key: 'visitor', value: 'MAC_OSX' },
  });
  expect(factRow({ name: 'favourite', value: 'blue' }, 'utc', 'visitor')).toMatchObject({ name: 'favourite' });
});

test('only an https address can be opened', () => {
  const urlOf = (value: string, kind?: 'url') =>
    factRow({ name: 'page', value, ...(kind && { kind }) }, 'utc', 'visitor').url;
  expect(urlOf('https://shop.example/a', 'url')).toBe('https://shop.example/a');
  expect(urlOf('javascript:alert(1)', 'url')).toBeUndefined();
  expect(urlOf('https://shop.example/a')).toBeUndefined();
});

test('a raw field is found again by its path without the numbers of list elements', () => {
  expect(rawRow({ name: 'contacts.2.phone', value: '55' }).filter).toEqual({
    key: 'field',
    value: 'contacts.phone=55',
  });
});

test('members without a home are flattened, each value under its whole name', () => {
  expect(extraRows({ a: { b: [1, { c: 'x' }] }, e: {}, n: null })).toEqual([
    { name: 'a.b.0', value: '1', filter: { key: 'field', value: 'a.b=1' } },
    { name: 'a.b.1.c', value: 'x', filter: { key: 'field', value: 'a.b.c=x' } },
    { name: 'e', value: '{}' },
    { name: 'n', value: 'null' },
  ]);
});

test('beyond the last row the rest stands as JSON, so that nothing is left out', () => {
  const rows = extraRows({ many: Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`n${n}`, { deep: n }])) });
  expect(rows.filter(({ value }) => /^\d+$/.test(value)).length).toBe(400);
  expect(rows.at(-1)).toEqual({ name: 'many.n899', value: '{"deep":899}' });
});
