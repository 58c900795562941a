import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLines, lineAt, rawLines, unfolded } from './lines';

const shown = (text: string) =>
  jsonLines(text).map(({ from, until, indent }) => `${'  '.repeat(indent)}${text.slice(from, until)}`);

test('each member has a line, an empty object or array none of its own', () => {
  expect(shown('{"a":1,"b":[true,{"c":null}],"d":{},"e":[]}')).toEqual([
    '{',
    '  "a":1,',
    '  "b":[',
    '    true,',
    '    {',
    '      "c":null',
    '    }',
    '  ],',
    '  "d":{},',
    '  "e":[]',
    '}',
  ]);
});

test('signs inside strings are text', () => {
  expect(shown('{"a":"{,[\\"]}"}')).toEqual(['{', '  "a":"{,[\\"]}"', '}']);
});

test('digits are not read: what no number can hold stays as it is', () => {
  expect(shown('[12345678901234567890]')).toEqual(['[', '  12345678901234567890', ']']);
});

test('a line knows where what it opens is closed', () => {
  const lines = jsonLines('{"a":[1,2],"b":{}}');
  expect(lines[0]?.closes).toBe(lines.length - 1);
});

test('what is folded hides its lines and the one that closes it', () => {
  const text = '{"a":[1,2],"b":3}';
  const lines = jsonLines(text);
  const rows = unfolded(lines, new Set([1])).map(index => text.slice(lines[index]?.from, lines[index]?.until));
  expect(rows).toEqual(['{', '"a":[', '"b":3', '}']);
});

test('a long line is cut into pieces that together are the line', () => {
  const text = `["${'x'.repeat(5000)}"]`;
  const lines = jsonLines(text);
  expect(lines.filter(({ goesOn }) => goesOn).length).toBe(2);
  expect(lines.map(({ from, until }) => text.slice(from, until)).join('')).toBe(text);
});

test('no character but blanks between members is ever lost, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json({ maxDepth: 4 }), fc.string()), text => {
      const kept = jsonLines(text)
        .map(({ from, until }) => text.slice(from, until))
        .join('');
      expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('raw lines are the text', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ -~]{0,30}$/), { minLength: 1 }), written => {
      const text = written.join('\n');
      expect(rawLines(text).map(({ from, until }) => text.slice(from, until))).toEqual(written);
    }),
  );
});

test('the line of every place is the one that holds it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), text => {
      const lines = jsonLines(text);
      for (const [index, { from, until }] of lines.entries()) {
        expect(lineAt(lines, from)).toBe(index);
        expect(lineAt(lines, until - 1)).toBe(index);
      }
    }),
  );
});
