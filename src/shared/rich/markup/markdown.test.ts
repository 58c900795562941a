import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RichNode } from '../../domain/rich-text';
import { richNode } from '../../domain/rich-text';
import { safeLink } from '../safe-url';
import { richFromMarkdown } from './markdown';

const text = (words: string): RichNode => ({ kind: 'text', text: words });
const paragraph = (...children: readonly RichNode[]): RichNode => ({ kind: 'block', block: 'paragraph', children });
const nodes = (markdown: string) => richFromMarkdown(markdown).nodes;

test('a message becomes a tree and its plain text', () => {
  const markdown =
    '## Hours\n\n**Monday** to *Friday* `9:00`, [page](https://shop.example/h)\nline two\n\n1. ring\n2. wait\n\n> closed\n\n---\n\n![door](https://p.example/d.jpg)\n\n```\na  b\n```';
  expect(richFromMarkdown(markdown)).toEqual({
    nodes: [
      { kind: 'block', block: 'heading', children: [text('Hours')] },
      paragraph(
        { kind: 'mark', mark: 'bold', children: [text('Monday')] },
        text(' to '),
        { kind: 'mark', mark: 'italic', children: [text('Friday')] },
        text(' '),
        { kind: 'mark', mark: 'code', children: [text('9:00')] },
        text(', '),
        { kind: 'link', href: 'https://shop.example/h', children: [text('page')] },
        { kind: 'break' },
        text('line two'),
      ),
      { kind: 'list', ordered: true, items: [[paragraph(text('ring'))], [paragraph(text('wait'))]] },
      { kind: 'block', block: 'quote', children: [paragraph(text('closed'))] },
      { kind: 'block', block: 'rule', children: [] },
      paragraph({ kind: 'image', url: 'https://p.example/d.jpg', alt: 'door' }),
      { kind: 'block', block: 'preformatted', children: [text('a  b')] },
    ],
    text: 'Hours\nMonday to Friday 9:00, page (https://shop.example/h)\nline two\n1. ring\n2. wait\nclosed\n[image: door]\na  b',
    dropped: 0,
  });
});

test('markup inside is words', () => {
  expect(nodes('a <b onclick=x>b</b> c')).toEqual([paragraph(text('a <b onclick=x>b</b> c'))]);
  expect(nodes('<script>alert(1)</script>')).toEqual([text('<script>alert(1)</script>')]);
});

test('links by reference are found, hostile ones are words', () => {
  expect(nodes('[shop][s]\n\n[s]: https://shop.example')).toEqual([
    paragraph({ kind: 'link', href: 'https://shop.example', children: [text('shop')] }),
  ]);
  expect(nodes('[x](javascript:alert(1))')).toEqual([paragraph(text('x (javascript:alert(1))'))]);
  expect(nodes('![x](javascript:1)')).toEqual([paragraph(text('x (javascript:1)'))]);
});

const cell = (...children: readonly RichNode[]) => children;
const head = (words: string) => cell({ kind: 'mark', mark: 'bold', children: [text(words)] });

test('a table is a table, with marks and links in its cells', () => {
  const markdown = 'Sizes:\n| Name | Weight |\n|:---|---:|\n| **Storfjord** | 2.9 kg |\n| a \\| b |\n\nafter';
  expect(nodes(markdown)).toEqual([
    paragraph(text('Sizes:')),
    {
      kind: 'table',
      rows: [
        [head('Name'), head('Weight')],
        [cell({ kind: 'mark', mark: 'bold', children: [text('Storfjord')] }), cell(text('2.9 kg'))],
        [cell(text('a | b')), cell()],
      ],
    },
    paragraph(text('after')),
  ]);
  expect(richFromMarkdown(markdown).text).toContain('2.9 kg');
});

test.each(['a | b\nno dashes | here', '| a | b |\n|---|', 'a | b | c\n--- | ---'])('%j is no table', markdown => {
  expect(nodes(markdown).some(({ kind }) => kind === 'table')).toBe(false);
});

test('bars without outer ones make a table, and a hostile link in a cell stays words', () => {
  expect(nodes('a | b\n--- | ---\n[x](javascript:1) | y')).toEqual([
    {
      kind: 'table',
      rows: [
        [head('a'), head('b')],
        [cell(text('x (javascript:1)')), cell(text('y'))],
      ],
    },
  ]);
});

test('a table beyond the limit is kept as its source', () => {
  const rows = Array.from({ length: 900 }, (_, n) => `| ${n} | b | c |`).join('\n');
  expect(richFromMarkdown(`| a | b | c |\n|--|--|--|\n${rows}`).text).toContain('899');
});

test('deeper than the limit the source is kept', () => {
  expect(richFromMarkdown(`${'> '.repeat(30)}deep`).text).toContain('deep');
});

test('after the limit of nodes the source is kept', () => {
  const rows = Array.from({ length: 800 }, (_, n) => `row ${n}`).join('\n\n');
  expect(richFromMarkdown(rows).text).toContain('row 799');
});

test.each(['[', '> ', '- ', '*a ', '**a', '`a', '[a](', '![', '_'])('a run of %j is read in time and kept', run => {
  const markdown = `${run.repeat(15_000)}end`;
  const before = performance.now();
  expect(richFromMarkdown(markdown).text).toContain('end');
  expect(performance.now() - before).toBeLessThan(5000);
});

test('any text is read and gives only what is allowed', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '**',
      '*',
      '`',
      '[',
      '](',
      ')',
      '![',
      '> ',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      '# ',
      '<b>',
      'javascript:x',
      'https://a.example',
      '```',
      '&amp;',
      '[a]: ',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const rich = richFromMarkdown(pieces.join(''));
      for (const node of rich.nodes) expect(richNode.safeParse(node).success).toBe(true);
      const hrefs = [...JSON.stringify(rich.nodes).matchAll(/"href":("(?:[^"\\]|\\.)*")/g)].map(([, href]) =>
        JSON.parse(href ?? '""'),
      );
      expect(hrefs.every(href => safeLink(href) === href)).toBe(true);
    }),
  );
});
