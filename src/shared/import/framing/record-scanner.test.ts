import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#shared/testing/runs';
import { RecordScanner } from './record-scanner';

/** What the scanner tells of a text that comes between the given cuts: one line for each call. */
function tell(contents: string | Uint8Array, cuts: readonly number[] = [], recordBytes = 1 << 20): readonly string[] {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const told: string[] = [];
  const decode = (part: Uint8Array) => new TextDecoder().decode(part);
  let wasText = false;
  const say = (line: string, isText = false) => {
    // how often text is told of does not matter, only where it begins
    if (!(isText && wasText)) told.push(line);
    wasText = isText;
  };
  const scanner = new RecordScanner(
    {
      record: ({ bytes: record, line, column, outcome, page, longDigits }) => {
        const inPage = page === undefined ? '' : ` in ${decode(page.head)}`;
        say(`${outcome} ${line}:${column} ${decode(record)}${inPage}${longDigits ? ' long' : ''}`);
      },
      pageEnd: (page, tail, whole) => say(`page of ${page.records}${whole ? '' : ' broken off'} ${decode(tail)}`),
      text: () => say('text', true),
      strayBracket: (line, column) => say(`stray ${line}:${column}`),
      unfinishedArray: () => say('unfinished'),
    },
    { pages: ['notes'], recordBytes },
  );
  const offsets = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  for (let n = 1; n < offsets.length; n++) scanner.push(bytes.subarray(offsets[n - 1], offsets[n]));
  scanner.end();
  return told;
}

const LAYOUTS: readonly (readonly [name: string, text: string, told: readonly string[]])[] = [
  ['a bare record', '{"a":1}', ['whole 1:1 {"a":1}']],
  ['a bare record with space around', '\n\n  {"a":1}\n', ['whole 3:3 {"a":1}']],
  ['JSON Lines', '{"a":1}\n{"a":2}\r\n{"a":3}', ['whole 1:1 {"a":1}', 'whole 2:1 {"a":2}', 'whole 3:1 {"a":3}']],
  [
    'documents one after the other',
    '{"a":1}{"a":2} {"a":3}',
    ['whole 1:1 {"a":1}', 'whole 1:8 {"a":2}', 'whole 1:16 {"a":3}'],
  ],
  [
    'documents with empty lines between',
    '{\n "a": 1\n}\n\n{\n "a": 2\n}',
    ['whole 1:1 {\n "a": 1\n}', 'whole 5:1 {\n "a": 2\n}'],
  ],
  ['an array of records', '[{"a":1}, {"a":2}]', ['whole 1:2 {"a":1}', 'whole 1:11 {"a":2}']],
  ['arrays in arrays', '[[{"a":1}],[{"a":2}]]', ['whole 1:3 {"a":1}', 'whole 1:13 {"a":2}']],
  ['an empty array', '[]', []],
  [
    'a page',
    '{"about":{"n":[1]},"notes":[{"a":1},{"a":2}],"next":"x"}',
    [
      'whole 1:29 {"a":1} in {"about":{"n":[1]},"notes":[',
      'whole 1:37 {"a":2} in {"about":{"n":[1]},"notes":[',
      'page of 2 ,"next":"x"}',
    ],
  ],
  ['an empty page', '{"notes" : [ ]}', ['page of 0 }']],
  [
    'pages in an array',
    '[{"notes":[{"a":1}]},{"notes":[{"a":2}]}]',
    ['whole 1:12 {"a":1} in {"notes":[', 'page of 1 }', 'whole 1:32 {"a":2} in {"notes":[', 'page of 1 }'],
  ],
  ['a wrapped page', '{"body":{"notes":[{"a":1}]}}', ['whole 1:19 {"a":1} in {"body":{"notes":[', 'page of 1 }}']],
  ['a page name that is a value', '{"a":"notes","b":["notes"]}', ['whole 1:1 {"a":"notes","b":["notes"]}']],
  ['a longer name that ends like a page', '{"mynotes":[{"a":1}]}', ['whole 1:1 {"mynotes":[{"a":1}]}']],
  [
    'brackets and escapes in texts',
    '{"a":"}]{[\\"}\\\\"}{"b":"\\\\\\""}',
    ['whole 1:1 {"a":"}]{[\\"}\\\\"}', 'whole 1:18 {"b":"\\\\\\""}'],
  ],
  ['prose around', 'See {domain} and start {from, to}:\n{"a":1}|end', ['text', 'whole 2:1 {"a":1}', 'text']],
  ['a code block of a page', 'Code Block ||\n|\n{ "a" : 1 } |', ['text', 'whole 3:1 { "a" : 1 }', 'text']],
  ['a log line', '12:00 INFO body={"a":1} done', ['text', 'whole 1:17 {"a":1}', 'text']],
  ['a brace too many', '{"a":1}}\n{"a":2}', ['whole 1:1 {"a":1}', 'stray 1:8', 'whole 2:1 {"a":2}']],
  ['a brace too many in an array', '[{"a":1}},{"a":2}]', ['whole 1:2 {"a":1}', 'stray 1:9', 'whole 1:11 {"a":2}']],
  [
    'a brace too many in a page',
    '{"notes":[{"a":1}},{"a":2}]}',
    ['whole 1:11 {"a":1} in {"notes":[', 'stray 1:18', 'whole 1:20 {"a":2} in {"notes":[', 'page of 2 }'],
  ],
  [
    'a page whose array is not closed',
    '{"notes":[{"a":1}}\n{"a":2}',
    ['whole 1:11 {"a":1} in {"notes":[', 'page of 1 }', 'whole 2:1 {"a":2}'],
  ],
  ['no commas between elements', '[{"a":1}\n{"a":2}]', ['whole 1:2 {"a":1}', 'whole 2:1 {"a":2}']],
  [
    'texts and numbers among records',
    '[{"a":1}, "{", 1, {"a":2}]',
    ['whole 1:2 {"a":1}', 'text', 'whole 1:19 {"a":2}'],
  ],
  ['comments', '{"a":1, // it\'s "so {"\n"b":/* } */2}', ['whole 1:1 {"a":1, // it\'s "so {"\n"b":/* } */2}']],
  ['typographic quotes', '{“a”: “}”}\n{"b":1}', ['whole 1:1 {“a”: “}”}', 'whole 2:1 {"b":1}']],
  ['single quotes', "{'a': '}'}\n{\"b\":1}", ["whole 1:1 {'a': '}'}", 'whole 2:1 {"b":1}']],
  ['names without quotes', '{ _id: ObjectId("x") }', ['whole 1:1 { _id: ObjectId("x") }']],
  ['a regular expression', '{"a":/[{"]\\//}{"b":1}', ['whole 1:1 {"a":/[{"]\\//}', 'whole 1:15 {"b":1}']],
  ['a line break in a text', '{"a":"x\ny}"}{"b":1}', ['whole 1:1 {"a":"x\ny}"}', 'whole 2:5 {"b":1}']],
  ['a missing closing quote', '{"a":"x,\n"b":{}}\n{"a":2}', ['whole 1:1 {"a":"x,\n"b":{}}', 'whole 3:1 {"a":2}']],
  ['byte-order marks between', '{"a":1}\n\uFEFF{"a":2}', ['whole 1:1 {"a":1}', 'whole 2:2 {"a":2}']],
  [
    'long numbers',
    '{"a":1234567890123456}{"a":123456789012345,"b":"1234567890123456"}',
    ['whole 1:1 {"a":1234567890123456} long', 'whole 1:23 {"a":123456789012345,"b":"1234567890123456"}'],
  ],
  ['columns after wide characters', '{"a":"é😀"}{"b":1}', ['whole 1:1 {"a":"é😀"}', 'whole 1:12 {"b":1}']],
];

const BROKEN: typeof LAYOUTS = [
  ['nothing but a beginning', '{"a":', ['cut-off 1:1 {"a":']],
  [
    'half a file',
    '{"notes":[{"a":1},{"a":2,"b":"x',
    [
      'whole 1:11 {"a":1} in {"notes":[',
      'cut-off 1:19 {"a":2,"b":"x in {"notes":[',
      'unfinished',
      'page of 2 broken off ',
    ],
  ],
  ['a file that ends between records', '[{"a":1},', ['whole 1:2 {"a":1}', 'unfinished']],
  [
    'half a page end',
    '{"notes":[{"a":1}],"next":{',
    ['whole 1:11 {"a":1} in {"notes":[', 'page of 1 broken off ,"next":{'],
  ],
  [
    'half a line among others',
    '{"a":[{"c":1},\n{"a":2}\n{"a":3}',
    ['unclosed 1:1 {"a":[{"c":1},\n', 'whole 2:1 {"a":2}', 'whole 3:1 {"a":3}'],
  ],
  [
    'half a text among others',
    '{"a":"x\n{"a":2}\n{"a":3}',
    ['unclosed 1:1 {"a":"x\n', 'whole 2:1 {"a":2}', 'whole 3:1 {"a":3}'],
  ],
  [
    'a brace too few in an array',
    '[{"a":1,"b":{"c":1},{"a":2}]',
    ['unclosed 1:2 {"a":1,"b":{"c":1},', 'whole 1:21 {"a":2}'],
  ],
  [
    'a bracket too few in a page',
    '{"notes":[{"a":{"b":[1,{"c":1},{"a":2},{"a":3}]}',
    [
      'unclosed 1:11 {"a":{"b":[1,{"c":1}, in {"notes":[',
      'whole 1:32 {"a":2} in {"notes":[',
      'whole 1:40 {"a":3} in {"notes":[',
      'page of 3 }',
    ],
  ],
  [
    'a quote too few',
    '[{"a":1,"b":"x},{"a":2,"b":"y"},{"a":3,"b":"z"}]',
    ['unclosed 1:2 {"a":1,"b":"x},', 'whole 1:17 {"a":2,"b":"y"}', 'whole 1:33 {"a":3,"b":"z"}'],
  ],
  [
    'half a document before prose',
    '{\n"a": [\n\nThe next one:\n\n{\n"b": 2\n}',
    ['unclosed 1:1 {\n"a": [\n\nThe next one:\n\n', 'whole 6:1 {\n"b": 2\n}'],
  ],
  ['a bracket of the wrong kind', '{"a":[1,2}\n{"a":3}', ['whole 1:1 {"a":[1,2}', 'whole 2:1 {"a":3}']],
  ['an object of the same kind inside', '{"a":1,"b":{"a":2}}', ['whole 1:1 {"a":1,"b":{"a":2}}']],
];

describe.each([...LAYOUTS, ...BROKEN])('%s', (_, text, told) => {
  test('is told apart', () => {
    expect(tell(text)).toEqual(told);
  });

  test('is told the same wherever it is cut in two', () => {
    const whole = tell(text);
    const length = new TextEncoder().encode(text).length;
    for (let cut = 0; cut <= length; cut++) expect(tell(text, [cut])).toEqual(whole);
  });

  test('is told the same byte by byte', () => {
    const length = new TextEncoder().encode(text).length;
    expect(
      tell(
        text,
        Array.from({ length }, (_, n) => n),
      ),
    ).toEqual(tell(text));
  });
});

const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });

test('whatever records are written one after the other come out, wherever they are cut', () => {
  const separators = fc.constantFrom('', ' ', '\n', '\r\n\r\n');
  fc.assert(
    fc.property(
      records,
      separators,
      fc.constantFrom(undefined, 2),
      fc.array(fc.nat(400)),
      (values, between, indent, cuts) => {
        const texts = values.map(value => JSON.stringify(value, undefined, indent));
        const bytes = new TextEncoder().encode(texts.join(between));
        const found = tell(
          bytes,
          cuts.map(cut => Math.min(cut, bytes.length)),
        );
        expect(found.map(line => line.replace(/^whole \d+:\d+ | long$/g, ''))).toEqual(texts);
      },
    ),
  );
});

test('whatever bytes come, every cut tells the same, and nothing throws', () => {
  const fragments = [
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    ',',
    '\\',
    '\n',
    '\n\n',
    '/',
    '/*',
    '“',
    'a',
    '{"a":1',
    '{"notes":[',
    '1',
    ' ',
    'é',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...fragments), { maxLength: 30 }),
      fc.array(fc.nat(60)),
      fc.nat(40),
      (parts, cuts, limit) => {
        const bytes = new TextEncoder().encode(parts.join(''));
        const bounded = cuts.map(cut => Math.min(cut, bytes.length));
        expect(tell(bytes, bounded, limit + 8)).toEqual(tell(bytes, [], limit + 8));
      },
    ),
    { numRuns: runs(300) },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200)), (bytes, cuts) => {
      expect(
        tell(
          bytes,
          cuts.map(cut => Math.min(cut, bytes.length)),
        ),
      ).toEqual(tell(bytes));
    }),
  );
});

test('a record beyond the limit costs only itself, and no more than the limit is held', () => {
  const long = JSON.stringify({ a: 'x'.repeat(500) });
  const text = `{"a":1}\n${long}\n{"a":2}`;
  const told = ['whole 1:1 {"a":1}', `too-large 2:1 ${long.slice(0, 100)}`, 'whole 3:1 {"a":2}'];
  expect(tell(text, [], 100)).toEqual(told);
  expect(
    tell(
      text,
      Array.from({ length: text.length }, (_, n) => n),
      100,
    ),
  ).toEqual(told);
});

test('one hundred thousand open brackets cost one record', () => {
  const deep = '{"a":'.repeat(100_000);
  const [first, second, ...rest] = tell(`${deep}\n\n{"b":1}`);
  expect(first?.slice(0, 18)).toBe('unclosed 1:1 {"a":');
  expect([second, ...rest]).toEqual(['whole 3:1 {"b":1}']);
});

test('many broken records in a row are read in a moment', () => {
  const count = 20_000;
  const told = tell('{"a":[{"c":1},\n'.repeat(count));
  expect(told).toHaveLength(count);
});
