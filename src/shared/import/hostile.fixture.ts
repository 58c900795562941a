import { gzipSync, strToU8, zipSync } from 'fflate';
import { asMarkdown } from '../export/markdown';
import { asPlainText } from '../export/plain';
import { holdsPersonalData } from '../masking/finders/find';
import { cardFromJson } from '../rich/card/structured-card';
import { linkWarning } from '../rich/link-warning';
import { richFromHtml } from '../rich/markup/html';
import { richFromMarkdown } from '../rich/markup/markdown';
import { LIMITS } from './contract/limits';
import { factsOf } from './kit/reading';
import { readSources } from './read-sources';
import { VENDORS } from './registry';

/** Something that reads what strangers wrote, given an input that grows with `size`. */
export interface HostileCase {
  readonly name: string;
  readonly run: (size: number) => unknown;
}

async function readFile(bytes: Uint8Array): Promise<void> {
  async function* open() {
    for (let from = 0; from < bytes.length; from += 1 << 20) yield bytes.subarray(from, from + (1 << 20));
  }
  await readSources([{ id: 'a', name: 'a', bytes: bytes.length, open }], {
    vendors: VENDORS,
    limits: LIMITS,
    withDocuments: true,
    record: () => {},
    settle: async () => {},
    progress: () => {},
    done: () => {},
  });
}

/** `unit` again and again, up to so many characters. */
function grown(unit: string, size: number): string {
  return unit.repeat(Math.max(1, Math.floor(size / unit.length)));
}

function listOf(size: number, element: (n: number) => string): string {
  const each = element(100_000).length + 1;
  return Array.from({ length: Math.max(1, Math.floor(size / each)) }, (_, n) => element(n)).join(',');
}

const FILES: Readonly<Record<string, (size: number) => string>> = {
  'base64 in lines': size => grown(`${'QUJDRA'.repeat(12)}QUJD\n`, size),
  'base64 and a sign that is none': size => `${grown('QUJD', size)}!`,
  blanks: size => grown(' ', size),
  'line feeds in a string': size => `{"a":"${grown('\n', size)}x"}`,
  'line feeds in a broken string': size => `{"a":"${grown('\n', size)}x",}`,
  digits: size => `{"a":${grown('1', size)}x}`,
  'long numbers': size => `{"a":[${listOf(size, n => `1234567890123456${n}`)}]}`,
  'wrappers of extended JSON': size => `{"a":[${listOf(size, () => '{"$oid":"x"}')}]}`,
  'dates of extended JSON over lines': size => `{"a":[${listOf(size, () => '{"$date":\n{"$numberLong":"1",}}')}]}`,
  'values of a shell': size => `{"a":[${listOf(size, n => `ISODate("${n}")`)}]}`,
  'trailing commas': size => `{"a":[${listOf(size, () => '[1,]')}]}`,
  slashes: size => `{"a":${grown('/', size)}`,
  'comments without an end': size => `{"a":[${grown('/*a/,', size)}`,
  'escaped apostrophes': size => `{"a":${grown("'\\", size)}`,
  'typographic quotes': size => `{"a":${grown('“a', size)}`,
  'open brackets': size => grown('[', size),
  'open braces': size => grown('{"a":', size),
  'arrays left open': size => grown('[{"a":1},', size),
  'records left open': size => grown('{"a":1,"b":[\n', size),
  'empty objects': size => grown('{}', size),
  'closing brackets': size => `{"a":1}${grown('}', size)}`,
  'unclosed strings': size => grown('{"a":"b" x ', size),
  quotes: size => `{${grown('"', size)}`,
  backslashes: size => `{"a":"${grown('\\', size)}"}`,
  'escapes that are none': size => `{"a":"${grown('\\q', size)}"}`,
  markup: size => `${grown('<a b="c">', size)}{`,
  'names that repeat': size => `{${listOf(size, () => '"a":1')}}`,
  'many names': size => `{${listOf(size, n => `"a${n}":1`)}}`,
  'addresses that are none': size => `{"id":1,"a":"a@${grown('.', size)}"}`,
  pages: size => grown(`{"a":${'1'.repeat(200)},"interactionHistoryRecords":[{"a":1}]}\n`, size),
  'a table': size => grown('a,b;c\t', size),
  'half of UTF-16': size => grown('a\u0000', size),
  'starts of videos': size =>
    `{"room":"r","messages":[${listOf(size, n => `{"id":${n},"ts":"2026-05-01T10:00:00Z","messageType":"videoStarted","content":{"user":{"id":1}}}`)}]}`,
  'lines with Markdown': size =>
    `{"id":1,"transcript":[${listOf(size, () => `{"role":"agent","timestamp":"2026-05-01T10:00:00Z","body":{"type":"markdown","content":"${'a\\n=\\n'.repeat(200)}"}}`)}]}`,
  'a line of HTML': size =>
    `{"info":{"engagementId":"1","visitorId":"v"},"transcript":{"lines":[{"timeL":1700000000000,"textType":"html","source":"visitor","text":"${grown('<b', size)}"}]}}`,
};

const lineOf = (text: string, who = 'a') => ({
  who,
  when: '',
  marks: [],
  instead: '',
  body: { kind: 'text', text } as const,
});

/** Every way into the program for bytes that somebody else wrote, each with what once was or might be slow. */
export const HOSTILE: readonly HostileCase[] = [
  ...Object.entries(FILES).map(([name, text]) => ({
    name: `file: ${name}`,
    run: (size: number) => readFile(strToU8(text(size))),
  })),
  { name: 'file: packed blanks', run: size => readFile(gzipSync(strToU8(grown(' ', size)))) },
  {
    name: 'file: many members',
    run: size =>
      readFile(
        zipSync(Object.fromEntries(Array.from({ length: size / 1000 }, (_, n) => [`${n}`, strToU8('{"a":1}')]))),
      ),
  },
  ...['<b>', '<a href="', '<', '<!--', '<!', '&', '&amp;', '<table>a', '<b><p></b>', '</p>', '<a\n'].map(unit => ({
    name: `HTML: ${JSON.stringify(unit)}`,
    run: (size: number) => richFromHtml(grown(unit, size)),
  })),
  { name: 'HTML: tags, then letters', run: size => richFromHtml(`${'<b>'.repeat(1502)}<${grown('a', size)}`) },
  ...['a\n=\n', '- ', '> ', '1. ', '*a_', '[', '![a](', '`', '|a|\n|-|\n', '<a>', '\n', '*_', '| '].map(unit => ({
    // of messages as long as are taken apart, since a longer one is not
    name: `Markdown: ${JSON.stringify(unit)}`,
    run: (size: number) => {
      for (let left = size; left > 0; left -= 20_000) richFromMarkdown(grown(unit, Math.min(left, 20_000)));
    },
  })),
  ...['@.', '@', '.', 'a', 'a@', 'a.', ' '].map(unit => ({
    name: `link: ${JSON.stringify(unit)}`,
    run: (size: number) => [
      linkWarning(`${grown(unit, size)} x`, 'mailto:a@b.example'),
      linkWarning(`${grown(unit, size)} x`, 'https://b.example/'),
    ],
  })),
  ...['@.', '1 ', '12-', 'a@', '+1'].map(unit => ({
    name: `personal data: ${JSON.stringify(unit)}`,
    run: (size: number) => holdsPersonalData(`a@${grown(unit, size)}`),
  })),
  { name: 'facts: dots behind a sign', run: size => factsOf({ x: `a@${grown('.', size)} ` }) },
  { name: 'facts: many members', run: size => factsOf(JSON.parse(`{${listOf(size, n => `"a${n}":1`)}}`)) },
  {
    name: 'card: many elements',
    run: size =>
      cardFromJson(JSON.parse(`{"type":"vertical","elements":[${listOf(size, () => '{"type":"text","text":"a"}')}]}`)),
  },
  ...['\n', '*', ' ', '\\', '\n \n'].map(unit => ({
    name: `copy: ${JSON.stringify(unit)}`,
    run: (size: number) => {
      const lines = [lineOf(`a${grown(unit, size)}b`, grown(unit, size))];
      return [asPlainText({ heading: '', lines }), asMarkdown({ heading: '', lines })];
    },
  })),
];
