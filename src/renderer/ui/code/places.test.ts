import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetOf, offsetOfPointer, placesOf, pointerAt } from './places';

const at = (text: string, pointer: string) => {
  const place = offsetOfPointer(text, pointer);
  return place === undefined ? undefined : text.slice(place, place + 6);
};

test('finds every place, whatever the case', () => {
  expect(placesOf('Sale, sale and SALE', 'sale')).toEqual([0, 6, 15]);
  expect(placesOf('anything', '')).toEqual([]);
});

test('a pointer leads to its value', () => {
  const text = '{ "a": [ {"b": "x,}"}, {"b": 42} ], "c~/d": true }';
  expect(at(text, '/a/1/b')).toBe('42} ],');
  expect(at(text, '/a/0/b')).toBe('"x,}"}');
  expect(at(text, '/c~0~1d')).toBe('true }');
  expect(offsetOfPointer(text, '')).toBe(0);
});

test('a pointer to nothing is nowhere, also in broken text', () => {
  expect(at('{"a":1}', '/b')).toBeUndefined();
  expect(at('{"a":', '/a/0')).toBeUndefined();
  expect(at('[1,,', '/5')).toBeUndefined();
});

test('every member of any JSON is found by its pointer', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6 }), value => {
      const text = JSON.stringify(value, undefined, 1);
      for (const [name, member] of Object.entries(value)) {
        const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const place = offsetOfPointer(text, pointer);
        const written = JSON.stringify(member, undefined, 1);
        expect(text.slice(place).replace(/\s/g, '').startsWith(written.replace(/\s/g, ''))).toBe(true);
      }
    }),
  );
});

test('the pointer of a place is the one that leads there', () => {
  const text = '{"a/b": [1, {"c~": "x"}], "d": {}}';
  expect([0, 3, 9, 13, 20, 28].map(place => pointerAt(text, place))).toEqual([
    '',
    '/a~1b',
    '/a~1b/0',
    '/a~1b/1/c~0',
    '/a~1b/1/c~0',
    '/d',
  ]);
  expect(pointerAt('{"a":', 4)).toBe('/a');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6 }), value => {
      const json = JSON.stringify(value, undefined, 1);
      for (const name of Object.keys(value)) {
        const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const place = offsetOfPointer(json, pointer) ?? -1;
        expect(pointerAt(json, place)).toBe(pointer);
      }
    }),
  );
});

test('a line and column of the file are a place in a record that begins inside a line', () => {
  const file = 'x, {"a":\n1}';
  const record = file.slice(3);
  expect(offsetOf(record, { line: 1, column: 4 }, { line: 1, column: 5 })).toBe(1);
  expect(offsetOf(record, { line: 1, column: 4 }, { line: 2, column: 1 })).toBe(6);
  expect(offsetOf(record, { line: 1, column: 4 }, { line: 9, column: 1 })).toBeUndefined();
  expect(offsetOf(record, { line: 3, column: 1 }, { line: 1, column: 1 })).toBeUndefined();
});
