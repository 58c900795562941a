import { expect, test } from 'vitest';
import { troubleWith } from './pattern-work.mjs';
import { patternsIn } from './patterns.mjs';

/**
 * Patterns that are seen as costing more than the length of their text, and why that is all right. A new one is better
 * written so that there is one way only to take a text apart.
 * @type {Readonly<Record<string, string>>}
 */
const KNOWN = {
  '^[\\s.]+|[\\s.]+$': 'the name of a file that is suggested has at most 255 characters',
  '^.*\\/|\\.json$': 'names of our own samples',
  '(?<![\\d.eE+-])-?\\d{16,}(?![\\d.eE])': 'a row of digits is begun once: what is looked at behind it says so',
  '"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|[^,\\s][^,]*':
    'a quote without an end is one argument up to the next comma, and there is one such quote of each kind at most',
  '(?<![\\d.])(\\d+(?:\\.\\d+)?)(ms|[smhdw])': 'an amount is begun once: what is looked at behind it says so',
  '^[ \\t]*(?:(?:>|[-+*]|\\d{1,9}[.)])[ \\t]*){20}|[[\\]!*_`~]{200}':
    'asked of at most 20 000 characters; blanks and list marks keep each other apart, and lines are begun once',
};

/** Files that put a pattern together, and why that is all right. */
const MADE = {
  'src/renderer/archive/patterns/patterns.ts':
    'what a person searches by runs in a thread of its own that may be ended',
  'src/shared/query/language/pattern.ts': 'the same',
  'src/renderer/gallery/Gallery.tsx': 'not part of the program',
  'src/shared/masking/finders/numbers.ts': 'every repetition in it is limited',
  'src/shared/masking/finders/scripts.ts': 'one class of characters',
  'src/shared/import/rich-file.ts': 'asked of the first 4096 characters of a file',
  'src/shared/rich/colour/colour.ts':
    'every repetition in it but that of blanks is limited, and signs keep the blanks apart',
  'src/renderer/features/search/box/Suggestions.tsx': 'one class of characters',
};

const { literals, made } = patternsIn('src');

test('R-01: no pattern of the program costs more than the length of its text', () => {
  const troubled = literals.flatMap(({ file, pattern, flags }) => {
    const trouble = troubleWith(pattern, flags);
    return trouble === undefined || Object.hasOwn(KNOWN, pattern)
      ? []
      : [`${file}: /${pattern}/${flags} is ${trouble}`];
  });
  expect([literals.length > 200, troubled]).toEqual([true, []]);
}, 60_000);

test('what is known to be all right is still there', () => {
  const patterns = new Set(literals.map(({ pattern }) => pattern));
  expect(Object.keys(KNOWN).filter(pattern => !patterns.has(pattern))).toEqual([]);
});

test('patterns are put together where somebody has thought about it', () => {
  expect([...new Set(made)].sort()).toEqual(Object.keys(MADE).sort());
});

test.each([
  [/^\s*(?:[A-Za-z0-9+/_-]{32,}={0,2}\s*)+$/, 'exponential'],
  [/^(?:a|a)*b/, 'exponential'],
  [/^(?:a|b+)+$/, 'exponential'],
  [/(?:a+)+$/, 'exponential'],
  [/^(?:mailto:)?(\S+@\S+\.\S+)$/i, 'polynomial'],
  [/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'polynomial'],
  [/<\/?([a-z][a-z0-9]*)?[^<>]*>/gi, 'polynomial'],
  [/[+-]?(?:\d+\.?\d*|\.\d+)(?![\w.+:-])/y, 'polynomial'],
  [/\s+$/, 'polynomial'],
  [/a+b/, 'polynomial'],
  [/(a)\1/, 'back-reference'],
  [/a(?=.*b)/, 'look-around'],
])('%s is seen for what it is', (pattern, trouble) => {
  expect(troubleWith(pattern.source, pattern.flags)).toBe(trouble);
});

test.each([
  /^a+b/,
  /a+b/y,
  /[ \t]+/g,
  /^[^@]+@[^@.]+(?:\.[^@.]+)+$/,
  /\d{3,}/,
  /^(?:ab|ac)*$/,
  /(?:^|\/)x$/,
  /^a?b*c{2,5}$/m,
])('%s costs what its text is long', pattern => {
  expect(troubleWith(pattern.source, pattern.flags)).toBeUndefined();
});
