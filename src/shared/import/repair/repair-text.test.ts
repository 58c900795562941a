import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { repairText } from './repair-text';

/** The value that was read and, for each repair, its name and offset. */
function mended(text: string): unknown {
  const mending = repairText(text);
  if (mending.kind === 'hopeless') return `${mending.why} at ${mending.offset}`;
  return [JSON.parse(mending.text), ...mending.repairs.map(({ code, offset }) => `${code.slice(7)} ${offset}`)];
}

describe('each repair is named and placed', () => {
  test.each<[string, string, ...unknown[]]>([
    ['a comma before a closing brace', '{"a":1,}', { a: 1 }, 'trailing-comma 6'],
    ['a comma before a closing bracket', '{"a":[1, 2 , ]}', { a: [1, 2] }, 'trailing-comma 11'],
    ['no comma between members', '{"a":1\n"b":2}', { a: 1, b: 2 }, 'missing-comma 6'],
    ['no comma after a text', '{"a":"x"\n"b":"y"}', { a: 'x', b: 'y' }, 'missing-comma 8'],
    ['no comma after an array', '{"a":[] "b":2}', { a: [], b: 2 }, 'missing-comma 7'],
    ['no comma between objects of an array', '[{"a":1} {"a":2}]', [{ a: 1 }, { a: 2 }], 'missing-comma 8'],
    ['no comma between texts of an array', '["a"\n"b"]', ['a', 'b'], 'missing-comma 4'],
    ['a comma too many', '[1,,2]', [1, 2], 'extra-comma 3'],
    ['a comma first', '{,"a":1}', { a: 1 }, 'extra-comma 1'],
    ['a closing brace too many', '{"a":1}}', { a: 1 }, 'extra-bracket 7'],
    ['no closing bracket', '{"a":[1,2}', { a: [1, 2] }, 'missing-bracket 9'],
    ['no closing quote', '{"a":"x,\n"b":2}', { a: 'x', b: 2 }, 'missing-quote 7'],
    ['typographic quotes', '{“a”: “x "y" z”}', { a: 'x "y" z' }, 'smart-quotes 1', 'smart-quotes 6'],
    ['single quotes', `{'a': 'it\\'s "x"'}`, { a: 'it\'s "x"' }, 'single-quotes 1', 'single-quotes 6', 'bad-escape 9'],
    ['a name without quotes', '{a_1: 1}', { a_1: 1 }, 'unquoted-key 1'],
    ['quotes inside a text', '{"a":"say "hi" now"}', { a: 'say "hi" now' }, 'unescaped-quote 10', 'unescaped-quote 13'],
    ['a wrong escape', '{"a":"C:\\dir \\x41"}', { a: 'C:\\dir A' }, 'bad-escape 8', 'bad-escape 13'],
    ['a tab inside a text', '{"a":"x\ty"}', { a: 'x\ty' }, 'control-character 7'],
    ['a line break inside a text', '{"a":"x\ny","b":1}', { a: 'x\ny', b: 1 }, 'control-character 7'],
    ['no-break spaces', '{\u00a0"a": 1}', { a: 1 }, 'odd-space 1'],
    ['a leading zero', '{"a":007}', { a: '007' }, 'odd-number 5'],
    [
      'words of other languages',
      '[True,None,NaN]',
      [true, null, null],
      'foreign-literal 1',
      'foreign-literal 6',
      'foreign-literal 11',
    ],
    ['a line comment', '{"a":1 // one\n}', { a: 1 }, 'comment 7'],
    ['a block comment', '{/* "x": { */"a":1}', { a: 1 }, 'comment 1'],
    ['dots in place of the rest', '{"a":[1, ...]}', { a: [1] }, 'ellipsis 9', 'trailing-comma 7'],
  ])('%s', (_, text, ...expected) => {
    expect(mended(text)).toEqual(expected);
  });
});

describe('values as database shells print them', () => {
  test.each<[string, unknown]>([
    ['ObjectId("61e8277aef3d6b076066d287")', '61e8277aef3d6b076066d287'],
    ["ObjectId('61e8')", '61e8'],
    ['ISODate("2022-01-19T15:00:00Z")', '2022-01-19T15:00:00Z'],
    ['new Date(1642604343631)', 1642604343631],
    ['NumberLong(42)', 42],
    ['NumberLong("42")', 42],
    ['NumberInt(7)', 7],
    ['NumberDecimal("1.10")', '1.10'],
    ['Timestamp(1642604343, 2)', { t: 1642604343, i: 2 }],
    ['UUID("ab-cd")', 'ab-cd'],
    ['BinData(0,"AQID")', 'AQID'],
    ['/^re(f|g)\\/und"{/i', '/^re(f|g)\\/und"{/i'],
    ['MinKey()', null],
  ])('%s', (value, expected) => {
    expect(mended(`{"a": ${value}}`)).toEqual([{ a: expected }, 'shell-value 6']);
  });

  test.each<[string, unknown, number]>([
    ['{"$oid":"61e8"}', '61e8', 1],
    ['{"$date":"2022-01-19T15:00:00Z"}', '2022-01-19T15:00:00Z', 1],
    ['{"$date":{"$numberLong":"1642604343631"}}', 1642604343631, 2],
    ['{"$numberInt":"7"}', 7, 1],
    ['{"$oid":"a","more":1}', { $oid: 'a', more: 1 }, 0],
    ['{"$price":1}', { $price: 1 }, 0],
  ])('extended JSON %s', (value, expected, repairs) => {
    const [first, ...codes] = mended(`[${value}]`) as [unknown, ...string[]];
    expect([first, codes.length]).toEqual([[expected], repairs]);
  });

  test('wrapped values next to each other without a comma', () => {
    expect(mended('[{"$oid":"a"}{"$oid":"b"}]')).toEqual([
      ['a', 'b'],
      'extended-json 1',
      'missing-comma 13',
      'extended-json 13',
    ]);
  });
});

test.each([
  ['{"lo": yourLongitude}', 'unquoted-value at 7'],
  ['{"day": 2024-01-01}', 'not-json at 8'],
  ['{"a": {"b": 1}', 'not-json at 14'],
  ['{"a" 1}', 'not-json at 1'],
  ['{"a": "x', 'not-json at 6'],
  ['{"a": fetch("x")}', 'unquoted-value at 6'],
])('%s is left to a person', (text, expected) => {
  expect(mended(text)).toBe(expected);
});

test('deep nesting ends the reading and not the program', () => {
  expect(mended('['.repeat(100_000))).toBe('too-deep at 200');
});

test('members that repeat are told, and the last one counts', () => {
  const mending = repairText('{"a":1,"b":{"a":2},"a":3}');
  expect(mending).toEqual({
    kind: 'mended',
    text: '{"a":1,"b":{"a":2},"a":3}',
    repairs: [],
    repeated: [{ name: 'a', offset: 19 }],
  });
});

test('valid JSON needs no repair', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(repairText(text)).toMatchObject({ kind: 'mended', text, repairs: [] });
    }),
  );
});

test('never throws, and what it mends is JSON or nearly', () => {
  const fragments = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '“',
    ':',
    ',',
    '\\',
    '\n',
    '/',
    '//',
    'a',
    '1',
    '-',
    'ObjectId(',
    ')',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 40 }), parts => {
      const mending = repairText(parts.join(''));
      if (mending.kind === 'mended') expect(() => JSON.parse(mending.text)).not.toThrow();
    }),
    { numRuns: runs(500) },
  );
});
